"""Currencies by printed code, name or sign, from ``data/currencies.csv``."""

import csv
from functools import cache

from metrics.ingest.text.tokens import PhraseTable, Tokens, is_glued
from metrics.quantities.errors import TwofoldError
from metrics.quantities.locations import DATA

TABLE = DATA / "currencies.csv"
CODES_IN_MESSAGE = 3  # most currencies listed in an error text


class CurrencyError(TwofoldError, ValueError):
    """An ambiguous currency."""


@cache
def _read() -> dict[str, tuple[str, ...]]:
    """Names and signs by code."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["code"]: tuple(row["names"].split(";")) for row in rows}


@cache
def _names() -> PhraseTable[tuple[str, ...]]:
    meanings: dict[str, tuple[str, ...]] = {}
    for code, names in _read().items():
        for name in names:
            meanings[name] = (*meanings.get(name, ()), code)
    return PhraseTable(meanings)


def codes() -> frozenset[str]:
    """The ISO 4217 codes in the table."""
    return frozenset(_read())


def match(tokens: Tokens, start: int) -> tuple[tuple[str, ...], int] | None:
    """The codes that the currency at ``start`` may mean, and the index after it; None if there is none.

    A code must be in capitals: the word try is not a currency.
    """
    found = _names().match(tokens, start)
    # a single letter before a space is a word: A $25 billion plan
    if found is not None and len(tokens[start].text) == 1 and tokens[start].kind == "word":
        found = found if is_glued(tokens, start + 1) else None
    if found is None and 0 <= start < len(tokens) and tokens[start].text in codes():
        return (tokens[start].text,), start + 1
    return found


def unambiguous_codes(tokens: Tokens) -> frozenset[str]:
    """The codes of the currencies that a text names unambiguously."""
    found = (match(tokens, start) for start in range(len(tokens)))
    return frozenset(each[0][0] for each in found if each is not None and len(each[0]) == 1)


def resolve(candidates: tuple[str, ...], text: str, known: frozenset[str]) -> str:
    """The only code of ``candidates``, or the only one that is also in ``known``.

    Raises ``CurrencyError`` with a question for the reader if several or none are left.

    >>> resolve(("CNY", "JPY"), "\u00a5", frozenset({"JPY"}))
    'JPY'
    """
    left = [code for code in candidates if len(candidates) == 1 or code in known]
    if len(left) == 1:
        return left[0]
    more = f" and {len(candidates) - CODES_IN_MESSAGE} others" if len(candidates) > CODES_IN_MESSAGE else ""
    listed = ", ".join(candidates[:CODES_IN_MESSAGE]) + more
    raise CurrencyError(f"a currency must be one, got {text!r}, which may be {listed}; say which is meant")
