"""What the two books say, and what became of earlier targets."""

import math

import pandas as pd

from metrics.analysis import mirror_statistics, presets, target_outcomes, trade_series
from metrics.analysis.claim_check import Check
from metrics.analysis.mirror_statistics import BACK, OUT, MirrorGap
from metrics.analysis.target_outcomes import Outcome, Progress, State
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Target
from metrics.narrative.phrases import (
    DASH,
    NBSP,
    fixed,
    money,
    multiplied,
    number,
    percent,
    quoted,
    round_money,
    span,
)
from metrics.quantities import growth
from metrics.quantities.figures import Interval
from metrics.quantities.units import currency

NEAR_PP = 2.0


def lead(brief: Brief) -> str:
    """What the two series said of the last year that both have."""
    gap = mirror_statistics.mirror_gaps(brief)[-1]
    leading, other = mirror_statistics.sides(brief)
    last = trade_series.latest(brief, leading.id).period.first_year
    both = "" if last == gap.year else ", the last year that both have on record"
    return (
        f"Two sides count the same trade. In {gap.year} {leading.name} recorded "
        f"{_money(brief, gap.leading.value)}, {other.name} {_money(brief, gap.other.value)}{both}. "
        f"{_changes(brief, gap.year)} "
        "The two series are shown side by side and never joined into one."
    )


def record_finding(brief: Brief) -> str:
    """The two books in their last common year, as a title."""
    gap = mirror_statistics.mirror_gaps(brief)[-1]
    leading, other = mirror_statistics.sides(brief)
    return (
        f"In {gap.year}, {leading.name} counted {_money(brief, gap.leading.value)}, "
        f"{other.name} {_money(brief, gap.other.value)}"
    )


def gap_finding(brief: Brief) -> str:
    """The last mirror gap, in money and as a share, as a title."""
    gap, leading = mirror_statistics.mirror_gaps(brief)[-1], mirror_statistics.sides(brief)[0]
    return (
        f"The mirror gap of {gap.year} is {_money(brief, gap.gap.value)}, "
        f"{percent(gap.share.value, 0)} of what {leading.name} counted"
    )


def gap_split(brief: Brief) -> str:
    """The last gap by direction."""
    gaps, (leading, other) = mirror_statistics.latest_gaps(brief), mirror_statistics.sides(brief)
    names = brief.economies
    ways = {OUT: (leading.economy, other.economy), BACK: (other.economy, leading.economy)}
    parts = [
        f"goods from {names[start]} to {names[end]}: {_money(brief, gaps[flow].gap.value)}"
        for flow, (start, end) in ways.items()
        if flow in gaps
    ]
    year = gaps[mirror_statistics.TOTAL].year
    said = f"By direction in {year}: {'; '.join(parts)}." if parts else f"By direction: no figures of {year}."
    return f"{said} Exports are valued f.o.b., imports c.i.f."


def gap_label(gap: MirrorGap) -> str:
    """A gap's share, as a label."""
    return percent(gap.share.value, 0)


def targets_finding(brief: Brief) -> str:
    """How the distinct targets came out on each side's series, as a title."""
    said = []
    for side in brief.sides:
        states = [
            target_outcomes.outcome(brief, target, side.id).state
            for target, _ in target_outcomes.distinct(brief)
        ]
        counts = ", ".join(f"{states.count(state)} {state}" for state in State if state in states)
        said.append(f"{side.name}: {counts}")
    return f"{len(target_outcomes.distinct(brief))} targets. By {'; by '.join(said)}"


def levels_reached(brief: Brief) -> list[str]:
    """For each amount that was a target, since when each side's series has been at or above it."""
    amounts = sorted({target.value.value for target, _ in target_outcomes.distinct(brief) if target.value})
    said = []
    for amount in amounts:
        years = {s.name: target_outcomes.first_at_or_above(brief, amount, s.id) for s in brief.sides}
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
        return f"{found.state}: {_missing(found)}"
    share = "" if found.value is None else f" ({percent(100 * found.value / found.level, 0)} of it)"
    if found.state is State.MET:
        return f"met in {found.year}: {_money(brief, found.value)}"
    if found.state is State.MISSED:
        return f"missed: {_money(brief, found.value)} in {found.year}{share}"
    said = f"open: {_money(brief, found.value)} in {found.year}{share}"
    if found.pace_needed is not None:
        said += f"; needs {percent(100 * found.pace_needed, 1)} a{NBSP}year"
    if found.pace_so_far is not None:
        said += f", so far {percent(100 * found.pace_so_far, 1)}"
    return said


def targets_table(brief: Brief) -> pd.DataFrame:
    """Each target once: who announced what, when, and its outcome on each series."""
    rows = []
    for target, times in target_outcomes.distinct(brief):
        row = {
            "Announced": target.announced,
            "By": target.by,
            "Printed": target.quoted,
            "Target": target_name(target),
            "Times stated": times,
        }
        for side in brief.sides:
            row[f"By {side.name}"] = outcome(brief, target_outcomes.outcome(brief, target, side.id))
        rows.append(row | {"Source": brief.sources[target.source].publisher, "Note": target.note})
    return pd.DataFrame(rows)


def since_the_pledge(brief: Brief, found: Progress) -> str:
    """How far one series has come since the report's year, and which preset is nearest."""
    pace, pledged = 100 * found.pace, brief.pledge.value
    nearest = min(presets.presets(brief), key=lambda p: abs(p.growth.value - pace))
    if pledged is None:
        aim, needed = f"that value {multiplied(brief.multiple)}", brief.multiple * found.first
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
        f"{fixed(found.multiple)} times the {number(found.first, 2)} of {found.first_year} "
        f"({percent(100 * found.last / needed, 0)} of {aim}), "
        f"{percent(pace, 1)} a{NBSP}year. {follows}."
    )


def base_note(brief: Brief) -> str:
    """That the measure of progress takes a base the pledge did not name; nothing where none is needed."""
    year = brief.stated("turnover").period.first_year
    if brief.pledge.value is not None or brief.pledge.base_year is not None:
        return ""
    return f"The pledge names no base; here each series is held against its own value of {year}."


def claim_implied(before: Interval, year: int) -> str:
    """What a claim implies for the year before."""
    return (
        f"The claim implies {round_money(before.value, currency(before.unit), 2)} in {year - 1} "
        f"({span(before.low, before.high)} by rounding)."
    )


def claim_check(brief: Brief, check: Check) -> str:
    """Whether one side's book agrees with a claim within rounding."""
    who = brief.reporters[check.reporter].name
    if check.recorded is None:
        return f"{who}, {check.year}: no value on record."
    verdict = "agrees" if check.agrees else "does not agree"
    bounds = f"{number(check.recorded.low, 3)}{DASH}{number(check.recorded.high, 3)}"
    return f"{who}, {check.year}: {number(check.recorded.value, 2)} ({bounds}) {verdict} within rounding."


def reasons(brief: Brief) -> list[str]:
    """The reasons on record for the gap, each with who gives it."""
    return [
        f"{reason.kind[0].upper()}{reason.kind[1:]}: {reason.reason} ({_published(brief, reason.source)})."
        for reason in brief.reasons
    ]


def vintages(brief: Brief) -> list[str]:
    """Figures that were revised, as first published and now."""
    said = []
    for figure in brief.used.values():
        if figure.revises:
            first = brief.figures[figure.revises]
            who = brief.reporters[figure.reporter].name
            said.append(
                f"{who}, {figure.period.text}: first {quoted(first)} ({_published(brief, first.source)}), "
                f"now {quoted(figure)} ({_published(brief, figure.source)})."
            )
    return said


def corrections(brief: Brief) -> list[str]:
    """Known errors of sources, and what is done about each."""
    return [
        f"{quoted(brief.figures[c.figure])} ({brief.sources[brief.figures[c.figure].source].publisher}, "
        f"{brief.figures[c.figure].period.text}): {'used as ' + c.used if c.used else 'not used'}. {c.reason}"
        for c in brief.corrections.values()
    ]


def _published(brief: Brief, source: str) -> str:
    return f"{brief.sources[source].publisher}, {brief.sources[source].published}"


def _missing(found: Outcome) -> str:
    target = found.target
    if found.level is not None:
        return f"no value of {target.due} on record"
    if target.multiple is None:
        return "no number was given"
    return "the base year has no value" if target.base_year else "no base year was given"


def _money(brief: Brief, value: float | None) -> str:
    return "no value on record" if value is None else round_money(value, brief.currency)


def _changes(brief: Brief, year: int) -> str:
    """How far each side's book moved on the year before, and which lacks that year."""
    moved, without = [], []
    for side in mirror_statistics.sides(brief):
        seen = trade_series.observations(brief, side.id)
        levels = pd.Series({at: found.interval.value for at, found in seen.items()})
        change = 100 * float(growth.yoy(levels)[year])
        if math.isnan(change):
            without.append(f"{side.name}: no value of {year - 1}")
        else:
            moved.append(f"{side.name} {'+' if change > 0 else ''}{percent(change, 0)}")
    said = [f"on the year before, by {' and '.join(moved)}"] if moved else []
    joined = "; ".join([*said, *without])
    return f"{joined[0].upper()}{joined[1:]}."
