"""Texts and numbers as the cells of a table that somebody else's program opens."""

from metrics.datasets import spreadsheet_safety
from metrics.quantities.number_format import NBSP


def normalise_spaces(value: str) -> str:
    """``value`` with plain spaces, so that a search for it finds it."""
    return value.replace(NBSP, " ")


def escape_formula(value: str) -> str:
    """``value`` with an apostrophe in front where a spreadsheet could run it (``spreadsheet_safety``).

    >>> escape_formula("32 % a year"), escape_formula("=1+1"), escape_formula(" '@SUM(A1)")
    ('32 % a year', "'=1+1", "' '@SUM(A1)")
    """
    return f"'{value}" if spreadsheet_safety.is_formula(value) else value


def rounded_number(value: float) -> float:
    """``value`` with the twelve digits that do not depend on the machine.

    >>> rounded_number(0.6759999999999999)
    0.676
    """
    return float(f"{value:.12g}")
