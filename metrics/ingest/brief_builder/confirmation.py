"""What a text is understood to state, and what the reader has confirmed of it as rows of a draft."""

from dataclasses import dataclass
from datetime import date

from metrics.ingest.brief_builder.draft import Aim, Printed
from metrics.ingest.tables.uploaded_series import Series
from metrics.ingest.text.amounts import NOT_A_FIGURE
from metrics.ingest.text.figure_parser import read
from metrics.ingest.text.measure_classifier import TARGET
from metrics.ingest.text.normalised import recorded
from metrics.ingest.text.paragraph_parser import Proposal, propose
from metrics.ingest.text.parse_result import MULTIPLE, Reading, Refused
from metrics.quantities.figures import FigureError, Period
from metrics.quantities.measures import MEASURES

CHOICES = (*(name for name in MEASURES if name != "consumer_prices"), TARGET)

ASKED = ("turnover", "turnover_growth", TARGET, "cumulative_investment", "firms")
LONGEST = 5_000  # letters of a paragraph
MOST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A figure to be confirmed: its printed form, how it is understood, what it may be of, and when.

    ``asks`` is what its time leaves open.
    """

    text: str
    reading: Reading
    measure: str = ""
    period: str = ""
    asks: str = ""


def lines(paragraph: str, published: str, currency: str = "") -> tuple[list[Line], list[Line]]:
    """The figures of ``paragraph``, and what is in it that is no figure.

    ``published`` counts where it names a day. Raises ``ValueError`` for a paragraph that is too long.
    """
    if len(paragraph) > LONGEST:
        raise ValueError(f"a paragraph must have at most {LONGEST} letters, got {len(paragraph)}; shorten it")
    found = propose(paragraph, published=published if _is_day(published) else "", currency=currency)
    others = [each for each in found if _is_none(each.reading)]
    figures = [each for each in found if each not in others]
    if len(figures) > MOST:
        raise ValueError(f"a paragraph must have at most {MOST} figures, got {len(figures)}; shorten it")
    return [_line(each) for each in figures], [_line(each) for each in others]


def again(line: Line, text: str, currency: str = "") -> Reading:
    """How the text that stands in a line now is understood: as in its paragraph, or read anew."""
    return line.reading if text == line.text else read(text, currency=currency)


def _line(each: Proposal) -> Line:
    return Line(each.text, each.reading, each.measure, each.period, each.asks)


def _is_none(reading: Reading) -> bool:
    return isinstance(reading, Refused) and reading.reason.startswith(NOT_A_FIGURE)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def label(measure: str) -> str:
    """What a choice is called on the screen."""
    return "Target of two-way trade" if measure == TARGET else MEASURES[measure].label


def printed(reading: Reading, measure: str, period: str) -> Printed | Refused:
    """A confirmed reading as a figure of ``measure``, or why it cannot be one.

    >>> from metrics.ingest.text.parse_result import Understood
    >>> printed(Understood("41", scale="billion", base="USD"), "turnover", "").reason
    'a figure needs the time it stands for, got none; give it, such as 2023 or 2009/2023'
    """
    if isinstance(reading, Refused):
        return reading
    if not period:
        rule = "a figure needs the time it stands for, got none; give it, such as 2023 or 2009/2023"
        return Refused(reading.words, rule)
    try:
        Period(period)
    except FigureError as problem:
        return Refused(reading.words, f"{problem}; correct it")
    found = recorded(reading, measure)
    if isinstance(found, Refused):
        return found
    note = f"Printed as close to it: {reading.words}." if reading.approximate else ""
    return Printed(measure, period, found.quoted, found.bound, found.unit, note)


def aim(reading: Reading, text: str, due: str, announced: str, by: str) -> Aim | Refused:
    """A confirmed reading as the report's target: a multiple of its trade, or an amount a year.

    ``text`` is its printed form, ``due`` ISO text of which the year counts, empty where none is given.
    """
    if isinstance(reading, Refused):
        return reading
    rest = {"announced": announced, "by": by, "due": due[:4]}
    if reading.base == MULTIPLE and reading.lower is None:
        return Aim(text, multiple=reading.quoted, **rest)
    found = recorded(reading, "turnover")
    if isinstance(found, Refused):
        return found
    return Aim(text, value=found.quoted.replace(",", ""), bound=found.bound, **rest)


def summary(series: Series) -> str:
    """What a series holds, such as turnover of 3 years, 2022 to 2024, in billion_USD/year."""
    measures = dict.fromkeys(row.measure for row in series.rows)
    years = {measure: list(series.of(measure)) for measure in measures}
    return "; ".join([*(f"{measure} of {_span(at)}" for measure, at in years.items()), f"in {series.unit}"])


def _span(years: list[int]) -> str:
    if len(years) == 1:
        return f"1 year, {years[0]}"
    return f"{len(years)} years, {years[0]} to {years[-1]}"
