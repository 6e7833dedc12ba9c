"""An example report, and a parse result that must be a figure."""

from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.parse_result import ParsedFigure

REPORT = (
    "Two-way trade came to $41 billion last year, which is 32 percent more, year on year. Kazakh officials "
    "say that $25 billion of investment has arrived over the past 15 years and that over 4,700 businesses "
    "from China now operate there. On July 3, during his fifth visit, the president spoke of doubling trade "
    "as early as can be; the two signed 30 papers (page 12) at 10:30 before the G20."
)


def understood(text: str, currency: str = "", decimal: str = "") -> ParsedFigure:
    found = parse_figure(text, currency=currency, decimal=decimal)
    assert isinstance(found, ParsedFigure), found
    return found
