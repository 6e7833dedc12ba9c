"""A text as numbers, words and marks, and tables of phrases to look up in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

# Each part reads forward only, so the time taken grows with the text's length and no faster.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,'’][0-9]+)*)|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+)|(?P<mark>\S)"
)

T = TypeVar("T")


class Token(NamedTuple):
    """A piece of a text: ``kind`` is number, word or mark; ``is_glued`` to the piece before it or not."""

    text: str
    lower: str
    kind: str
    start: int
    end: int
    glued: bool


Tokens = Sequence[Token]


def tokenise(text: str) -> list[Token]:
    """The pieces of ``text`` in order, white space left out.

    >>> [token.text for token in tokenise("some U.S.$4,700bn.")]
    ['some', 'U.S.', '$', '4,700', 'bn', '.']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        glued = bool(found) and found[-1].end == match.start()
        kind = match.lastgroup or "mark"
        found.append(Token(match[0], _lowercase(match[0]), kind, match.start(), match.end(), glued))
    return found


def _lowercase(text: str) -> str:
    return text.replace(".", "").lower() if text[0].isalpha() else text


def lowercase(tokens: Tokens, at: int) -> str:
    """The piece at ``at`` in small letters, without the points of an abbreviation; "" outside the text."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def kind(tokens: Tokens, at: int) -> str:
    """The kind of the piece at ``at``; "" outside the text."""
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def is_glued(tokens: Tokens, at: int) -> bool:
    """Whether a piece stands at ``at`` with no space before it."""
    return 0 < at < len(tokens) and tokens[at].glued


class PhraseTable(Generic[T]):
    """Phrases of one or more pieces, each with what it means; the longest that fits is found."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in meanings.items():
            pieces = tuple(token.lower for token in tokenise(phrase))
            self._by_first.setdefault(pieces[0], []).append((pieces, meaning))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda entry: len(entry[0]), reverse=True)

    def match(self, tokens: Tokens, at: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that starts at ``at``, and where it ends; None if none does."""
        for pieces, meaning in self._by_first.get(lowercase(tokens, at), ()):
            if all(lowercase(tokens, at + step) == piece for step, piece in enumerate(pieces)):
                return meaning, at + len(pieces)
        return None


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(listed.split())


def word_numbers(listed: str, first: int, step: int = 1) -> dict[str, int]:
    """The words of such a list, each with its number, ``step`` times its place counted from ``first``."""
    return {word: step * value for value, word in enumerate(listed.split(), start=first)}


def phrase_table(groups: Iterable[tuple[str, T]]) -> PhraseTable[T]:
    """Phrases written as lists, ``over | more than``, each list with its one meaning."""
    return PhraseTable(
        {phrase.strip(): meaning for listed, meaning in groups for phrase in listed.split("|")}
    )
