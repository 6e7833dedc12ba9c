"""Splits a text into numbers, words and marks, and looks up phrases in the result."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

# No part of the pattern backtracks, so the time is linear in the length of the text.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,'’][0-9]+)*)|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+)|(?P<mark>\S)"
)

T = TypeVar("T")


class Token(NamedTuple):
    """A piece of a text. ``kind`` is number, word or mark; ``glued`` means no space before it."""

    text: str
    lower: str
    kind: str
    start: int
    end: int
    glued: bool


Tokens = Sequence[Token]


def tokenise(text: str) -> list[Token]:
    """The tokens of ``text`` in order, without white space.

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
    """The token at ``at`` in lower case, without the points of an abbreviation; "" out of range."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def kind(tokens: Tokens, at: int) -> str:
    """The kind of the token at ``at``; "" out of range."""
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def is_glued(tokens: Tokens, at: int) -> bool:
    """Whether there is a token at ``at`` without a space before it."""
    return 0 < at < len(tokens) and tokens[at].glued


class PhraseTable(Generic[T]):
    """Phrases of one or more tokens, each with a meaning; the longest match counts."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in meanings.items():
            pieces = tuple(token.lower for token in tokenise(phrase))
            self._by_first.setdefault(pieces[0], []).append((pieces, meaning))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda entry: len(entry[0]), reverse=True)

    def match(self, tokens: Tokens, at: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase at ``at``, and the index after it; None if none matches."""
        for pieces, meaning in self._by_first.get(lowercase(tokens, at), ()):
            if all(lowercase(tokens, at + step) == piece for step, piece in enumerate(pieces)):
                return meaning, at + len(pieces)
        return None


def word_set(listed: str) -> frozenset[str]:
    """The words of a list separated by spaces."""
    return frozenset(listed.split())


def word_numbers(listed: str, first: int, step: int = 1) -> dict[str, int]:
    """The words of such a list by their numbers: ``step`` times the position, counted from ``first``."""
    return {word: step * value for value, word in enumerate(listed.split(), start=first)}


def phrase_table(groups: Iterable[tuple[str, T]]) -> PhraseTable[T]:
    """A table of phrases from lists such as ``over | more than``, each list with one meaning."""
    return PhraseTable(
        {phrase.strip(): meaning for listed, meaning in groups for phrase in listed.split("|")}
    )
