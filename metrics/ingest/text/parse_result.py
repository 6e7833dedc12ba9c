"""The result of parsing a printed figure, and its wording for the screen."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Optional

from metrics.quantities.figures import Bound, rounding_bounds

POWERS = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
MULTIPLE = "multiple"
_NOUNS = {"firm": "firms", "train": "trains", "tonne": "tonnes", MULTIPLE: "times as much"}
_AT_MOST_WORDS = {"rank": "better", "firm": "fewer", "train": "fewer"}
_APPROXIMATIONS = {
    Bound.NEAREST: "about {}, rounded as it is printed",
    Bound.AT_LEAST: "{}, and close to it",
    Bound.AT_MOST: "just below it: {}, and close to it",
}


class NotAFigure(StrEnum):
    """What a number in a text is where it is not a figure."""

    YEAR = "a year"
    YEARS = "years"
    SPAN_OF_YEARS = "a span of years"
    PART_OF_YEAR = "part of a year"
    DATE = "a date"
    SPAN_OF_TIME = "a span of time"
    TIME_OF_DAY = "a time of day"
    ORDER = "an order"
    REFERENCE = "a reference"
    PART_OF_NAME = "part of a name"
    BARE_WORD = "a number word that counts nothing"

    @property
    def reason(self) -> str:
        """Why such a number is rejected."""
        return f"not a figure: {self}"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A text that is not a figure; ``reason`` gives the rule, the text seen, and how to correct it.

    ``kind`` says what it is instead; None if it may be a figure that cannot be parsed.
    """

    text: str
    reason: str
    kind: NotAFigure | None = None


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """One parsed figure.

    ``quoted`` is the number as in figures.csv, ``scale`` a key of ``POWERS``, ``base`` the unit: an
    ISO 4217 code, firm, train, tonne, percent, rank, ``MULTIPLE``, or "" if none is named; ``yearly``
    says that it is per year. ``approximate`` marks words such as *about* and *nearly*: *nearly 10* is
    stored as at most 10, the bound that cannot be wrong. ``change`` marks a change (up 32 percent)
    rather than a level. If this is the high end of a range, ``lower`` is its low end; ``earlier`` is
    the value before a change.
    """

    quoted: str
    bound: Bound = Bound.NEAREST
    scale: str = ""
    base: str = ""
    yearly: bool = False
    approximate: bool = False
    change: bool = False
    lower: Optional["ParsedFigure"] = None
    earlier: Optional["ParsedFigure"] = None

    @property
    def unit(self) -> str:
        """The unit in the notation of data/units.txt, which need not define it."""
        base = "" if self.base == MULTIPLE else self.base
        scaled = "_".join(part for part in (self.scale, base) if part) or "dimensionless"
        return f"{scaled}/year" if self.yearly else scaled

    @property
    def size(self) -> Decimal:
        """The number printed, times its scale."""
        return Decimal(self.quoted.replace(",", "")).scaleb(POWERS[self.scale])

    @property
    def bounds(self) -> tuple[float, float]:
        """Low and high in ``unit``, by ``metrics.quantities.figures.rounding_bounds``."""
        _, low, high = rounding_bounds(self.quoted, self.bound)
        if self.lower is None:
            return low, high
        same = 10.0 ** (POWERS[self.lower.scale] - POWERS[self.scale])
        return self.lower.bounds[0] * same, high

    @property
    def words(self) -> str:
        """The figure in words, for the screen.

        >>> ParsedFigure("4,700", Bound.AT_LEAST, base="firm").words
        'understood as 4,700 or more firms'
        """
        said = _amount(self, Bound.NEAREST if self.lower else self.bound)
        if self.lower:
            alike = self.lower.scale == self.scale
            said = f"{self.lower.quoted if alike else _amount(self.lower)} to {said}"
        if self.approximate:
            said = _APPROXIMATIONS[self.bound].format(said)
        if self.change:
            said = f"a change {'to' if self.base == MULTIPLE else 'of'} {said}"
        before = f", from {_amount(self.earlier)} before" if self.earlier else ""
        return f"understood as {said}{before}"


def _amount(printed: ParsedFigure, bound: Bound = Bound.NEAREST) -> str:
    more = _bound(printed.base, bound)
    number = " ".join(part for part in (printed.quoted, printed.scale) if part)
    yearly = " a year" if printed.yearly else ""
    if printed.base == "rank":
        return f"rank {number}{more}"
    if printed.base in _NOUNS:
        return f"{number}{more} {_NOUNS[printed.base]}{yearly}"
    return f"{number}{' ' if printed.base else ''}{printed.base}{yearly}{more}"


def _bound(base: str, bound: Bound) -> str:
    """The words after a number that is a bound, such as *or fewer*; nothing for any other."""
    words = {Bound.AT_LEAST: "more", Bound.AT_MOST: _AT_MOST_WORDS.get(base, "less")}
    return f" or {words[bound]}" if bound in words else ""


ParseResult = ParsedFigure | Rejection
