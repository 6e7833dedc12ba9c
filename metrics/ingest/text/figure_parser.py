"""Parses one printed figure: an amount with its bound, a range or a change."""

from dataclasses import replace

from metrics.ingest.text import lexicon_en as lexicon
from metrics.ingest.text.amounts import amount, is_dash, looks_like_year, noun
from metrics.ingest.text.conventions import FigureParseError, TextConventions
from metrics.ingest.text.parse_result import MULTIPLE, NotAFigure, ParsedFigure, ParseResult, Rejection
from metrics.ingest.text.tokens import Tokens, is_glued, kind, lowercase, tokenise, word_set
from metrics.quantities.figures import Bound

LETTERS_IN_MESSAGE = 40  # most letters of a text that a reason quotes

FigureMatch = tuple[ParsedFigure, int]
_OPENING_MARKS = frozenset("\"'([\u201c\u2018")
_SHARE_VERBS = word_set("make makes made making")
_CLOSING_MARKS = frozenset("\"')].,;:!?\u201d\u2019\u2026")
_FILLERS = word_set(
    "a an the to of by worth reached reaching hit stood at is was totalled totaled valued amounted"
)


def parse_figure(text: str, *, currency: str = "", decimal: str = "") -> ParseResult:
    """The figure that ``text`` states, or a rejection; never raises for the text.

    ``currency`` (ISO 4217) resolves an ambiguous sign such as $, ``decimal`` ("." or ",") a number
    such as 4.700. Raises ``ArgumentError`` if one of these is invalid.

    >>> parse_figure("over 4,700 firms").words
    'understood as 4,700 or more firms'
    >>> parse_figure("tens of billions").reason
    'a figure has a number, got a size without one; give the number'
    """
    conventions, tokens = TextConventions.from_options(currency, decimal), tokenise(text)
    at = 0
    while lowercase(tokens, at) in _OPENING_MARKS:
        at += 1
    try:
        found = figure_match(tokens, at, conventions)
        while found is None and lowercase(tokens, at) in _FILLERS:
            at += 1
            found = figure_match(tokens, at, conventions)
        if found is None:
            return Rejection(text, _missing_figure_reason(text, tokens, at, conventions))
    except FigureParseError as problem:
        return Rejection(text, str(problem), problem.kind)
    end = found[1]
    while lowercase(tokens, end) in _CLOSING_MARKS:
        end += 1
    if end < len(tokens):
        rest = text[tokens[end].start :][:LETTERS_IN_MESSAGE]
        return Rejection(text, f"a figure is read alone, got {rest!r} after it; leave that out")
    return found[0]


def _missing_figure_reason(text: str, tokens: Tokens, at: int, conventions: TextConventions) -> str:
    """Why no figure starts at ``at``; raises ``FigureParseError`` if a later number is itself invalid."""
    found = next((place for place in range(at, len(tokens)) if _begins(tokens, place, conventions)), None)
    if found is None:
        worded = lexicon.WORDS_WITHOUT_NUMBER.match(tokens, at)
        seen = "a word for one" if worded else repr(text[:LETTERS_IN_MESSAGE])
        return f"a figure has a number, got {seen}; give the number"
    seen = text[tokens[at].start : tokens[found].start][:LETTERS_IN_MESSAGE]
    return f"a figure is read alone, got {seen!r} before it; leave that out"


def _begins(tokens: Tokens, at: int, conventions: TextConventions) -> bool:
    return figure_match(tokens, at, conventions) is not None or kind(tokens, at) == "number"


def figure_match(tokens: Tokens, at: int, conventions: TextConventions) -> FigureMatch | None:
    """The figure at ``at``, and the index after it; None if there is none. Raises ``FigureParseError``."""
    vague = lexicon.VAGUE_AMOUNTS.match(tokens, at)
    if vague is not None:
        end = vague[1]
        scales = {"billions", "millions", "thousands"}
        while lexicon.SCALES.match(tokens, end) or lowercase(tokens, end) in scales:
            end += 1
        raise FigureParseError("a figure has a number, got a size without one; give the number", end)
    if lowercase(tokens, at) == "rank":
        return _rank(tokens, at + 1, conventions)
    if lowercase(tokens, at) in ("between", "from"):
        return _range_or_change(tokens, at, conventions)
    made_up = lowercase(tokens, at - 1) in _SHARE_VERBS  # a share: makes up 32 percent
    trend = None if made_up or lexicon.BOUNDS_BEFORE.match(tokens, at) else lexicon.TRENDS.match(tokens, at)
    if trend is None:
        return _apply_trend(tokens, _level(tokens, at, conventions), 0)
    sign, after = trend
    while lowercase(tokens, after).endswith("ly") or lexicon.YEAR_ON_YEAR.match(tokens, after):
        after = (lexicon.YEAR_ON_YEAR.match(tokens, after) or (True, after + 1))[1]
    joiner = lowercase(tokens, after)
    if joiner == "from":
        return _range_or_change(tokens, after, conventions)
    found = _level(tokens, after + (joiner in ("to", "at", "by", "of")), conventions)
    return found if joiner in ("to", "at") else _apply_trend(tokens, found, sign)


def _rank(tokens: Tokens, at: int, conventions: TextConventions) -> FigureMatch | None:
    found = _bounded_amount(tokens, at, conventions)
    if found is None or found[0].unit != "dimensionless":
        return None
    return replace(found[0], base="rank"), found[1]


def _range_or_change(tokens: Tokens, at: int, conventions: TextConventions) -> FigureMatch | None:
    """A change (from one amount to another) or a range (between two amounts)."""
    between = lowercase(tokens, at) == "between"
    first = amount(tokens, at + 1, conventions, Bound.NEAREST)
    if first is None or lowercase(tokens, first[1]) != ("and" if between else "to"):
        return None
    last = _bounded_amount(tokens, first[1] + 1, conventions)
    if last is None:
        return None
    return _make_range(first[0], last) if between else _make_change(last[0], first[0], last[1])


def _level(tokens: Tokens, at: int, conventions: TextConventions) -> FigureMatch | None:
    """An amount or a range, with its earlier value if the text gives one after it."""
    found = _bounded_amount(tokens, at, conventions)
    if found is None:
        return None
    dash = is_dash(tokens, found[1])
    joined = dash and (is_glued(tokens, found[1]) == is_glued(tokens, found[1] + 1))
    if joined or (lowercase(tokens, found[1]) == "to" and found[0].bound is Bound.NEAREST):
        last = _bounded_amount(tokens, found[1] + 1, conventions)
        alike = last is not None and (
            dash or _units_agree(found[0], last[0])
        )  # rose 10% to $24.7 billion is not a range
        if last is not None and alike:
            return _make_range(found[0], last)
    earlier = lexicon.EARLIER_VALUE_PHRASES.match(tokens, found[1])
    if earlier is not None and not found[0].change:
        try:
            before = _bounded_amount(tokens, earlier[1], conventions)
        except FigureParseError:
            return found  # from a year, an ordinal or similar
        if before is not None and _units_agree(before[0], found[0]):
            return _make_change(found[0], before[0], before[1])
    return found


def _bounded_amount(tokens: Tokens, at: int, conventions: TextConventions) -> FigureMatch | None:
    before = lexicon.BOUNDS_BEFORE.match(tokens, at)
    (bound, close), start = before or ((Bound.NEAREST, False), at)
    found = amount(tokens, start, conventions, bound)
    if found is None:
        return None
    value, end = found
    if before is None and looks_like_year(tokens, end - 1) and value.unit == "dimensionless":
        raise FigureParseError(NotAFigure.YEAR, end)
    following = lexicon.BOUNDS_AFTER.match(tokens, end)
    if before is None and following is not None:
        (bound, close), end = following
        if lexicon.SCALES.match(tokens, end):
            raise FigureParseError(
                "a scale stands by its number, got words between; write over 25 billion", end + 1
            )
        base, end = noun(tokens, end) if not value.base else (value.base, end)
        value = replace(value, base=base)
    if bound is Bound.AT_MOST and value.quoted.startswith("-"):
        reason = f"a number below zero has no upper bound here, got {value.quoted!r}; give it alone"
        raise FigureParseError(reason, end)
    close = close or (value.approximate and bound is Bound.NEAREST)
    return replace(value, bound=bound, approximate=close), end


def _make_range(first: ParsedFigure, last: FigureMatch) -> FigureMatch:
    high, end = last
    low, high = _share_unit(first, high)
    if low.base != high.base or low.size >= high.size or low.approximate:
        raise FigureParseError(
            f"a range runs upward in one unit, got {low.quoted} {low.unit} to {high.quoted} {high.unit}; "
            "give its ends one by one",
            end,
        )
    low = replace(low, bound=Bound.AT_LEAST)
    return replace(high, bound=Bound.AT_MOST, approximate=False, lower=low), end


def _units_agree(first: ParsedFigure, last: ParsedFigure) -> bool:
    return not last.change and first.base in ("", last.base)


def _make_change(value: ParsedFigure, before: ParsedFigure, end: int) -> FigureMatch:
    before, value = _share_unit(before, value)
    if before.base != value.base:
        raise FigureParseError(
            f"a change is in one unit, got {before.unit} and {value.unit}; give the two one by one", end
        )
    return replace(value, earlier=before), end


def _share_unit(first: ParsedFigure, last: ParsedFigure) -> tuple[ParsedFigure, ParsedFigure]:
    """Both amounts, with a unit that is printed once: 12–15 billion, $12 to 15."""
    base = first.base or last.base
    first, last = replace(first, base=first.base or base), replace(last, base=last.base or base)
    scale = first.scale or (last.scale if first.base == last.base else "")
    yearly = first.yearly or last.yearly
    return replace(first, scale=scale, yearly=yearly), replace(last, scale=last.scale, yearly=yearly)


def _apply_trend(tokens: Tokens, found: FigureMatch | None, sign: int) -> FigureMatch | None:
    """The amount as a change if the words before it (``sign``) or after a percentage say so."""
    if found is None:
        return None
    value, end = found
    if value.base == "percent":
        on_year = lexicon.YEAR_ON_YEAR.match(tokens, end)
        after = on_year[1] if on_year else end
        trend = lexicon.TRENDS_AFTER.match(tokens, after)
        if trend is not None and not sign:
            sign, end = trend
            end = (lexicon.YEAR_ON_YEAR.match(tokens, end) or (True, end))[1]
        elif on_year is not None:
            sign, end = sign or 1, after
    elif (
        lowercase(tokens, end) in ("more", "less", "higher", "lower") and lowercase(tokens, end + 1) == "than"
    ):
        sign, end = (lexicon.TRENDS_AFTER.match(tokens, end) or (0, end)) if not sign else (sign, end)
    if not sign:
        return found
    if sign < 0 and (value.bound is not Bound.NEAREST or value.quoted[0] == "-" or value.base == MULTIPLE):
        raise FigureParseError(
            f"a fall is one plain number, as bounds below zero are not recorded, got {value.quoted} with "
            "more said of it; give the fall alone",
            end,
        )
    return replace(value, quoted=value.quoted if sign > 0 else f"-{value.quoted}", change=True), end
