"""What the report states, and what follows from it by arithmetic."""

import math
from functools import lru_cache

from metrics.analysis import report_arithmetic, target_outcomes
from metrics.analysis.presets import BRIEFS_KEPT
from metrics.analysis.target_outcomes import State
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Target
from metrics.narrative.phrases import (
    NBSP,
    as_used,
    at_most,
    bracketed,
    fixed,
    label,
    measured,
    money,
    multiplied,
    pair,
    period,
    quoted,
    span,
)
from metrics.quantities.figures import Figure


def question(brief: Brief) -> str:
    """The brief as a question, for a title; in the past once a book says how it came out."""
    pledge, past = brief.pledge, _answered(brief)
    if pledge.value is not None:
        verb, goal = "did" if past else "will", f"reach {money(pledge.value.value, brief.currency)}"
    else:
        verb, goal = "was" if past else "will", f"{'' if past else 'be '}{multiplied(brief.multiple)}"
    return f"{brief.title}: {verb} trade {goal}{_due(pledge)}?"


def lead(brief: Brief) -> str:
    """What the report states, what its target leaves open, and what two-way trade is."""
    trade, rate, pledge = brief.stated("turnover"), brief.stated("turnover_growth"), brief.pledge
    goal = (
        f"be {multiplied(brief.multiple)}"
        if pledge.value is None
        else f"reach {money(pledge.value.value, brief.currency)}"
    )
    states = (
        f"{brief.report.publisher} of {brief.report.published} states two-way trade between {pair(brief)} of "
        f"{quoted(trade)} in {period(trade)}, {_moved(rate)}, to {goal}{_due(pledge)}."
    )
    about = "Two-way trade is exports plus imports, as one reporter records them."
    return " ".join(filter(None, (states, _left_open(pledge), so_far(brief), about)))


def so_far(brief: Brief) -> str:
    """What became of the report's target on each side's book; nothing where it cannot be scored."""
    clauses = []
    for side in brief.sides:
        found = target_outcomes.outcome(brief, brief.pledge, side.id)
        if found.state is State.MET:
            clauses.append(f"{side.name} first recorded it in {found.year}")
        elif found.value is not None:
            verb = "ends at" if found.state is State.OPEN else "recorded"
            book = f"the book of {side.name}" if found.state is State.OPEN else side.name
            clauses.append(f"{book} {verb} {money(found.value, brief.currency, 2)} in {found.year}")
    said = "; ".join(clauses)
    return f"{said[0].upper()}{said[1:]}." if said else ""


@lru_cache(BRIEFS_KEPT)
def cards(brief: Brief) -> tuple[tuple[Figure, str], ...]:
    """The report's figures, each with what follows from it; what it does not state has no card."""
    notes = {
        "turnover": implied,
        "turnover_growth": held,
        "cumulative_investment": per_year,
        "firms": per_firm,
    }
    return tuple((brief.stated(name), note(brief)) for name, note in notes.items() if brief.states(name))


def implied(brief: Brief) -> str:
    """The year before, as the report's level and growth imply it, against the printed one."""
    before, year = report_arithmetic.previous_turnover(brief), _year_before(brief)
    said = f"The two figures imply {measured(before)} in {year}{bracketed(before, ' by rounding')}"
    printed = report_arithmetic.printed_previous_turnover(brief)
    if printed is None:
        return f"{said}; no printed figure of that year is at hand."
    book = as_used(printed) if printed.exchange else printed.quoted
    verdict = "consistent" if report_arithmetic.agrees(before, printed) else "not consistent"
    return f"{said}; {brief.reporters[printed.reporter].name} printed {book}: {verdict}."


def held(brief: Brief) -> str:
    """How long a doubling takes if the stated growth is held."""
    time = report_arithmetic.doubling_time(brief)
    does = (
        "would never double trade"
        if time is None
        else f"would double trade in {fixed(time.value)}{NBSP}years ({span(time.low, time.high)})"
    )
    return f"Held every year, it {does}. One year\u2019s growth is not a trend."


def per_year(brief: Brief) -> str:
    """The cumulated investment per year; nothing where its first year is not given."""
    yearly, years = (
        report_arithmetic.yearly_investment(brief),
        brief.stated("cumulative_investment").period.years,
    )
    return f"On average {measured(yearly)}{bracketed(yearly)} over the {years} years." if years > 1 else ""


def per_firm(brief: Brief) -> str:
    """The cumulated investment per firm; nothing where the report states none, or only a lower bound."""
    if not brief.states("cumulative_investment") or math.isinf(
        report_arithmetic.investment_per_firm(brief).high
    ):
        return ""
    return f"Set against the investment: {at_most(report_arithmetic.investment_per_firm(brief))}."


def finding(brief: Brief) -> str:
    """What the report's level and growth imply, as a title."""
    trade, rate = brief.stated("turnover"), brief.stated("turnover_growth")
    before = measured(report_arithmetic.previous_turnover(brief))
    way = "fall" if rate.value < 0 else "rise"
    return f"A {way} of {_size(rate)} to {quoted(trade)} puts {_year_before(brief)} at {before}"


def implied_row(brief: Brief) -> tuple[str, str]:
    """The year before, as implied: what it is, and its value with bounds."""
    before = report_arithmetic.previous_turnover(brief)
    return (
        f"{label(brief.stated('turnover'))}, {_year_before(brief)}, implied",
        f"{measured(before)}{bracketed(before)}, derived",
    )


def _year_before(brief: Brief) -> int:
    return brief.stated("turnover").period.first_year - 1


def _answered(brief: Brief) -> bool:
    """Whether a book has reached the report's target, or its due year."""
    found = [target_outcomes.outcome(brief, brief.pledge, side.id).state for side in brief.sides]
    return State.MET in found or State.MISSED in found


def _due(pledge: Target) -> str:
    return f" by {pledge.due}" if pledge.due else ""


def _moved(rate: Figure) -> str:
    return f"{'down' if rate.value < 0 else 'up'} {_size(rate)}"


def _size(rate: Figure) -> str:
    """A growth rate as printed, without its sign."""
    return quoted(rate).replace("-", "")


def _left_open(pledge: Target) -> str:
    """What the target leaves open; an amount needs no base."""
    given = {"a base year": pledge.base_year if pledge.value is None else pledge.value, "a date": pledge.due}
    missing = [name for name, value in given.items() if value is None]
    if len(missing) > 1:
        return f"It gives neither {' nor '.join(missing)}."
    return f"It does not give {missing[0]}." if missing else ""
