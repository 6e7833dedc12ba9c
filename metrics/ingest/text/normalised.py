"""What is understood, rewritten as a row of figures.csv holds it; never with other bounds."""

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


def normalise(understood: ParsedFigure, measure: str) -> NormalisedFigure | Rejection:
    """What is understood as a figure of ``measure``, in its unit, or why it cannot be one.

    A number moves to a larger unit with all its digits (31.1 million is 0.0311 billion). To a
    smaller one it moves only if its last digit still says how it was rounded: 1.2 trillion is
    rounded to 100 billion, which 1200 billion does not say. Raises ``KeyError`` for a measure
    that is none.

    >>> normalise(ParsedFigure("31.1", scale="million", base="USD"), "turnover").quoted
    '0.0311'
    """
    wanted = MEASURES[measure]
    problem = _mismatch(understood, wanted.kind)
    units = [unit for unit in (wanted.unit, wanted.larger_unit) if unit]
    for unit in sorted(units, key=lambda unit: _unit_parts(unit)[0] != understood.scale):
        scale, base, yearly = _unit_parts(unit)
        same = understood.base == base or (not understood.base and wanted.kind is MeasureKind.COUNT)
        quoted = _rescale(understood, scale) if same and (yearly or not understood.yearly) else None
        if quoted is not None and not problem:
            return NormalisedFigure(quoted, understood.bound, unit)
    reason = problem or f"{measure} is recorded in {' or '.join(units)}"
    return Rejection(understood.words, f"{reason}, got {understood.quoted} {understood.unit}; {_WAY_OUT}")


_WAY_OUT = "find a figure printed that way, or choose another measure"


def _mismatch(understood: ParsedFigure, kind: MeasureKind) -> str:
    if understood.lower is not None:
        return "a figure is one number, not a range"
    if understood.change and kind is not MeasureKind.GROWTH:
        return f"a {kind} is a level, not a change"
    return ""


def _unit_parts(unit: str) -> tuple[str, str, bool]:
    amount, _, per = unit.partition("/")
    scale, _, base = amount.rpartition("_")
    return (scale, base, bool(per)) if scale in POWERS else ("", amount, bool(per))


def _rescale(understood: ParsedFigure, scale: str) -> str | None:
    """The number in another scale; None where its last digit would no longer say its rounding."""
    if understood.scale == scale:
        return understood.quoted
    number = Decimal(understood.quoted.replace(",", ""))
    number = number.scaleb(POWERS[understood.scale] - POWERS[scale])
    rounded = int(number.as_tuple().exponent) > 0
    return None if rounded and understood.bound is Bound.NEAREST else f"{number:f}"
