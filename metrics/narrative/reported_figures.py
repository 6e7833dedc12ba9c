"""What the report states, and what follows from it by arithmetic."""

import math

from metrics.analysis import report_arithmetic
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.target_outcomes import State
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Target
from metrics.narrative.phrases import (
    bracketed_bounds,
    derived_amount,
    label,
    multiple_phrase,
    pair_name,
    period,
    printed_form,
    unsigned_form,
    upper_bound,
    used_form,
)
from metrics.quantities.figures import Figure
from metrics.quantities.number_format import NBSP, fixed_decimals, money, span


def question(brief: Brief) -> str:
    """The brief as a question, for a title; in the past once a book says how it came out."""
    pledge, past = brief.report_target, _is_answered(brief)
    if pledge.value is not None:
        verb, goal = "did" if past else "will", f"reach {money(pledge.value.value, brief.currency)}"
    else:
        verb, goal = "was" if past else "will", f"{'' if past else 'be '}{multiple_phrase(brief.multiple)}"
    return f"{brief.title}: {verb} trade {goal}{_due_clause(pledge)}?"


def lead(brief: Brief) -> str:
    """What the report states, what its target leaves open, and what two-way trade is."""
    trade, rate = brief.stated_figure("turnover"), brief.stated_figure("turnover_growth")
    pledge = brief.report_target
    goal = (
        f"be {multiple_phrase(brief.multiple)}"
        if pledge.value is None
        else f"reach {money(pledge.value.value, brief.currency)}"
    )
    states = (
        f"{brief.report.publisher} of {brief.report.published} states two-way trade between "
        f"{pair_name(brief)} of "
        f"{printed_form(trade)} in {period(trade)}, {_change(rate)}, to {goal}{_due_clause(pledge)}."
    )
    about = "Two-way trade is exports plus imports, as one reporter records them."
    return " ".join(filter(None, (states, _open_points(pledge), recorded_outcomes(brief), about)))


def recorded_outcomes(brief: Brief) -> str:
    """What became of the report's target on each side's book; nothing where it cannot be scored."""
    clauses = []
    for side in brief.sides:
        found = analyse(brief).outcomes[brief.report_target.id][side.id]
        if found.state is State.MET:
            clauses.append(f"{side.name} first recorded it in {found.year}")
        elif found.value is not None:
            verb = "ends at" if found.state is State.OPEN else "recorded"
            book = f"the book of {side.name}" if found.state is State.OPEN else side.name
            clauses.append(f"{book} {verb} {money(found.value, brief.currency, 2)} in {found.year}")
    said = "; ".join(clauses)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def cards(brief: Brief) -> tuple[tuple[Figure, str], ...]:
    """The report's figures, each with what follows from it; what it does not state has no card."""
    notes = {
        "turnover": implied_turnover_note,
        "turnover_growth": doubling_time_note,
        "cumulative_investment": yearly_investment_note,
        "firms": investment_per_firm_note,
    }
    stated = {name: note for name, note in notes.items() if brief.states(name)}
    return tuple((brief.stated_figure(name), note(brief)) for name, note in stated.items())


def implied_turnover_note(brief: Brief) -> str:
    """The year before, as the report's level and growth imply it, against the printed one."""
    before, year = analyse(brief).previous_turnover, _previous_year(brief)
    said = (
        f"The two figures imply {derived_amount(before)} in {year}{bracketed_bounds(before, ' by rounding')}"
    )
    printed = report_arithmetic.printed_previous_turnover(brief)
    if printed is None:
        return f"{said}; no printed figure of that year is at hand."
    book = used_form(printed) if printed.exchange else printed.quoted
    verdict = "consistent" if report_arithmetic.agrees(before, printed) else "not consistent"
    return f"{said}; {brief.reporters[printed.reporter].name} printed {book}: {verdict}."


def doubling_time_note(brief: Brief) -> str:
    """How long a doubling takes if the stated growth is held."""
    time = report_arithmetic.doubling_time(brief)
    does = (
        "would never double trade"
        if time is None
        else f"would double trade in {fixed_decimals(time.value)}{NBSP}years ({span(time.low, time.high)})"
    )
    return f"Held every year, it {does}. One year\u2019s growth is not a trend."


def yearly_investment_note(brief: Brief) -> str:
    """The cumulated investment per year; nothing where its first year is not given."""
    yearly, years = (
        analyse(brief).yearly_investment,
        brief.stated_figure("cumulative_investment").period.years,
    )
    return (
        f"On average {derived_amount(yearly)}{bracketed_bounds(yearly)} over the {years} years."
        if years > 1
        else ""
    )


def investment_per_firm_note(brief: Brief) -> str:
    """The cumulated investment per firm; nothing where the report states none, or only a lower bound."""
    if not brief.states("cumulative_investment") or math.isinf(analyse(brief).investment_per_firm.high):
        return ""
    return f"Set against the investment: {upper_bound(analyse(brief).investment_per_firm)}."


def finding(brief: Brief) -> str:
    """What the report's level and growth imply, as a title."""
    trade, rate = brief.stated_figure("turnover"), brief.stated_figure("turnover_growth")
    before = derived_amount(analyse(brief).previous_turnover)
    way = "fall" if rate.value < 0 else "rise"
    return (
        f"A {way} of {unsigned_form(rate)} to {printed_form(trade)} puts {_previous_year(brief)} at {before}"
    )


def implied_row(brief: Brief) -> tuple[str, str]:
    """The year before, as implied: what it is, and its value with bounds."""
    before = analyse(brief).previous_turnover
    return (
        f"{label(brief.stated_figure('turnover'))}, {_previous_year(brief)}, implied",
        f"{derived_amount(before)}{bracketed_bounds(before)}, derived",
    )


def _previous_year(brief: Brief) -> int:
    return brief.stated_figure("turnover").period.first_year - 1


def _is_answered(brief: Brief) -> bool:
    """Whether a book has reached the report's target, or its due year."""
    found = [analyse(brief).outcomes[brief.report_target.id][side.id].state for side in brief.sides]
    return State.MET in found or State.MISSED in found


def _due_clause(pledge: Target) -> str:
    return f" by {pledge.due}" if pledge.due else ""


def _change(rate: Figure) -> str:
    return f"{'down' if rate.value < 0 else 'up'} {unsigned_form(rate)}"


def _open_points(pledge: Target) -> str:
    """What the target leaves open; an amount needs no base."""
    given = {"a base year": pledge.base_year if pledge.value is None else pledge.value, "a date": pledge.due}
    missing = [name for name, value in given.items() if value is None]
    if len(missing) > 1:
        return f"It gives neither {' nor '.join(missing)}."
    return f"It does not give {missing[0]}." if missing else ""
