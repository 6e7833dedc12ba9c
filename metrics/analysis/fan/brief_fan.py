"""The fan around a brief's base: quantiles of later trade, from the past of the book that the base is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from metrics.analysis.fan import features, quantile_model
from metrics.analysis.trade_series import TradeSeries
from metrics.datasets.rows import Reporter
from metrics.quantities.lazy_import import lazy_import
from metrics.quantities.measures import DOLLAR
from metrics.scenarios.settings import OWN_BASE, Prices, Settings

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = lazy_import("pandas")

MEASURED_HORIZON = 10  # the longest horizon whose coverage is measured; the fan is drawn up to there


@dataclass(frozen=True, eq=False)
class Fan:
    """Quantiles of two-way trade after the base year; ``basis`` is whose past it stands on.

    ``table`` has year and one column per quantile of ``quantile_model.QUANTILES``, billion US$ a year,
    from the base year itself on. ``past`` counts the unbroken years up to the base that are used.
    """

    basis: Reporter
    past: int
    table: "pd.DataFrame"

    @cached_property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The table's rows: year, and the level of each quantile by the name of its column."""
        return tuple(
            {str(name): value for name, value in row.items()} for row in self.table.to_dict("records")
        )

    def multiples(self, base: "FanBase") -> tuple[Mapping[str, float], ...]:
        """The rows as multiples of the base's value, by ``years`` after its year."""
        return tuple(
            {"years": row["year"] - base.year}
            | {name: level / base.value for name, level in row.items() if name != "year"}
            for row in self.rows
        )


class FanBase(NamedTuple):
    """Where a fan starts: the name of its base, the base's year and value, and whose prices it is in."""

    name: str
    year: int
    value: float
    constant: bool

    @classmethod
    def scenario_base(cls, settings: Settings) -> Self:
        """The base of a scenario."""
        return cls(settings.base, settings.year, settings.value, settings.prices is Prices.CONSTANT)


def fan_at_base(series: TradeSeries, base: FanBase) -> Fan | None:
    """The fan at a base, or nothing where no book has five unbroken years to it.

    Nothing either for an own base, which has no past on record, and for a brief in another currency
    than that of the world tables.

    The past is that of the book the base is from, else of the book that the report follows,
    else the other's. Only growth is taken from it; the level is the base's.
    """
    brief = series.brief
    if base.name == OWN_BASE or brief.currency != DOLLAR:
        return None
    order = sorted(brief.sides, key=lambda side: (side.id.lower() != base.name, side.id != brief.follows))
    for side in order:
        levels = series.levels(side.id)
        years = _unbroken_years(levels, base.year)
        if len(years) >= features.MIN_PAST_YEARS:
            ahead = _growth_ahead(years, [levels[at] for at in years], constant=base.constant)
            return Fan(side, min(len(years), features.MAX_PAST_YEARS), _fan_table(base, ahead))
    return None


def _growth_ahead(years: list[int], levels: list[float], *, constant: bool) -> "pd.DataFrame":
    """Quantiles of trade in the years after the last of ``years``, as multiples of its level."""
    history = pd.DataFrame({"year": years, "turnover": levels})
    horizons = range(1, MEASURED_HORIZON + 1)
    ahead = quantile_model.fan_quantiles(history, horizons, quantile_model.QUANTILES, constant=constant)
    columns = [quantile_model.quantile_label(quantile) for quantile in quantile_model.QUANTILES]
    return ahead[columns] / levels[-1]


def _fan_table(base: FanBase, ahead: "pd.DataFrame") -> "pd.DataFrame":
    """The base and the levels ahead of it, with their years."""
    start = pd.DataFrame([[base.value] * len(ahead.columns)], columns=ahead.columns)
    table = pd.concat([start, ahead * base.value], ignore_index=True)
    table.insert(0, "year", np.arange(base.year, base.year + len(table)))
    return table


def _unbroken_years(levels: Mapping[int, float], year: int) -> list[int]:
    """The consecutive years up to ``year`` that ``levels`` holds, none if it lacks ``year``."""
    first = year
    while first in levels:
        first -= 1
    return list(range(first + 1, year + 1))
