"""The rule of the reference class: what makes another pair a precedent, as the reader sets it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from metrics.scenarios.parameter import Parameter, parameters

ALL_GOODS = "all"
TABLES = ("turnover", "long")


class PairKind(StrEnum):
    """Which pairs may enter, by their two economies."""

    ANY = "any"
    LARGE = "large"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ReferenceCriteria:
    """What makes a pair a precedent; fields are named as in the link.

    ``factor`` is above 1; the bands are percentage points. ``goods`` is a chapter of the HS or a
    named group from a table with products that the user has built; ``table`` then counts for
    nothing. ``multiple`` is that of the scenario under the controls, and in no link of its own.
    """

    # fmt: off
    factor: Annotated[float, Parameter(
        "Size within a factor of", "", 1.25, 10.0, 0.25,
        help="Two-way trade in constant US$ when it stood there.",
    )] = 2.0
    band_yoy: Annotated[float, Parameter(
        "One-year growth", "± points", 5.0, 100.0, 5.0,
        help="Growth on the year before, percentage points either side.",
    )] = 20.0
    band_five: Annotated[float, Parameter(
        "Five-year growth", "± points", 2.0, 50.0, 1.0,
        help="Growth a year over five years, percentage points either side.",
    )] = 10.0
    # fmt: on
    kind: PairKind = PairKind.ANY
    table: str = "turnover"
    goods: str = ALL_GOODS
    constant: bool = False
    multiple: float = 2.0


LIMITS = parameters(ReferenceCriteria)
