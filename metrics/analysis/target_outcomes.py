"""Earlier targets and what became of them, on each side's own series."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from metrics.analysis.trade_series import TradeSeries
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Target
from metrics.quantities import growth


class State(StrEnum):
    """What became of a target by the latest value of a series."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    NOT_SCORED = "cannot be scored"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target on one reporter's series.

    ``year`` and ``value`` (in the brief's unit) are those that decide: the first year at or
    above the target, the due year, or the latest one. ``pace_needed`` leads from the latest
    value to the target in the due year, ``pace_so_far`` from the announcement's year to the
    latest value, both fractions per year; None where they do not apply.
    """

    target: Target
    reporter: str
    state: State
    level: float | None
    year: int | None
    value: float | None
    pace_needed: float | None
    pace_so_far: float | None


def distinct_targets(brief: Brief) -> tuple[tuple[Target, int], ...]:
    """Each target once, in order of announcement, with how often it was stated.

    Repeats of one target are one target.
    """
    first = [target for target in brief.targets.values() if not target.repeats]
    repeats = [target.repeats for target in brief.targets.values()]
    return tuple((target, 1 + repeats.count(target.id)) for target in first)


def outcome(series: TradeSeries, target: Target, reporter: str) -> Outcome:
    """What became of ``target`` on the series of ``reporter``.

    A target without a number, or a multiple without a base year, is never given one: it
    cannot be scored, and neither can one that no value met where that of the due year is not on
    record. One without a date is met or open, never missed. Years before the announcement do
    not count.
    """
    seen = series.levels(reporter)
    level = _level(target, seen)
    if level is None:
        return Outcome(target, reporter, State.NOT_SCORED, None, None, None, None, None)
    last = max(seen)
    due = target.due or last
    hits = [year for year, value in seen.items() if target.year <= year <= due and value >= level]
    if hits:
        return Outcome(target, reporter, State.MET, level, hits[0], seen[hits[0]], None, None)
    if target.due and target.due <= last:
        value = seen.get(target.due)
        state = State.NOT_SCORED if value is None else State.MISSED
        return Outcome(target, reporter, state, level, target.due, value, None, None)
    needed = growth.required_cagr(seen[last], level, target.due - last) if target.due else None
    steps = last - target.year
    known = steps > 0 and target.year in seen
    so_far = float(growth.cagr(seen[target.year], seen[last], steps)) if known else None
    return Outcome(target, reporter, State.OPEN, level, last, seen[last], needed, so_far)


def first_year_at_level(series: TradeSeries, level: float, reporter: str) -> int | None:
    """The first year whose value on the series of ``reporter`` is at least ``level``."""
    return next((year for year, value in series.levels(reporter).items() if value >= level), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far trade has come since the report's year on one series.

    ``multiple`` is the latest value over that of the report's year, ``pace`` the yearly
    growth between them (a fraction).
    """

    reporter: str
    first_year: int
    last_year: int
    first: float
    last: float
    multiple: float
    pace: float


def progress(series: TradeSeries) -> tuple[Progress, ...]:
    """Since the report's year, on each side's own series that has later values."""
    start = series.brief.stated_figure("turnover").period.first_year
    found = []
    for side in series.brief.sides:
        seen = series.levels(side.id)
        last = max(seen)
        if start in seen and last > start:
            pace = float(growth.cagr(seen[start], seen[last], last - start))
            multiple = seen[last] / seen[start]
            found.append(Progress(side.id, start, last, seen[start], seen[last], multiple, pace))
    return tuple(found)


def _level(target: Target, seen: Mapping[int, float]) -> float | None:
    if target.value is not None:
        return target.value.value
    if target.multiple is not None and target.base_year is not None and target.base_year in seen:
        return target.multiple * seen[target.base_year]
    return None
