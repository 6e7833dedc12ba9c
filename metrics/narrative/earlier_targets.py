"""What became of earlier targets on each book, and how far trade has come since the pledge."""

import pandas as pd

from metrics.analysis import target_outcomes
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.target_outcomes import Outcome, Progress, State
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Target
from metrics.narrative.phrases import multiple_phrase
from metrics.narrative.record import recorded_amount
from metrics.quantities.number_format import NBSP, fixed_decimals, money, number, percent
from metrics.quantities.units import currency

NEAR_PP = 2.0


def targets_finding(brief: Brief) -> str:
    """How the distinct targets came out on each side's series, as a title."""
    said = []
    for side in brief.sides:
        states = [
            analyse(brief).outcomes[target.id][side.id].state
            for target, _ in target_outcomes.distinct_targets(brief)
        ]
        counts = ", ".join(f"{states.count(state)} {state}" for state in State if state in states)
        said.append(f"{side.name}: {counts}")
    return f"{len(target_outcomes.distinct_targets(brief))} targets. By {'; by '.join(said)}"


def levels_reached(brief: Brief) -> list[str]:
    """For each amount that was a target, since when each side's series has been at or above it."""
    amounts = sorted(
        {target.value.value for target, _ in target_outcomes.distinct_targets(brief) if target.value}
    )
    said = []
    for amount in amounts:
        years = {
            s.name: target_outcomes.first_year_at_level(analyse(brief).series, amount, s.id)
            for s in brief.sides
        }
        clauses = [f"by {who} {f'first in {year}' if year else 'not yet'}" for who, year in years.items()]
        said.append(f"{money(amount, brief.currency)} was reached {', '.join(clauses)}.")
    return said


def target_name(target: Target) -> str:
    """A target in a few words, such as US$ 40 bn by 2015."""
    if target.value is not None:
        aim = money(target.value.value, currency(target.value.unit))
    elif target.multiple is not None:
        base = f"base {target.base_year}" if target.base_year else "no base"
        aim = f"{number(target.multiple)}{NBSP}times, {base}"
    else:
        aim = "no number"
    return f"{aim} by{NBSP}{target.due}" if target.due else f"{aim}, no date"


def outcome(brief: Brief, found: Outcome) -> str:
    """A target's outcome on one series, with the value that decides."""
    if found.state is State.NOT_SCORED or found.level is None:
        return f"{found.state}: {_missing_reason(found)}"
    share = "" if found.value is None else f" ({percent(100 * found.value / found.level, 0)} of it)"
    if found.state is State.MET:
        return f"met in {found.year}: {recorded_amount(brief, found.value)}"
    if found.state is State.MISSED:
        return f"missed: {recorded_amount(brief, found.value)} in {found.year}{share}"
    said = f"open: {recorded_amount(brief, found.value)} in {found.year}{share}"
    if found.pace_needed is not None:
        said += f"; needs {percent(100 * found.pace_needed, 1)} a{NBSP}year"
    if found.pace_so_far is not None:
        said += f", so far {percent(100 * found.pace_so_far, 1)}"
    return said


def targets_table(brief: Brief) -> pd.DataFrame:
    """Each target once: who announced what, when, and its outcome on each series."""
    rows = []
    for target, times in target_outcomes.distinct_targets(brief):
        row = {
            "Announced": target.announced,
            "By": target.by,
            "Printed": target.quoted,
            "Target": target_name(target),
            "Times stated": times,
        }
        for side in brief.sides:
            row[f"By {side.name}"] = outcome(brief, analyse(brief).outcomes[target.id][side.id])
        rows.append(row | {"Source": brief.sources[target.source].publisher, "Note": target.note})
    return pd.DataFrame(rows)


def progress_since_pledge(brief: Brief, found: Progress) -> str:
    """How far one series has come since the report's year, and which preset is nearest."""
    pace, pledged = 100 * found.pace, brief.report_target.value
    nearest = min(analyse(brief).growth_presets, key=lambda p: abs(p.growth.value - pace))
    if pledged is None:
        aim, needed = f"that value {multiple_phrase(brief.multiple)}", brief.multiple * found.first
    else:
        aim, needed = money(pledged.value, brief.currency), pledged.value
    near = abs(nearest.growth.value - pace) <= NEAR_PP
    follows = (
        f"It follows the preset {nearest.name.lower()}, {percent(nearest.growth.value)}"
        if near
        else f"No preset lies within {number(NEAR_PP)}{NBSP}percentage points"
    )
    return (
        f"By {brief.reporters[found.reporter].name}: "
        f"{money(found.last, brief.currency)} in {found.last_year}, "
        f"{fixed_decimals(found.multiple)} times the {number(found.first, 2)} of {found.first_year} "
        f"({percent(100 * found.last / needed, 0)} of {aim}), "
        f"{percent(pace, 1)} a{NBSP}year. {follows}."
    )


def base_note(brief: Brief) -> str:
    """That the measure of progress takes a base the pledge did not name; nothing where none is needed."""
    year = brief.stated_figure("turnover").period.first_year
    if brief.report_target.value is not None or brief.report_target.base_year is not None:
        return ""
    return f"The pledge names no base; here each series is held against its own value of {year}."


def _missing_reason(found: Outcome) -> str:
    target = found.target
    if found.level is not None:
        return f"no value of {target.due} on record"
    if target.multiple is None:
        return "no number was given"
    return "the base year has no value" if target.base_year else "no base year was given"
