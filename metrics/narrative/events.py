"""Dated events and announcements, numbered for the record's chart."""

from dataclasses import dataclass

from metrics.analysis import target_outcomes
from metrics.datasets.brief import Brief
from metrics.narrative.earlier_targets import target_name

MONTHS = 12


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    """One mark: its number, ISO date, place on the axis of years, words and source id."""

    number: int
    date: str
    year: float
    title: str
    source: str


def numbered_events(brief: Brief) -> tuple[NumberedEvent, ...]:
    """The report's events and each target's first announcement, in order of date."""
    found = [(event.date, event.title, event.source) for event in brief.events]
    found += [
        (target.announced, f"Target of {target_name(target)}, {target.by}", target.source)
        for target, _ in target_outcomes.distinct_targets(brief)
    ]
    return tuple(
        NumberedEvent(number, date, _axis_position(date), title, source)
        for number, (date, title, source) in enumerate(sorted(found), 1)
    )


def event_list(brief: Brief) -> list[str]:
    """The marks explained, one line each with its source."""
    return [
        f"{mark.number}: {mark.date}, {mark.title} ({brief.sources[mark.source].publisher})."
        for mark in numbered_events(brief)
    ]


def _axis_position(date: str) -> float:
    """A date on an axis where a year's value stands at the year: its middle."""
    year, _, rest = date.partition("-")
    return int(year) + ((int(rest[:2]) - 0.5) / MONTHS - 0.5 if rest else 0.0)
