"""The parsed figures of a text for the reader to confirm, and confirmed ones as parts of a draft."""

from dataclasses import dataclass
from datetime import date

from metrics.ingest.brief_builder.draft import DraftFigure, DraftTarget
from metrics.ingest.tables.uploaded_series import Series
from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.measure_classifier import TARGET
from metrics.ingest.text.normalised import normalise
from metrics.ingest.text.paragraph_parser import Proposal, propose
from metrics.ingest.text.parse_result import MULTIPLE, ParseResult, Rejection
from metrics.quantities.errors import ArgumentError
from metrics.quantities.figures import FigureError, Period
from metrics.quantities.measures import MEASURES

CHOICES = (*(name for name in MEASURES if name != "consumer_prices"), TARGET)

REQUIRED_MEASURES = ("turnover", "turnover_growth", TARGET, "cumulative_investment", "firms")
MAX_LETTERS = 5_000  # of a paragraph
MAX_FIGURES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A figure to confirm: its printed form, the parse result, the proposed measure and period.

    ``asks`` says what is missing for the period.
    """

    text: str
    reading: ParseResult
    measure: str = ""
    period: str = ""
    asks: str = ""


def lines(paragraph: str, published: str, currency: str = "") -> tuple[list[Line], list[Line]]:
    """The figures of ``paragraph``, and its numbers that are not figures.

    ``published`` is used if it is a day. Raises ``ArgumentError`` if the paragraph is too long or has too
    many figures.
    """
    if len(paragraph) > MAX_LETTERS:
        raise ArgumentError(
            f"a paragraph must have at most {MAX_LETTERS} letters, got {len(paragraph)}; shorten it"
        )
    found = propose(paragraph, published=published if _is_day(published) else "", currency=currency)
    others = [each for each in found if _is_no_figure(each.reading)]
    figures = [each for each in found if each not in others]
    if len(figures) > MAX_FIGURES:
        raise ArgumentError(
            f"a paragraph must have at most {MAX_FIGURES} figures, got {len(figures)}; shorten it"
        )
    return [_line(each) for each in figures], [_line(each) for each in others]


def reparse(line: Line, text: str, currency: str = "") -> ParseResult:
    """The parse result for an edited line: unchanged text keeps the one from its paragraph."""
    return line.reading if text == line.text else parse_figure(text, currency=currency)


def _line(each: Proposal) -> Line:
    return Line(each.text, each.reading, each.measure, each.period, each.asks)


def _is_no_figure(reading: ParseResult) -> bool:
    return isinstance(reading, Rejection) and reading.kind is not None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def label(measure: str) -> str:
    """The name of a measure on the screen."""
    return "Target of two-way trade" if measure == TARGET else MEASURES[measure].label


def draft_figure(reading: ParseResult, measure: str, period: str) -> DraftFigure | Rejection:
    """A confirmed parse result as a figure of ``measure``, or why it cannot be one.

    >>> from metrics.ingest.text.parse_result import ParsedFigure
    >>> draft_figure(ParsedFigure("41", scale="billion", base="USD"), "turnover", "").reason
    'a figure needs the time it stands for, got none; give it, such as 2023 or 2009/2023'
    """
    if isinstance(reading, Rejection):
        return reading
    if not period:
        rule = "a figure needs the time it stands for, got none; give it, such as 2023 or 2009/2023"
        return Rejection(reading.words, rule)
    try:
        Period(period)
    except FigureError as problem:
        return Rejection(reading.words, f"{problem}; correct it")
    found = normalise(reading, measure)
    if isinstance(found, Rejection):
        return found
    note = f"Printed as close to it: {reading.words}." if reading.approximate else ""
    return DraftFigure(measure, period, found.quoted, found.bound, found.unit, note)


def draft_target(
    reading: ParseResult, text: str, due: str, announced: str, by: str
) -> DraftTarget | Rejection:
    """A confirmed parse result as the report's target: a multiple of its trade, or an amount a year.

    ``text`` is the printed form; of ``due``, ISO text or empty, only the year is used.
    """
    if isinstance(reading, Rejection):
        return reading
    rest = {"announced": announced, "by": by, "due": due[:4]}
    if reading.base == MULTIPLE and reading.lower is None:
        return DraftTarget(text, multiple=reading.quoted, **rest)
    found = normalise(reading, "turnover")
    if isinstance(found, Rejection):
        return found
    return DraftTarget(text, value=found.quoted.replace(",", ""), bound=found.bound, **rest)


def summary(series: Series) -> str:
    """A series in words, such as turnover of 3 years, 2022 to 2024, in billion_USD/year."""
    measures = dict.fromkeys(row.measure for row in series.rows)
    years = {measure: list(series.values_by_year(measure)) for measure in measures}
    return "; ".join([*(f"{measure} of {_span(at)}" for measure, at in years.items()), f"in {series.unit}"])


def _span(years: list[int]) -> str:
    if len(years) == 1:
        return f"1 year, {years[0]}"
    return f"{len(years)} years, {years[0]} to {years[-1]}"
