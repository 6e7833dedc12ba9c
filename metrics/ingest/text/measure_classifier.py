"""Proposes the measure of a figure from its unit and the words near it."""

from typing import NamedTuple

from metrics.ingest.text import currencies
from metrics.ingest.text.parse_result import MULTIPLE, ParsedFigure
from metrics.ingest.text.tokens import PhraseTable, Tokens, lowercase, phrase_table, word_set

TARGET = "target"  # a row of targets.csv; all other results are measures of figures.csv
_TRADE_MEASURES = ("turnover", "exports", "imports")
CONTEXT_TOKENS = 40  # pieces on each side of a figure that are looked at

_TOPICS = phrase_table(
    [
        (
            "trade | turnover | commerce | exports and imports | imports and exports | export and import",
            "turnover",
        ),
        ("exports | export | exported | exporting | shipments", "exports"),
        ("imports | import | imported | importing | purchases", "imports"),
        ("investment | investments | invested | invest | investor | investors | fdi", "investment"),
        ("surplus | deficit | balance", "balance"),
        ("corridor | trans - caspian", "corridor"),
        ("rail | railway | railways", "rail"),
    ]
)
_TARGETS = phrase_table(
    [
        (
            (
                "target | targets | goal | goals | aim | aims | aimed | aiming | pledge | pledged | "
                "pledges | plan | plans | planned | hope | hopes | hoped | seek | seeks | "
                "vow | vowed | intend | agreed to"
            ),
            True,
        )
    ]
)
_GROWTH = phrase_table(
    [("growth | grew | increase | increased | rise | rose | jump | jumped | surge | surged", True)]
)
_CUMULATED = phrase_table(
    [("cumulative | cumulatively | total | totalled | totaled | accumulated | so far", True)]
)
_STOCK = phrase_table([("stock | position | stocks", True)])
_INFLOW = phrase_table([("inflow | inflows | flowed | annual | annually", True)])
_REGISTERED = phrase_table([("registered | register", True)])
_OPERATING = phrase_table([("operating | active | operate", True)])
_WISHED_MULTIPLES = word_set(
    "double doubling triple tripling treble trebling quadruple quadrupling"
)  # not yet done
_CLAUSE_ENDS = word_set(", ; : ( ) \u2013 \u2014 while whereas but")


class FigureContext(NamedTuple):
    """The sentence of a figure, which occupies its tokens from ``start`` to ``end``, and its time.

    ``period`` is ISO text or ""; ``due`` says that it is a deadline.
    """

    sentence: Tokens
    start: int
    end: int
    period: str
    due: bool


def classify(parsed: ParsedFigure, place: FigureContext) -> str:
    """The likely measure of a figure, or ``TARGET``; "" if unclear.

    Uses the topic word nearest to the figure in its clause, else in its sentence.
    """
    first, last = _clause(place)
    wide = max(0, place.start - CONTEXT_TOKENS), min(len(place.sentence), place.end + CONTEXT_TOKENS)
    topic = _nearest_topic(place, (first, last)) or _nearest_topic(place, wide)
    clause = place.sentence[first:last]
    before, after = place.sentence[first : place.start], place.sentence[place.end : min(place.end + 2, last)]
    aimed = place.due or _has_phrase(_TARGETS, before) or _has_phrase(_TARGETS, after)
    if parsed.base == MULTIPLE:
        wished = lowercase(place.sentence, place.end - 1) in _WISHED_MULTIPLES
        return TARGET if topic == "turnover" and (aimed or wished) else ""
    if parsed.base == "percent":
        growing = parsed.change or _has_phrase(_GROWTH, clause)
        return f"{topic}_growth" if growing and topic in _TRADE_MEASURES else ""
    if parsed.base not in currencies.codes():
        return _count_measure(parsed.base, place.sentence[place.start : min(place.end + 3, last)], topic)
    if parsed.change:
        return ""
    if topic == "investment":
        return _investment_measure(parsed, clause, place.period)
    return TARGET if aimed and topic == "turnover" else topic if topic in _TRADE_MEASURES else ""


def _investment_measure(parsed: ParsedFigure, clause: Tokens, period: str) -> str:
    if _has_phrase(_STOCK, clause):
        return "fdi_stock"
    if "/" in period or _has_phrase(_CUMULATED, clause):
        return "cumulative_investment"
    return "fdi_inflow" if parsed.yearly or _has_phrase(_INFLOW, clause) else "cumulative_investment"


def _count_measure(base: str, near: Tokens, topic: str) -> str:
    if base == "firm":
        if not _has_phrase(_REGISTERED, near):
            return "firms"
        return "firms_operating" if _has_phrase(_OPERATING, near) else "firms_registered"
    if base == "tonne":
        return {"corridor": "corridor_cargo", "rail": "rail_freight"}.get(topic, "")
    if base == "train":
        return "container_trains"
    return "investor_rank" if base == "rank" and topic == "investment" else ""


def _clause(place: FigureContext) -> tuple[int, int]:
    """Start and end of the figure's clause, at most ``CONTEXT_TOKENS`` on each side of the figure."""
    first, last = place.start, place.end
    while (
        first > max(0, place.start - CONTEXT_TOKENS)
        and lowercase(place.sentence, first - 1) not in _CLAUSE_ENDS
    ):
        first -= 1
    stop = min(len(place.sentence), place.end + CONTEXT_TOKENS)
    while last < stop and lowercase(place.sentence, last) not in _CLAUSE_ENDS:
        last += 1
    return first, last


def _nearest_topic(place: FigureContext, within: tuple[int, int]) -> str:
    """The topic of the nearest topic word; of two equally near, the one before the figure."""
    found = [
        (place.start - topic[1] if at < place.start else at - place.end, at, topic[0])
        for at in range(*within)
        if not place.start <= at < place.end and (topic := _TOPICS.match(place.sentence, at))
    ]
    return min(found)[2] if found else ""


def _has_phrase(table: PhraseTable[bool], tokens: Tokens) -> bool:
    return any(table.match(tokens, at) for at in range(len(tokens)))
