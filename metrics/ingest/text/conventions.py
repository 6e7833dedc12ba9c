"""How a text writes its amounts, and the error for what cannot be read."""

from dataclasses import dataclass

from metrics.ingest.text import currencies
from metrics.quantities.errors import ArgumentError, TwofoldError


@dataclass(frozen=True, slots=True)
class TextConventions:
    """What is known of the text as a whole.

    ``currencies`` are the ISO 4217 codes of which one may be what a sign such as $ means;
    ``decimal`` is the decimal mark, "" if it is not known.
    """

    currencies: frozenset[str]
    decimal: str

    @classmethod
    def from_options(
        cls, currency: str, decimal: str, named: frozenset[str] = frozenset()
    ) -> "TextConventions":
        """What the reader says, where that is not ""; ``named`` are the currencies of the text itself.

        Raises ``ArgumentError`` for a currency or mark that is none.
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
    """A number that is not taken as a figure; ``end`` is where its text ends."""

    def __init__(self, reason: str, end: int) -> None:
        self.end = end
        super().__init__(reason)
