"""Conversion of trade by the exchange rate of the same year and currencies.

Only flows of trade are converted, because only they share an axis. Every other amount stays in the
currency in which it is printed: the average rate of one year does not fit a sum over several years,
or a position at a date.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from metrics.datasets.rows import Rate
from metrics.quantities import units
from metrics.quantities.figures import Figure

TRADE = ("turnover", "exports", "imports")


def find_rate(rates: Mapping[str, Rate], currency: str, other: str, year: int) -> Rate | None:
    """The rate between two currencies in a year, in either direction, or None."""
    found = (rate for rate in rates.values() if rate.year == year and rate.pair == {currency, other})
    return next(found, None)


def convert_figure(figure: Figure, rates: Mapping[str, Rate], currency: str) -> Figure:
    """The figure, converted to ``currency`` if it is a flow of trade in another currency.

    Without a rate it is returned as printed; ``conversion_faults`` reports it.
    """
    if not _is_foreign(figure, currency):
        return figure
    rate = find_rate(rates, units.currency(figure.unit), currency, figure.period.first_year)
    return replace(figure, exchange=rate.interval if rate else None)


def conversion_faults(figures: Collection[Figure], report: str, currency: str) -> Iterator[str]:
    """Faults: trade of the report in another currency than the brief's, and trade without a rate."""
    stated = [figure for figure in figures if _is_foreign(figure, currency) and figure.source == report]
    for figure in stated:
        yield (
            f"figures.csv row {figure.id}: the report's {figure.measure} must be in the brief's currency "
            f"{currency}, got {figure.unit!r}; name the report's currency as twofold.currency in "
            "datapackage.json"
        )
    lacking: dict[tuple[str, int], list[str]] = {}
    for figure in figures:
        if _is_foreign(figure, currency) and figure not in stated and figure.exchange is None:
            lacking.setdefault((units.currency(figure.unit), figure.period.first_year), []).append(figure.id)
    for (money, year), rows in lacking.items():
        more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
        yield (
            f"figures.csv row {rows[0]}{more}: trade in {money} needs the exchange rate of {year} to the "
            f"brief's currency {currency}, got none; add {money}/{currency} or {currency}/{money} of {year} "
            "to rates.csv, or take a source in the brief's currency"
        )


def duplicate_rate_faults(rates: Mapping[str, Rate], figures: Collection[str]) -> Iterator[str]:
    """Faults: two rates for the same currencies and year, or a rate with the id of a figure."""
    seen: dict[tuple[int, frozenset[str]], str] = {}
    for rate in rates.values():
        first = seen.setdefault((rate.year, rate.pair), rate.id)
        if first != rate.id:
            yield (
                f"rates.csv row {rate.id}: one rate for two currencies and a year, got {rate.unit} of "
                f"{rate.year} beside {first}; keep one"
            )
        if rate.id in figures:
            yield f"rates.csv row {rate.id}: id must be none of figures.csv, got {rate.id!r}; rename it"


def _is_foreign(figure: Figure, currency: str) -> bool:
    return figure.measure in TRADE and units.currency(figure.unit) != currency
