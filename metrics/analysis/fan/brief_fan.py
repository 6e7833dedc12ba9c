"""The fan around a brief's base: quantiles of later trade, from the past of the book that the base is of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from metrics.analysis import trade_series
from metrics.analysis.fan import features, quantile_model
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Reporter
from metrics.quantities.measures import DOLLAR
from metrics.scenarios.reference_criteria import ALL_GOODS, ReferenceCriteria
from metrics.scenarios.settings import OWN_BASE, Prices, Settings

MEASURED_HORIZON = 10  # the longest horizon whose coverage is measured; the fan is drawn up to there


@dataclass(frozen=True, eq=False)
class Fan:
    """Quantiles of two-way trade after the base year; ``basis`` is whose past it stands on.

    ``table`` has year and one column per quantile of ``quantile_model.QUANTILES``, billion US$ a year,
    from the base year itself on. ``past`` counts the unbroken years up to the base that are used.
    """

    basis: Reporter
    past: int
    table: pd.DataFrame


def fan_at_base(brief: Brief, settings: Settings) -> Fan | None:
    """The fan at the base of ``settings``, or nothing where no book has five unbroken years to it.

    Nothing either for a brief in another currency than that of the world tables.

    The past is that of the book the base is from, else of the book that the report follows,
    else the other's. Only growth is taken from it; the level is the base's.
    """
    constant = settings.prices is Prices.CONSTANT
    return _fan(brief, settings.base, settings.year, settings.value, constant)


@lru_cache(256)
def fan_in_multiples(
    brief: Brief, settings: Settings, rule: ReferenceCriteria
) -> tuple[Mapping[str, float], ...]:
    """The fan's quantiles as multiples of its base, in the prices of ``rule``, a row for each of ``years``.

    Empty where there is no fan, and for some goods: it is fitted on trade in all of them.
    """
    prices = Prices.CONSTANT if rule.constant else Prices.NOMINAL
    found = fan_at_base(brief, replace(settings, prices=prices)) if rule.goods == ALL_GOODS else None
    if found is None:
        return ()
    return tuple(
        {"years": row.pop("year") - settings.year}
        | {str(name): level / settings.value for name, level in row.items()}
        for row in found.table.to_dict("records")
    )


@lru_cache(256)
def _fan(brief: Brief, base: str, year: int, value: float, constant: bool) -> Fan | None:  # noqa: FBT001
    if base == OWN_BASE or brief.currency != DOLLAR:
        return None
    followed = trade_series.followed_reporter(brief).id
    order = sorted(brief.sides, key=lambda side: (side.id.lower() != base, side.id != followed))
    for side in order:
        levels = {at: seen.interval.value for at, seen in trade_series.observations(brief, side.id).items()}
        years = _unbroken_years(levels, year)
        if len(years) < features.MIN_PAST_YEARS:
            continue
        history = pd.DataFrame({"year": years, "turnover": [levels[at] for at in years]})
        horizons = range(1, MEASURED_HORIZON + 1)
        ahead = quantile_model.fan_quantiles(history, horizons, quantile_model.QUANTILES, constant=constant)
        columns = [quantile_model.quantile_label(quantile) for quantile in quantile_model.QUANTILES]
        grown = ahead[columns] / levels[year] * value
        table = pd.concat([pd.DataFrame([[value] * len(columns)], columns=columns), grown], ignore_index=True)
        table.insert(0, "year", np.arange(year, year + len(table)))
        return Fan(side, min(len(years), features.MAX_PAST_YEARS), table)
    return None


def _unbroken_years(levels: Mapping[int, float], year: int) -> list[int]:
    """The consecutive years up to ``year`` that ``levels`` holds, none if it lacks ``year``."""
    first = year
    while first in levels:
        first -= 1
    return list(range(first + 1, year + 1))
