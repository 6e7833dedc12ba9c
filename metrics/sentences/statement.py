"""What the report states, and what follows from it by arithmetic."""

from functools import lru_cache

from metrics import stated
from metrics.brief import Brief
from metrics.entry import Target
from metrics.figure import Figure
from metrics.preset import BRIEFS_KEPT
from metrics.words import (
    NBSP,
    at_most,
    fixed,
    label,
    measured,
    multiplied,
    pair,
    period,
    quoted,
    span,
)


def question(brief: Brief) -> str:
    """The brief as a question, for a title."""
    return f"{brief.title}: will trade be {multiplied(brief.multiple)}?"


def lead(brief: Brief) -> str:
    """What the report states, what its target leaves open, and what two-way trade is."""
    trade, rate = brief.stated("turnover"), brief.stated("turnover_growth")
    return (
        f"{brief.report.publisher} of {brief.report.published} states two-way trade between {pair(brief)} of "
        f"{quoted(trade)} in {period(trade)}, up {quoted(rate)}, to be {multiplied(brief.multiple)}. "
        f"{_left_open(brief.pledge)} Two-way trade is exports plus imports, as one reporter records them."
    )


@lru_cache(BRIEFS_KEPT)
def cards(brief: Brief) -> tuple[tuple[Figure, str], ...]:
    """The report's figures, each with what follows from it."""
    return (
        (brief.stated("turnover"), implied(brief)),
        (brief.stated("turnover_growth"), held(brief)),
        (brief.stated("cumulative_investment"), per_year(brief)),
        (brief.stated("firms"), per_firm(brief)),
    )


def implied(brief: Brief) -> str:
    """The year before, as the report's level and growth imply it, against the printed one."""
    before, year = stated.previous_turnover(brief), _year_before(brief)
    said = f"The two figures imply {measured(before)} in {year} ({span(before.low, before.high)} by rounding)"
    printed = stated.printed_previous_turnover(brief)
    if printed is None:
        return f"{said}; no printed figure of that year is at hand."
    verdict = "consistent" if stated.agrees(before, printed) else "not consistent"
    return f"{said}; {brief.reporters[printed.reporter].name} printed {printed.quoted}: {verdict}."


def held(brief: Brief) -> str:
    """How long a doubling takes if the stated growth is held."""
    time = stated.doubling_time(brief)
    return (
        f"Held every year, it would double trade in {fixed(time.value)}{NBSP}years "
        f"({span(time.low, time.high)}). One year\u2019s growth is not a trend."
    )


def per_year(brief: Brief) -> str:
    """The cumulated investment per year."""
    yearly, years = stated.yearly_investment(brief), brief.stated("cumulative_investment").period.years
    return f"On average {measured(yearly)} ({span(yearly.low, yearly.high)}) over the {years} years."


def per_firm(brief: Brief) -> str:
    """The cumulated investment per firm."""
    return f"Set against the investment: {at_most(stated.investment_per_firm(brief))}."


def finding(brief: Brief) -> str:
    """What the report's level and growth imply, as a title."""
    trade, rate = brief.stated("turnover"), brief.stated("turnover_growth")
    before = measured(stated.previous_turnover(brief))
    return f"A rise of {quoted(rate)} to {quoted(trade)} puts {_year_before(brief)} at {before}"


def implied_row(brief: Brief) -> tuple[str, str]:
    """The year before, as implied: what it is, and its value with bounds."""
    before = stated.previous_turnover(brief)
    return (
        f"{label(brief.stated('turnover'))}, {_year_before(brief)}, implied",
        f"{measured(before)} ({span(before.low, before.high)}), derived",
    )


def _year_before(brief: Brief) -> int:
    return brief.stated("turnover").period.first_year - 1


def _left_open(pledge: Target) -> str:
    given = {"a base year": pledge.base_year, "a date": pledge.due}
    missing = [name for name, value in given.items() if value is None]
    if len(missing) > 1:
        return f"It gives neither {' nor '.join(missing)}."
    return f"It does not give {missing[0]}." if missing else ""
