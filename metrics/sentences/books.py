"""What the two books say, and what became of earlier targets."""

import math

import pandas as pd

from metrics import growth, mirror, preset, record, targets
from metrics.brief import Brief
from metrics.claim import Check
from metrics.entry import Target
from metrics.figure import Interval
from metrics.mirror import BACK, OUT, MirrorGap
from metrics.targets import Outcome, Progress, State
from metrics.words import DASH, NBSP, fixed, money, multiplied, number, percent, quoted, span

NEAR_PP = 2.0


def lead(brief: Brief) -> str:
    """What the two series said of the last year that both have."""
    gap = mirror.mirror_gaps(brief)[-1]
    leading, other = mirror.sides(brief)
    changes = " and ".join(f"{side.name} {_change(brief, side.id, gap.year)}" for side in (leading, other))
    return (
        f"Two sides count the same trade. In {gap.year} {leading.name} recorded {_amount(gap.leading)}, "
        f"{other.name} {_amount(gap.other)}. On the year before, by {changes}. "
        "The two series are shown side by side and never joined into one."
    )


def record_finding(brief: Brief) -> str:
    """The two books in their last common year, as a title."""
    gap = mirror.mirror_gaps(brief)[-1]
    leading, other = mirror.sides(brief)
    return f"In {gap.year}, {leading.name} counted {_amount(gap.leading)}, {other.name} {_amount(gap.other)}"


def gap_finding(brief: Brief) -> str:
    """The last mirror gap, in money and as a share, as a title."""
    gap, leading = mirror.mirror_gaps(brief)[-1], mirror.sides(brief)[0]
    return (
        f"The mirror gap of {gap.year} is US${NBSP}{fixed(gap.gap.value, 1)}{NBSP}bn, "
        f"{percent(gap.share.value, 0)} of what {leading.name} counted"
    )


def gap_split(brief: Brief) -> str:
    """The last gap by direction."""
    gaps, (leading, other) = mirror.latest_gaps(brief), mirror.sides(brief)
    names = brief.economies
    ways = {OUT: (leading.economy, other.economy), BACK: (other.economy, leading.economy)}
    parts = [
        f"goods from {names[start]} to {names[end]}: US${NBSP}{fixed(gaps[flow].gap.value, 1)}{NBSP}bn"
        for flow, (start, end) in ways.items()
        if flow in gaps
    ]
    year = gaps[mirror.TOTAL].year
    return f"By direction in {year}: {'; '.join(parts)}. Exports are valued f.o.b., imports c.i.f."


def gap_label(gap: MirrorGap) -> str:
    """A gap's share, as a label."""
    return percent(gap.share.value, 0)


def targets_finding(brief: Brief) -> str:
    """How the distinct targets came out on each side's series, as a title."""
    said = []
    for side in brief.sides:
        states = [targets.outcome(brief, target, side.id).state for target, _ in targets.distinct(brief)]
        counts = ", ".join(f"{states.count(state)} {state}" for state in State if state in states)
        said.append(f"{side.name}: {counts}")
    return f"{len(targets.distinct(brief))} targets. By {'; by '.join(said)}"


def levels_reached(brief: Brief) -> list[str]:
    """For each amount that was a target, since when each side's series has been at or above it."""
    amounts = sorted({target.value.value for target, _ in targets.distinct(brief) if target.value})
    said = []
    for amount in amounts:
        years = {s.name: targets.first_at_or_above(brief, amount, s.id) for s in brief.sides}
        clauses = [f"by {who} {f'first in {year}' if year else 'not yet'}" for who, year in years.items()]
        said.append(f"{money(amount)} was reached {', '.join(clauses)}.")
    return said


def target_name(target: Target) -> str:
    """A target in a few words, such as US$ 40 bn by 2015."""
    if target.value is not None:
        aim = money(target.value.value)
    elif target.multiple is not None:
        aim = f"{number(target.multiple)}{NBSP}times, no base"
    else:
        aim = "no number"
    return f"{aim} by{NBSP}{target.due}" if target.due else f"{aim}, no date"


def outcome(found: Outcome) -> str:
    """A target's outcome on one series, with the value that decides."""
    if found.state is State.NOT_SCORED or found.level is None:
        missing = "no base year was given" if found.target.multiple else "no number was given"
        return f"{found.state}: {missing}"
    share = "" if found.value is None else f" ({percent(100 * found.value / found.level, 0)} of it)"
    if found.state is State.MET:
        return f"met in {found.year}: {_money(found.value)}"
    if found.state is State.MISSED:
        return f"missed: {_money(found.value)} in {found.year}{share}"
    said = f"open: {_money(found.value)} in {found.year}{share}"
    if found.pace_needed is not None:
        said += f"; needs {percent(100 * found.pace_needed, 1)} a{NBSP}year"
    if found.pace_so_far is not None:
        said += f", so far {percent(100 * found.pace_so_far, 1)}"
    return said


def targets_table(brief: Brief) -> pd.DataFrame:
    """Each target once: who announced what, when, and its outcome on each series."""
    rows = []
    for target, times in targets.distinct(brief):
        row = {
            "Announced": target.announced,
            "By": target.by,
            "Printed": target.quoted,
            "Target": target_name(target),
            "Times stated": times,
        }
        for side in brief.sides:
            row[f"By {side.name}"] = outcome(targets.outcome(brief, target, side.id))
        rows.append(row | {"Source": brief.sources[target.source].publisher, "Note": target.note})
    return pd.DataFrame(rows)


def since_the_pledge(brief: Brief, found: Progress) -> str:
    """How far one series has come since the report's year, and which preset is nearest."""
    pace = 100 * found.pace
    nearest = min(preset.presets(brief), key=lambda p: abs(p.growth.value - pace))
    needed = brief.multiple * found.first
    near = abs(nearest.growth.value - pace) <= NEAR_PP
    follows = (
        f"It follows the preset {nearest.name.lower()}, {percent(nearest.growth.value)}"
        if near
        else f"No preset lies within {number(NEAR_PP)}{NBSP}percentage points"
    )
    return (
        f"By {brief.reporters[found.reporter].name}: {money(found.last)} in {found.last_year}, "
        f"{fixed(found.multiple)} times the {number(found.first, 2)} of {found.first_year} "
        f"({percent(100 * found.last / needed, 0)} of that value {multiplied(brief.multiple)}), "
        f"{percent(pace, 1)} a{NBSP}year. {follows}."
    )


def base_note(brief: Brief) -> str:
    """That the measure of progress takes a base the pledge did not name."""
    year = brief.stated("turnover").period.first_year
    return f"The pledge names no base; here each series is held against its own value of {year}."


def claim_implied(before: Interval, year: int) -> str:
    """What a claim implies for the year before."""
    return (
        f"The claim implies US${NBSP}{fixed(before.value)}{NBSP}bn in {year - 1} "
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


def investment_note(brief: Brief) -> str:
    """What the report's cumulated investment is, beside the other statements of it."""
    total = brief.stated("cumulative_investment")
    others = [f for f in brief.of("cumulative_investment") if f.source != brief.report.id]
    inflows = brief.of("fdi_inflow")
    last = inflows[-1]
    return (
        f"The report's {quoted(total)} is a cumulated flow over {total.period.text.replace('/', DASH)}. "
        f"{len(others)} other statements add up other years or kinds, so they are not one series. "
        f"A yearly inflow, such as {quoted(last)} in {last.period.text}, and a stock at a date are different "
        "things; no two of them are added here."
    )


def firms_note(brief: Brief) -> str:
    """What the report's count of firms is, beside registered and operating counts."""
    stated = brief.stated("firms")
    registered, operating = brief.of("firms_registered")[-1], brief.of("firms_operating")[-1]
    return (
        f"The report counts {quoted(stated)} firms in {stated.period.text}. Registers tell registered firms "
        f"({quoted(registered)} in {registered.period.text}) from those that operate ({quoted(operating)} in "
        f"{operating.period.text}); the report calls its firms operating and names no register."
    )


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


def _amount(interval: Interval) -> str:
    return f"US${NBSP}{fixed(interval.value, 1)}{NBSP}bn"


def _money(value: float | None) -> str:
    return "no value on record" if value is None else f"US${NBSP}{fixed(value, 1)}{NBSP}bn"


def _change(brief: Brief, reporter: str, year: int) -> str:
    seen = record.observations(brief, reporter)
    levels = pd.Series({at: found.interval.value for at, found in seen.items()})
    change = 100 * float(growth.yoy(levels)[year])
    if math.isnan(change):
        return DASH
    return f"{'+' if change > 0 else ''}{percent(change, 0)}"
