"""Quantities: units, measures, printed figures with rounding bounds, growth rates, number format.

The lowest room: it imports no other. Money is in billions of a currency a year, rates are fractions a year.
"""
