"""Texts and numbers as the cells of a table that somebody else's program opens."""

from metrics.datasets import spreadsheet_safety
from metrics.narrative.phrases import NBSP


def plain(value: str) -> str:
    """``value`` with plain spaces, so that a search for it finds it."""
    return value.replace(NBSP, " ")


def safe(value: str) -> str:
    """``value`` with an apostrophe in front where a spreadsheet could run it (``spreadsheet_safety``).

    >>> safe("32 % a year"), safe("=1+1"), safe(" '@SUM(A1)")
    ('32 % a year', "'=1+1", "' '@SUM(A1)")
    """
    return f"'{value}" if spreadsheet_safety.runs(value) else value


def number(value: float) -> float:
    """``value`` with the twelve digits that do not depend on the machine.

    >>> number(0.6759999999999999)
    0.676
    """
    return float(f"{value:.12g}")
