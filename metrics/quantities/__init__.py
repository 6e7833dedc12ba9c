"""Quantities: units, measures, printed figures with their rounding intervals, growth rates, number format."""
