"""Detects text that a spreadsheet would run as a formula (CSV injection)."""

import re
import unicodedata

_UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_QUOTES = "\"'`\u00b4\u2018-\u201f\u00ab\u00bb\u2039\u203a"
_FORMULA = re.compile(rf"[\s{_UNSEEN}{_QUOTES}]*[=+\-@\t\r\n]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could run ``text`` as a formula.

    That is if it begins with = + - @, in ASCII or full width, a tab or a line break; leading spaces,
    quotation marks and zero-width characters are skipped.

    >>> is_formula("32 % a year"), is_formula("=1+1"), is_formula(" '@SUM(A1)")
    (False, True, True)
    """
    return _FORMULA.match(unicodedata.normalize("NFKC", text)) is not None
