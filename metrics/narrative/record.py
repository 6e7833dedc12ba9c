"""What the two books say, and what became of earlier targets."""

import math

import pandas as pd

from metrics.analysis import mirror_statistics
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.claim_check import Check
from metrics.analysis.mirror_statistics import BACK, OUT, MirrorGap
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import printed_form
from metrics.quantities import growth
from metrics.quantities.figures import Interval
from metrics.quantities.number_format import (
    DASH,
    number,
    percent,
    round_money,
    span,
)
from metrics.quantities.units import currency


def lead(brief: Brief) -> str:
    """What the two series said of the last year that both have."""
    gap = analyse(brief).gaps[mirror_statistics.TOTAL][-1]
    leading, other = analyse(brief).sides
    last = analyse(brief).series.latest_figure(leading.id).period.first_year
    both = "" if last == gap.year else ", the last year that both have on record"
    return (
        f"Two sides count the same trade. In {gap.year} {leading.name} recorded "
        f"{recorded_amount(brief, gap.leading.value)}, "
        f"{other.name} {recorded_amount(brief, gap.other.value)}{both}. "
        f"{_changes(brief, gap.year)} "
        "The two series are shown side by side and never joined into one."
    )


def record_finding(brief: Brief) -> str:
    """The two books in their last common year, as a title."""
    gap = analyse(brief).gaps[mirror_statistics.TOTAL][-1]
    leading, other = analyse(brief).sides
    return (
        f"In {gap.year}, {leading.name} counted {recorded_amount(brief, gap.leading.value)}, "
        f"{other.name} {recorded_amount(brief, gap.other.value)}"
    )


def gap_finding(brief: Brief) -> str:
    """The last mirror gap, in money and as a share, as a title."""
    gap, leading = (
        analyse(brief).gaps[mirror_statistics.TOTAL][-1],
        analyse(brief).sides[0],
    )
    return (
        f"The mirror gap of {gap.year} is {recorded_amount(brief, gap.gap.value)}, "
        f"{percent(gap.share.value, 0)} of what {leading.name} counted"
    )


def gap_split(brief: Brief) -> str:
    """The last gap by direction."""
    gaps, (leading, other) = analyse(brief).latest_gaps, analyse(brief).sides
    names = brief.economies
    ways = {OUT: (leading.economy, other.economy), BACK: (other.economy, leading.economy)}
    parts = [
        f"goods from {names[start]} to {names[end]}: {recorded_amount(brief, gaps[flow].gap.value)}"
        for flow, (start, end) in ways.items()
        if flow in gaps
    ]
    year = gaps[mirror_statistics.TOTAL].year
    said = f"By direction in {year}: {'; '.join(parts)}." if parts else f"By direction: no figures of {year}."
    return f"{said} Exports are valued f.o.b., imports c.i.f."


def gap_label(gap: MirrorGap) -> str:
    """A gap's share, as a label."""
    return percent(gap.share.value, 0)


def claim_implication(before: Interval, year: int) -> str:
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


def gap_reasons(brief: Brief) -> list[str]:
    """The reasons on record for the gap, each with who gives it."""
    return [
        f"{reason.kind[0].upper()}{reason.kind[1:]}: {reason.reason} "
        f"({_source_reference(brief, reason.source)})."
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
                f"{who}, {figure.period.text}: first {printed_form(first)} "
                f"({_source_reference(brief, first.source)}), "
                f"now {printed_form(figure)} ({_source_reference(brief, figure.source)})."
            )
    return said


def corrections(brief: Brief) -> list[str]:
    """Known errors of sources, and what is done about each."""
    return [
        f"{printed_form(brief.figures[c.figure])} "
        f"({brief.sources[brief.figures[c.figure].source].publisher}, "
        f"{brief.figures[c.figure].period.text}): {'used as ' + c.used if c.used else 'not used'}. {c.reason}"
        for c in brief.corrections.values()
    ]


def _source_reference(brief: Brief, source: str) -> str:
    return f"{brief.sources[source].publisher}, {brief.sources[source].published}"


def recorded_amount(brief: Brief, value: float | None) -> str:
    """An amount in the brief's currency, or that there is none on record."""
    return "no value on record" if value is None else round_money(value, brief.currency)


def _changes(brief: Brief, year: int) -> str:
    """How far each side's book moved on the year before, and which lacks that year."""
    moved, without = [], []
    for side in analyse(brief).sides:
        seen = analyse(brief).series.observations(side.id)
        levels = pd.Series({at: found.interval.value for at, found in seen.items()})
        change = 100 * float(growth.yoy(levels)[year])
        if math.isnan(change):
            without.append(f"{side.name}: no value of {year - 1}")
        else:
            moved.append(f"{side.name} {'+' if change > 0 else ''}{percent(change, 0)}")
    said = [f"on the year before, by {' and '.join(moved)}"] if moved else []
    joined = "; ".join([*said, *without])
    return f"{joined[0].upper()}{joined[1:]}."
