"""One figure as a report prints it: amount, what the words around it say, range or change."""

from dataclasses import replace

from metrics.ingest.text import lexicon_en as say
from metrics.ingest.text.amounts import NOT_A_FIGURE, Habits, UnreadError, amount, is_dash, is_year, noun
from metrics.ingest.text.parse_result import MULTIPLE, Reading, Refused, Understood
from metrics.ingest.text.tokens import Tokens, glued, kind, lower, tokenise, words
from metrics.quantities.figures import Bound

SHOWN = 40  # letters of a text that a reason repeats

Found = tuple[Understood, int]
_OPENING = frozenset("\"'([\u201c\u2018")
_MAKES = words("make makes made making")
_CLOSING = frozenset("\"')].,;:!?\u201d\u2019\u2026")
_FILLERS = words(
    "a an the to of by worth reached reaching hit stood at is was totalled totaled valued amounted"
)


def read(text: str, *, currency: str = "", decimal: str = "") -> Reading:
    """What one printed figure says, or why it is refused; any text gives one of the two.

    ``currency`` (ISO 4217) settles a sign such as $ that several currencies have; ``decimal``
    ("." or ",") settles 4.700. Raises ``ValueError`` where either of these is itself wrong.

    >>> read("over 4,700 firms").words
    'understood as 4,700 or more firms'
    >>> read("tens of billions").reason
    'a figure has a number, got a size without one; give the number'
    """
    habits, tokens = Habits.of(currency, decimal), tokenise(text)
    at = 0
    while lower(tokens, at) in _OPENING:
        at += 1
    try:
        found = figure(tokens, at, habits)
        while found is None and lower(tokens, at) in _FILLERS:
            at += 1
            found = figure(tokens, at, habits)
        if found is None:
            return Refused(text, _missing(text, tokens, at, habits))
    except UnreadError as problem:
        return Refused(text, str(problem))
    end = found[1]
    while lower(tokens, end) in _CLOSING:
        end += 1
    if end < len(tokens):
        rest = text[tokens[end].start :][:SHOWN]
        return Refused(text, f"a figure is read alone, got {rest!r} after it; leave that out")
    return found[0]


def _missing(text: str, tokens: Tokens, at: int, habits: Habits) -> str:
    """Why no figure starts at ``at``; raises ``UnreadError`` where a number further on gives the reason."""
    found = next((place for place in range(at, len(tokens)) if _begins(tokens, place, habits)), None)
    if found is None:
        seen = "a word for one" if say.SAYS_NOTHING.at(tokens, at) else repr(text[:SHOWN])
        return f"a figure has a number, got {seen}; give the number"
    seen = text[tokens[at].start : tokens[found].start][:SHOWN]
    return f"a figure is read alone, got {seen!r} before it; leave that out"


def _begins(tokens: Tokens, at: int, habits: Habits) -> bool:
    return figure(tokens, at, habits) is not None or kind(tokens, at) == "number"


def figure(tokens: Tokens, at: int, habits: Habits) -> Found | None:
    """The figure that starts at ``at`` and where it ends; None if none does. Raises ``UnreadError``."""
    vague = say.VAGUE.at(tokens, at)
    if vague is not None:
        end = vague[1]
        while say.SCALES.at(tokens, end) or lower(tokens, end) in ("billions", "millions", "thousands"):
            end += 1
        raise UnreadError("a figure has a number, got a size without one; give the number", end)
    if lower(tokens, at) == "rank":
        return _rank(tokens, at + 1, habits)
    if lower(tokens, at) in ("between", "from"):
        return _two_ended(tokens, at, habits)
    made_up = lower(tokens, at - 1) in _MAKES  # a share: makes up 32 percent
    trend = None if made_up or say.BEFORE.at(tokens, at) else say.TRENDS.at(tokens, at)
    if trend is None:
        return _moved(tokens, _level(tokens, at, habits), 0)
    sign, after = trend
    while lower(tokens, after).endswith("ly") or say.ON_YEAR.at(tokens, after):
        after = (say.ON_YEAR.at(tokens, after) or (True, after + 1))[1]
    joiner = lower(tokens, after)
    if joiner == "from":
        return _two_ended(tokens, after, habits)
    found = _level(tokens, after + (joiner in ("to", "at", "by", "of")), habits)
    return found if joiner in ("to", "at") else _moved(tokens, found, sign)


def _rank(tokens: Tokens, at: int, habits: Habits) -> Found | None:
    found = _bounded(tokens, at, habits)
    if found is None or found[0].unit != "dimensionless":
        return None
    return replace(found[0], base="rank"), found[1]


def _two_ended(tokens: Tokens, at: int, habits: Habits) -> Found | None:
    """From one amount to another is a change; between two amounts is a range."""
    between = lower(tokens, at) == "between"
    first = amount(tokens, at + 1, habits, Bound.NEAREST)
    if first is None or lower(tokens, first[1]) != ("and" if between else "to"):
        return None
    last = _bounded(tokens, first[1] + 1, habits)
    if last is None:
        return None
    return _spanned(first[0], last) if between else _since(last[0], first[0], last[1])


def _level(tokens: Tokens, at: int, habits: Habits) -> Found | None:
    """An amount or a range, with what it changed from where that follows."""
    found = _bounded(tokens, at, habits)
    if found is None:
        return None
    dash = is_dash(tokens, found[1])
    joined = dash and (glued(tokens, found[1]) == glued(tokens, found[1] + 1))
    if joined or (lower(tokens, found[1]) == "to" and found[0].bound is Bound.NEAREST):
        last = _bounded(tokens, found[1] + 1, habits)
        alike = last is not None and (dash or _alike(found[0], last[0]))  # rose 10% to $24.7 billion is none
        if last is not None and alike:
            return _spanned(found[0], last)
    earlier = say.EARLIER.at(tokens, found[1])
    if earlier is not None and not found[0].change:
        try:
            before = _bounded(tokens, earlier[1], habits)
        except UnreadError:
            return found  # from a year, a place in an order or the like
        if before is not None and _alike(before[0], found[0]):
            return _since(found[0], before[0], before[1])
    return found


def _bounded(tokens: Tokens, at: int, habits: Habits) -> Found | None:
    said = say.BEFORE.at(tokens, at)
    (bound, close), start = said or ((Bound.NEAREST, False), at)
    found = amount(tokens, start, habits, bound)
    if found is None:
        return None
    value, end = found
    if said is None and is_year(tokens, end - 1) and value.unit == "dimensionless":
        raise UnreadError(f"{NOT_A_FIGURE}a year", end)
    following = say.AFTER.at(tokens, end)
    if said is None and following is not None:
        (bound, close), end = following
        if say.SCALES.at(tokens, end):
            raise UnreadError(
                "a scale stands by its number, got words between; write over 25 billion", end + 1
            )
        base, end = noun(tokens, end) if not value.base else (value.base, end)
        value = replace(value, base=base)
    if bound is Bound.AT_MOST and value.quoted.startswith("-"):
        reason = f"a number below zero has no upper bound here, got {value.quoted!r}; give it alone"
        raise UnreadError(reason, end)
    close = close or (value.approximate and bound is Bound.NEAREST)
    return replace(value, bound=bound, approximate=close), end


def _spanned(first: Understood, last: Found) -> Found:
    high, end = last
    low, high = _shared(first, high)
    if low.base != high.base or low.size >= high.size or low.approximate:
        raise UnreadError(
            f"a range runs upward in one unit, got {low.quoted} {low.unit} to {high.quoted} {high.unit}; "
            "give its ends one by one",
            end,
        )
    low = replace(low, bound=Bound.AT_LEAST)
    return replace(high, bound=Bound.AT_MOST, approximate=False, lower=low), end


def _alike(first: Understood, last: Understood) -> bool:
    return not last.change and first.base in ("", last.base)


def _since(value: Understood, before: Understood, end: int) -> Found:
    before, value = _shared(before, value)
    if before.base != value.base:
        raise UnreadError(
            f"a change is in one unit, got {before.unit} and {value.unit}; give the two one by one", end
        )
    return replace(value, earlier=before), end


def _shared(first: Understood, last: Understood) -> tuple[Understood, Understood]:
    """Both with the unit that is printed at one of them only: 12–15 billion, $12 to 15."""
    base = first.base or last.base
    first, last = replace(first, base=first.base or base), replace(last, base=last.base or base)
    scale = first.scale or (last.scale if first.base == last.base else "")
    yearly = first.yearly or last.yearly
    return replace(first, scale=scale, yearly=yearly), replace(last, scale=last.scale, yearly=yearly)


def _moved(tokens: Tokens, found: Found | None, sign: int) -> Found | None:
    """The amount as a change, where the words before it (``sign``) or after a percentage say so."""
    if found is None:
        return None
    value, end = found
    if value.base == "percent":
        on_year = say.ON_YEAR.at(tokens, end)
        after = on_year[1] if on_year else end
        trend = say.TRENDS_AFTER.at(tokens, after)
        if trend is not None and not sign:
            sign, end = trend
            end = (say.ON_YEAR.at(tokens, end) or (True, end))[1]
        elif on_year is not None:
            sign, end = sign or 1, after
    elif lower(tokens, end) in ("more", "less", "higher", "lower") and lower(tokens, end + 1) == "than":
        sign, end = (say.TRENDS_AFTER.at(tokens, end) or (0, end)) if not sign else (sign, end)
    if not sign:
        return found
    if sign < 0 and (value.bound is not Bound.NEAREST or value.quoted[0] == "-" or value.base == MULTIPLE):
        raise UnreadError(
            f"a fall is one plain number, as bounds below zero are not recorded, got {value.quoted} with "
            "more said of it; give the fall alone",
            end,
        )
    return replace(value, quoted=value.quoted if sign > 0 else f"-{value.quoted}", change=True), end
