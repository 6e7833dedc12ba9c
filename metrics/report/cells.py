"""Texts and numbers as the cells of a table that somebody else's program opens."""

import re
import unicodedata

from metrics.words import NBSP

_UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_QUOTES = "\"'`\u00b4\u2018-\u201f\u00ab\u00bb\u2039\u203a"
_FORMULA = re.compile(rf"[\s{_UNSEEN}{_QUOTES}]*[=+\-@\t\r\n]")


def plain(value: str) -> str:
    """``value`` with plain spaces, so that a search for it finds it."""
    return value.replace(NBSP, " ")


def safe(value: str) -> str:
    """``value`` with an apostrophe in front where a spreadsheet could run it.

    That is text which begins, past spaces, quotation marks and characters without width, with
    = + - @, in any width, or with a tab or a line's end.

    >>> safe("32 % a year"), safe("=1+1"), safe(" '@SUM(A1)")
    ('32 % a year', "'=1+1", "' '@SUM(A1)")
    """
    return f"'{value}" if _FORMULA.match(unicodedata.normalize("NFKC", value)) else value


def number(value: float) -> float:
    """``value`` with the twelve digits that do not depend on the machine.

    >>> number(0.6759999999999999)
    0.676
    """
    return float(f"{value:.12g}")
