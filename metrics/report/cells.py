"""Texts and numbers as the cells of a table that somebody else's program opens."""

from metrics import formula
from metrics.words import NBSP


def plain(value: str) -> str:
    """``value`` with plain spaces, so that a search for it finds it."""
    return value.replace(NBSP, " ")


def safe(value: str) -> str:
    """``value`` with an apostrophe in front where a spreadsheet could run it, see ``metrics.formula``.

    >>> safe("32 % a year"), safe("=1+1"), safe(" '@SUM(A1)")
    ('32 % a year', "'=1+1", "' '@SUM(A1)")
    """
    return f"'{value}" if formula.runs(value) else value


def number(value: float) -> float:
    """``value`` with the twelve digits that do not depend on the machine.

    >>> number(0.6759999999999999)
    0.676
    """
    return float(f"{value:.12g}")
