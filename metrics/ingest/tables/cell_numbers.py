"""Parses years and values in cells: decimal commas, thousands separators, dates."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from metrics.ingest.tables.uploaded_series import Cell, Question, UploadError, cell_text

DecimalMark = Literal["point", "comma"]

FIRST, LAST = 1800, 2100

_YEAR = re.compile(r"[0-9]{4}")
_SPACES = re.compile(r"(?<=[0-9])[ \u00a0\u202f\u2009'’](?=[0-9]{3}(?![0-9]))")
_POINT = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_COMMA = re.compile(r"[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)?(,[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_EPOCH = dt.date(1899, 12, 30)  # day 0 of Excel's calendar


@lru_cache(maxsize=1000)
def year(cell: Cell) -> int | str:
    """The calendar year in ``cell``, or an error text.

    >>> year("2019"), year(2019.0), year(dt.date(2019, 12, 31))
    (2019, 2019, 2019)
    >>> year("2019-Q1")
    "must be a calendar year, got '2019-Q1'; give whole years as four digits"
    """
    if isinstance(cell, dt.date):
        serial = (cell - _EPOCH).days
        if FIRST <= serial <= LAST:
            return f"must be a calendar year, got {serial} as the date {cell}; format the column as a number"
        if (cell.month, cell.day) in ((1, 1), (12, 31)):
            return cell.year
        return f"must be a calendar year, got the date {cell}; give whole years as four digits"
    text = cell_text(cell)
    if not _YEAR.fullmatch(text):
        return f"must be a calendar year, got {text!r}; give whole years as four digits"
    if not FIRST <= int(text) <= LAST:
        return f"must be a year from {FIRST} to {LAST}, got {text!r}; correct it"
    return int(text)


def decimal_mark(
    cells: Iterable[Cell], choose: Mapping[str, str], usual: DecimalMark | None
) -> DecimalMark | Question:
    """The decimal mark that most text cells fit, else ``usual``, else ``choose["decimal"]``.

    Cells that do not fit are reported by ``value``. If both marks fit but give different numbers, returns
    a question. Raises ``UploadError`` for an unknown answer.
    """
    texts = {_join_thousands(cell) for cell in cells if isinstance(cell, str)}
    point = sum(_fits(_POINT, text) for text in texts)
    comma = sum(_fits(_COMMA, text) for text in texts)
    if point != comma:
        return "point" if point > comma else "comma"
    both = sorted(
        t for t in texts if _fits(_POINT, t) and _fits(_COMMA, t) and _read(t, "point") != _read(t, "comma")
    )
    if not both:
        return "point"
    if usual:
        return usual
    options: dict[str, str] = {name: f"{both[0]} is {_read(both[0], name):.12g}" for name in _MARKS}
    chosen = choose.get("decimal")
    if chosen is None:
        return Question("decimal", f"Which number is {both[0]}?", options)
    for name in _MARKS:
        if chosen == name:
            return name
    raise UploadError(f"decimal must be one of {', '.join(_MARKS)}, got {chosen!r}; choose one of them")


_MARKS: tuple[DecimalMark, ...] = ("point", "comma")


def value(cell: Cell, decimal: DecimalMark) -> float | str:
    """The value of trade in ``cell``, or an error text.

    >>> value("1.234,5", "comma"), value("1 234.5", "point"), value(7.0, "comma")
    (1234.5, 1234.5, 7.0)
    >>> value("n/a", "point")
    "must be a number, got 'n/a'; leave the cell empty or correct it"
    """
    if isinstance(cell, dt.date):
        return f"must be a number, got the date {cell}; format the column as a number"
    if isinstance(cell, str):
        text = _join_thousands(cell)
        if not _fits(_POINT if decimal == "point" else _COMMA, text):
            return f"must be a number, got {cell!r}; leave the cell empty or correct it"
        found = _read(text, decimal)
    else:
        found = cell
    if not math.isfinite(found):
        return (
            f"must be a finite number, got {cell_text(cell) if isinstance(cell, str) else cell!r}; correct it"
        )
    if found < 0:
        return f"must be 0 or more, got {cell_text(cell)!r}; trade is counted without a sign, correct it"
    return found


def _join_thousands(text: str) -> str:
    """``text`` without spaces and apostrophes between thousands."""
    return _SPACES.sub("", text)


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text) is not None and any(c in "0123456789" for c in text)


def _read(text: str, decimal: DecimalMark) -> float:
    return float(text.replace(",", "") if decimal == "point" else text.replace(".", "").replace(",", "."))
