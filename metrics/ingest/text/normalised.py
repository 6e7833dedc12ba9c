"""Rewrites a parsed figure in the unit of its measure, as in figures.csv, without changing its bounds."""

from decimal import Decimal
from typing import NamedTuple

from metrics.ingest.text.parse_result import POWERS, ParsedFigure, Rejection
from metrics.quantities.figures import Bound
from metrics.quantities.measures import MEASURES, MeasureKind


class NormalisedFigure(NamedTuple):
    """The columns quoted, bound and unit of figures.csv."""

    quoted: str
    bound: Bound
    unit: str


def normalise(parsed: ParsedFigure, measure: str) -> NormalisedFigure | Rejection:
    """The figure in the unit of ``measure``, or why it cannot be one.

    A number moves to a larger unit with all its digits (31.1 million is 0.0311 billion). It moves to a
    smaller unit only if its last digit still shows the rounding: 1.2 trillion is rounded to 100
    billion, which 1200 billion would not show. Raises ``KeyError`` for an unknown measure.

    >>> normalise(ParsedFigure("31.1", scale="million", base="USD"), "turnover").quoted
    '0.0311'
    """
    wanted = MEASURES[measure]
    problem = _mismatch(parsed, wanted.kind)
    units = [unit for unit in (wanted.unit, wanted.larger_unit) if unit]
    for unit in sorted(units, key=lambda unit: _unit_parts(unit)[0] != parsed.scale):
        scale, base, yearly = _unit_parts(unit)
        same = parsed.base == base or (not parsed.base and wanted.kind is MeasureKind.COUNT)
        quoted = _rescale(parsed, scale) if same and (yearly or not parsed.yearly) else None
        if quoted is not None and not problem:
            return NormalisedFigure(quoted, parsed.bound, unit)
    reason = problem or f"{measure} is recorded in {' or '.join(units)}"
    return Rejection(parsed.words, f"{reason}, got {parsed.quoted} {parsed.unit}; {_WAY_OUT}")


_WAY_OUT = "find a figure printed that way, or choose another measure"


def _mismatch(parsed: ParsedFigure, kind: MeasureKind) -> str:
    if parsed.lower is not None:
        return "a figure is one number, not a range"
    if parsed.change and kind is not MeasureKind.GROWTH:
        return f"a {kind} is a level, not a change"
    return ""


def _unit_parts(unit: str) -> tuple[str, str, bool]:
    amount, _, per = unit.partition("/")
    scale, _, base = amount.rpartition("_")
    return (scale, base, bool(per)) if scale in POWERS else ("", amount, bool(per))


def _rescale(parsed: ParsedFigure, scale: str) -> str | None:
    """The number in another scale; None if its last digit would no longer show the rounding."""
    if parsed.scale == scale:
        return parsed.quoted
    number = Decimal(parsed.quoted.replace(",", ""))
    number = number.scaleb(POWERS[parsed.scale] - POWERS[scale])
    rounded = int(number.as_tuple().exponent) > 0
    return None if rounded and parsed.bound is Bound.NEAREST else f"{number:f}"
