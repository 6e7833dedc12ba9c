"""Texts and numbers as cells of a table for other programs."""

from metrics.datasets import spreadsheet_safety
from metrics.quantities.number_format import NBSP


def normalise_spaces(value: str) -> str:
    """``value`` with plain spaces instead of no-break spaces, so that a text search finds it."""
    return value.replace(NBSP, " ")


def escape_formula(value: str) -> str:
    """``value`` with an apostrophe in front if a spreadsheet could run it (``spreadsheet_safety``).

    >>> escape_formula("32 % a year"), escape_formula("=1+1"), escape_formula(" '@SUM(A1)")
    ('32 % a year', "'=1+1", "' '@SUM(A1)")
    """
    return f"'{value}" if spreadsheet_safety.is_formula(value) else value


def rounded_number(value: float) -> float:
    """``value`` rounded to twelve digits, which are the same on every machine.

    >>> rounded_number(0.6759999999999999)
    0.676
    """
    return float(f"{value:.12g}")
