"""The sentences of the shipped briefs' pages in one file, for review; ``make sentences`` writes it."""

from collections.abc import Iterator
from pathlib import Path

from metrics.analysis import target_outcomes
from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import names, shipped_brief
from metrics.narrative import (
    earlier_targets,
    fan,
    investment,
    phrases,
    record,
    reported_figures,
    scenarios,
    sensitivity,
    source_notes,
)
from metrics.scenarios.settings import Prices
from tests.first_view import outlook, plain

FILE = Path(__file__).with_suffix(".txt")
BENT: tuple[dict[str, object], ...] = (
    {"growth": 8.0, "multiple": 3.0},
    {"growth": 8.0, "multiple": 1.5, "name": "Slow"},
    {"growth": 8.0, "fade": True, "long": 4.0},
    {"growth": 8.0, "shock": -10.0},
    {"growth": 8.0, "prices": Prices.CONSTANT},
    {"growth": 1.0},
)


def text() -> str:
    """A line for each sentence, under the name of its brief."""
    parts = ([name, *map(plain, _sentences(shipped_brief(name)))] for name in names())
    return "\n\n".join("\n".join(filter(None, part)) for part in parts) + "\n"


def _sentences(brief: Brief) -> Iterator[str]:
    yield from _outlook(brief)
    yield from _bent(brief)
    yield from _record(brief)


def _outlook(brief: Brief) -> Iterator[str]:
    view = outlook(brief)
    yield reported_figures.question(brief)
    yield reported_figures.lead(brief)
    for figure, note in reported_figures.cards(brief):
        yield f"{phrases.printed_form(figure)}; {phrases.printed_bounds(figure)}; {note}"
    yield reported_figures.finding(brief)
    yield scenarios.headline(view)
    yield scenarios.finding(view)
    for answer in view.answers:
        yield scenarios.caption(answer)
        yield scenarios.answer_in_words(brief, answer)
        yield scenarios.required_growth(answer)
    yield source_notes.source_line(source_notes.record_source(brief), source_notes.data_version(brief))
    yield scenarios.assumptions(brief, view.answers)
    yield source_notes.latest_values(brief)
    yield fan.fan_note(view)
    yield sensitivity.finding(view)


def _bent(brief: Brief) -> Iterator[str]:
    for settings in BENT:
        view = outlook(brief, **settings)
        yield scenarios.finding(view)
        yield scenarios.answer_in_words(brief, view.active_answer)


def _record(brief: Brief) -> Iterator[str]:
    yield record.lead(brief)
    yield record.record_finding(brief)
    yield record.gap_finding(brief)
    yield record.gap_split(brief)
    yield earlier_targets.targets_finding(brief)
    yield from earlier_targets.levels_reached(brief)
    yield earlier_targets.base_note(brief)
    for progress in analyse(brief).progress:
        yield earlier_targets.progress_since_pledge(brief, progress)
    for target, _ in target_outcomes.distinct_targets(brief):
        for side in brief.sides:
            found = target_outcomes.outcome(analyse(brief).series, target, side.id)
            named = f"{earlier_targets.target_name(target)}, {side.name}"
            yield f"{named}: {earlier_targets.outcome(brief, found)}"
    if brief.figures_by_measure("cumulative_investment"):
        yield investment.investment_note(brief)
    if brief.figures_by_measure("firms"):
        yield investment.firms_note(brief)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
