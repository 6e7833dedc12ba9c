"""Finds the figures in a paragraph and proposes a time and a measure for each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from metrics.ingest.text import currencies, measure_classifier
from metrics.ingest.text.conventions import FigureParseError, TextConventions
from metrics.ingest.text.dates import TimeExpression
from metrics.ingest.text.figure_parser import figure_match
from metrics.ingest.text.parse_result import NotAFigure, ParsedFigure, ParseResult, Rejection
from metrics.ingest.text.periods import time_expressions
from metrics.ingest.text.tokens import Tokens, kind, lowercase, tokenise, word_set
from metrics.quantities.errors import ArgumentError
from metrics.quantities.figures import Bound

_COMPARISON_WORDS = word_set("from over on than against versus")
_STOPS = frozenset(".!?")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr no st vs p pp fig approx ca jan feb mar apr jun jul aug sept oct nov dec"
)
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure in a text, at the letters from ``start`` to ``end``, for the reader to confirm.

    ``measure`` is a name of ``quantities.measures``, ``measure_classifier.TARGET``, or "" if unclear.
    ``period`` is ISO text, or "" if none is given or ``asks`` says what is missing; ``due`` marks
    a deadline.
    """

    start: int
    end: int
    text: str
    reading: ParseResult
    measure: str = ""
    period: str = ""
    due: bool = False
    asks: str = ""


def propose(paragraph: str, *, published: str = "", currency: str = "", decimal: str = "") -> list[Proposal]:
    """Every number of ``paragraph`` in order, parsed or rejected with a reason.

    Numbers that are not figures (years, dates, ordinals, references) are rejected as such. ``published``
    is the report's date, which *last year* is relative to; ``currency`` and ``decimal`` are as in
    ``figure_parser.parse_figure``. Raises ``ArgumentError`` if one of these is invalid.

    >>> found = propose("Trade rose 32 percent to US$41 billion in 2023.")
    >>> [(each.text, each.measure, each.period) for each in found]
    [('rose 32 percent', 'turnover_growth', '2023'), ('US$41 billion', 'turnover', '2023'), ('2023', '', '')]
    """
    tokens, day = tokenise(paragraph), _day(published)
    conventions = TextConventions.from_options(currency, decimal, currencies.unambiguous_codes(tokens))
    return [
        found
        for sentence in _sentences(tokens)
        for found in _sentence_proposals(paragraph, sentence, conventions, day)
    ]


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        raise ArgumentError(
            f"published must be the report's date such as 2024-07-05, got {published!r}; leave it empty"
        ) from None


def _sentences(tokens: Tokens) -> Iterator[Tokens]:
    start = 0
    for at, token in enumerate(tokens):
        if token.text in _STOPS and _ends_sentence(tokens, at):
            yield tokens[start : at + 1]
            start = at + 1
    yield tokens[start:]


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    begins = following.kind != "word" or following.text[0].isupper()
    short = kind(tokens, at - 1) == "word" and lowercase(tokens, at - 1) in _ABBREVIATIONS
    return begins and not short and not following.glued


def _sentence_proposals(
    paragraph: str, sentence: Tokens, conventions: TextConventions, day: date | None
) -> Iterator[Proposal]:
    named = list(time_expressions(sentence, day))
    owner = {at: time for time in named for at in range(time.start, time.end)}
    begin = 0
    for time in (*named, None):
        stretch = sentence[begin : time.start if time else len(sentence)]
        for first, last, reading in _readings(paragraph, stretch, conventions):
            start, end = begin + first, begin + last
            proposal = _proposal(paragraph, sentence, start, end, reading)
            yield (
                _add_time_and_measure(proposal, sentence, (start, end), owner)
                if isinstance(reading, ParsedFigure)
                else proposal
            )
        if time is not None:
            refused = _other_number(_excerpt(paragraph, sentence, time.start, time.end), time.kind)
            yield _proposal(paragraph, sentence, time.start, time.end, refused)
            begin = time.end


def _readings(
    paragraph: str, tokens: Tokens, conventions: TextConventions
) -> Iterator[tuple[int, int, ParseResult]]:
    """Start, end and result of each number in ``tokens``, which contain no time expression."""
    at = 0
    while at < len(tokens):
        reading: ParseResult | None = None
        try:
            found = figure_match(tokens, at, conventions)
            end = found[1] if found else at + 1
            reading = _reject_bare_number(paragraph, tokens, at, end, found[0]) if found else None
        except FigureParseError as problem:
            end = min(max(problem.end, at + 1), len(tokens))
            reading = Rejection(_excerpt(paragraph, tokens, at, end), str(problem), problem.kind)
        if reading is None and lowercase(tokens, at) in _ORDINALS:
            reading = _other_number(tokens[at].text, NotAFigure.ORDER)
        if reading is None and kind(tokens, at) == "number":
            reading = Rejection(
                tokens[at].text, "a number is read with its words, got none that fit; correct it"
            )
        if reading is not None:
            yield at, end, reading
        at = end


def _reject_bare_number(
    paragraph: str, tokens: Tokens, at: int, end: int, found: ParsedFigure
) -> ParseResult:
    bare = found == ParsedFigure(found.quoted) and not any(
        kind(tokens, i) == "number" for i in range(at, end)
    )
    if not bare or found.bound is not Bound.NEAREST:
        return found
    return _other_number(_excerpt(paragraph, tokens, at, end), NotAFigure.BARE_WORD)


def _other_number(text: str, kind: NotAFigure) -> Rejection:
    return Rejection(text, kind.reason, kind)


def _excerpt(paragraph: str, tokens: Tokens, start: int, end: int) -> str:
    return paragraph[tokens[start].start : tokens[end - 1].end]


def _proposal(paragraph: str, sentence: Tokens, start: int, end: int, reading: ParseResult) -> Proposal:
    text = _excerpt(paragraph, sentence, start, end)
    return Proposal(sentence[start].start, sentence[end - 1].end, text, reading)


def _add_time_and_measure(
    proposal: Proposal, sentence: Tokens, at: tuple[int, int], owner: dict[int, TimeExpression]
) -> Proposal:
    """The proposal with the nearest time of its sentence and its likely measure."""
    if not isinstance(proposal.reading, ParsedFigure):
        return proposal
    start, end = at
    near = [
        (time.kind is NotAFigure.DATE, start - place if place < start else place - end + 1, -place)
        for place in range(
            max(0, start - measure_classifier.CONTEXT_TOKENS), end + measure_classifier.CONTEXT_TOKENS
        )
        if (time := owner.get(place)) and _time_fits(proposal.reading, sentence, time)
    ]
    time = owner[-min(near)[2]] if near else None
    period, due, asks = (time.text, time.due, time.asks) if time else ("", False, "")
    measure = measure_classifier.classify(
        proposal.reading, measure_classifier.FigureContext(sentence, start, end, period, due)
    )
    return replace(proposal, measure=measure, period=period, due=due, asks=asks)


def _time_fits(reading: ParsedFigure, sentence: Tokens, time: TimeExpression) -> bool:
    """Whether a time can be a figure's: not a span for a count of firms, not 2022 in *up from 2022*."""
    if reading.base == "firm" and "/" in time.text:
        return False
    before = lowercase(sentence, time.start - 1)
    same = before in ("of", "in") and lowercase(sentence, time.start - 2) == "period"
    return not (time.kind is NotAFigure.YEAR and (same or before in _COMPARISON_WORDS))
