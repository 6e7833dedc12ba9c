"""The currency and decimal mark that a text uses, and the error for text that is not a figure."""

from dataclasses import dataclass

from metrics.ingest.text import currencies
from metrics.ingest.text.parse_result import NotAFigure
from metrics.quantities.errors import ArgumentError, TwofoldError


@dataclass(frozen=True, slots=True)
class TextConventions:
    """Conventions of a whole text.

    ``currencies`` are the ISO 4217 codes that a sign such as $ may stand for; ``decimal`` is the
    decimal mark, "" if unknown.
    """

    currencies: frozenset[str]
    decimal: str

    @classmethod
    def from_options(
        cls, currency: str, decimal: str, named: frozenset[str] = frozenset()
    ) -> "TextConventions":
        """The reader's choice if not "", else ``named``, the currencies that the text itself names.

        Raises ``ArgumentError`` for an unknown currency or decimal mark.
        """
        if currency and currency not in currencies.codes():
            raise ArgumentError(
                f"currency must be an ISO 4217 code of data/currencies.csv, got {currency!r}; "
                "write one such as USD, or add its row"
            )
        if decimal not in ("", ".", ","):
            raise ArgumentError(f"decimal must be a point or a comma, got {decimal!r}; leave it empty")
        return cls(frozenset({currency}) if currency else named, decimal)


class FigureParseError(TwofoldError, ValueError):
    """A number that is not a figure; ``end`` is the index of the token after it.

    ``kind`` says what it is instead; None if it may be a figure that cannot be parsed.
    """

    def __init__(self, reason: str | NotAFigure, end: int) -> None:
        self.end = end
        self.kind = reason if isinstance(reason, NotAFigure) else None
        super().__init__(reason.reason if isinstance(reason, NotAFigure) else reason)
