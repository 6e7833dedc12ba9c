"""The outside view of a brief: where its pair stands, its precedents, and the fan at its base."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from metrics.analysis import presets, reference_class, trade_series
from metrics.analysis.fan import features, quantile_model
from metrics.analysis.reference_class import ReferenceClass, Standing
from metrics.analysis.survival import Survival, survival
from metrics.datasets import world_products
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Reporter
from metrics.datasets.world_trade import WorldError
from metrics.quantities.measures import DOLLAR
from metrics.scenarios.reference_criteria import ALL_GOODS, Rule
from metrics.scenarios.workspace import OWN, Prices, Settings

WIDER, NARROWER = 1.5, 0.6
_BACK = (1, reference_class.FIVE)
MEASURED = 10  # the longest horizon whose coverage is measured; the fan is drawn up to there


@dataclass(frozen=True, eq=False)
class Fan:
    """Quantiles of two-way trade after the base year; ``basis`` is whose past it stands on.

    ``table`` has year and one column per quantile of ``quantile_model.QUANTILES``, billion US$ a year,
    from the base year itself on. ``past`` counts the unbroken years up to the base that are used.
    """

    basis: Reporter
    past: int
    table: pd.DataFrame


def pair(brief: Brief) -> tuple[str, str]:
    """The brief's two economies in alphabetical order."""
    first, second = sorted(brief.economies)
    return first, second


def stand(brief: Brief, rule: Rule) -> Standing:
    """Where the pair stood, in all goods or in those of ``rule``.

    All goods: in the report's year, by the book that the report follows; raises ``RecordError``
    where that book lacks the year, the one before or the fifth before, in US dollars by the brief's own
    rates. Some goods: in the last
    year that the table with products allows; raises ``WorldError`` for goods without one.
    """
    return _stand(brief) if rule.goods == ALL_GOODS else _stand_in(brief, rule.goods)


@lru_cache(presets.BRIEFS_KEPT)
def traded(brief: Brief) -> Mapping[str, int]:
    """The goods to choose from, each with the year in which the pair stood there."""
    return world_products.traded(pair(brief), _BACK)


def _stand_in(brief: Brief, code: str) -> Standing:
    panel, both = world_products.panel(code), pair(brief)
    at, years = panel.row(both), traded(brief)
    if at is None or code not in years:
        raise WorldError(
            f"products: goods in which this pair can be placed are {', '.join(years)}, got {code!r}; "
            "choose one"
        )
    levels = {int(year): float(value) for year, value in zip(panel.years, panel.turnover[at], strict=True)}
    return _placed(both, years[code], levels)


@lru_cache(presets.BRIEFS_KEPT)
def _stand(brief: Brief) -> Standing:
    year = brief.stated("turnover").period.last_year
    side = trade_series.followed(brief)
    seen = trade_series.observations(brief, side.id, currency=DOLLAR)
    levels = {at: each.interval.value for at, each in seen.items()}
    needed = (year, *(year - back for back in _BACK))
    missing = [at for at in needed if at not in levels]
    if missing:
        dollars, rate = (
            ("", "") if brief.currency == DOLLAR else (f" in {DOLLAR}", ", or its rate to rates.csv")
        )
        raise trade_series.RecordError(
            f"figures.csv: the reference class needs {side.name} for {', '.join(map(str, needed))}{dollars}, "
            f"got none for {' and '.join(map(str, missing))}; add a figure{rate}"
        )
    return _placed(pair(brief), year, levels)


def _placed(both: tuple[str, str], year: int, levels: Mapping[int, float]) -> Standing:
    value = levels[year]
    before, five = (levels[year - back] for back in _BACK)
    return Standing(both, year, value, value / before - 1, (value / five) ** (1 / reference_class.FIVE) - 1)


def classes(brief: Brief, rule: Rule) -> Mapping[str, ReferenceClass]:
    """The class of ``rule``, a narrower and a wider one."""
    return {
        name: reference_class.reference_class(stand(brief, rule), _scaled(rule, by))
        for name, by in (("narrower", NARROWER), ("chosen", 1.0), ("wider", WIDER))
    }


def _scaled(rule: Rule, by: float) -> Rule:
    """A rule with its factor (in logs) and its bands ``by`` times as wide."""
    return replace(
        rule,
        factor=float(rule.factor**by),
        band_yoy=rule.band_yoy * by,
        band_five=rule.band_five * by,
    )


def fan(brief: Brief, settings: Settings) -> Fan | None:
    """The fan at the base of ``settings``, or nothing where no book has five unbroken years to it.

    Nothing either for a brief in another currency than that of the world tables.

    The past is that of the book the base is from, else of the book that the report follows,
    else the other's. Only growth is taken from it; the level is the base's.
    """
    constant = settings.prices is Prices.CONSTANT
    return _fan(brief, settings.base, settings.year, settings.value, constant)


@lru_cache(256)
def fan_in_multiples(brief: Brief, settings: Settings, rule: Rule) -> tuple[Mapping[str, float], ...]:
    """The fan's quantiles as multiples of its base, in the prices of ``rule``, a row for each of ``years``.

    Empty where there is no fan, and for some goods: it is fitted on trade in all of them.
    """
    prices = Prices.CONSTANT if rule.constant else Prices.NOMINAL
    found = fan(brief, replace(settings, prices=prices)) if rule.goods == ALL_GOODS else None
    if found is None:
        return ()
    return tuple(
        {"years": row.pop("year") - settings.year}
        | {str(name): level / settings.value for name, level in row.items()}
        for row in found.table.to_dict("records")
    )


@lru_cache(256)
def _fan(brief: Brief, base: str, year: int, value: float, constant: bool) -> Fan | None:  # noqa: FBT001
    if base == OWN or brief.currency != DOLLAR:
        return None
    followed = trade_series.followed(brief).id
    order = sorted(brief.sides, key=lambda side: (side.id.lower() != base, side.id != followed))
    for side in order:
        levels = {at: seen.interval.value for at, seen in trade_series.observations(brief, side.id).items()}
        years = _unbroken(levels, year)
        if len(years) < features.SHORTEST:
            continue
        history = pd.DataFrame({"year": years, "turnover": [levels[at] for at in years]})
        horizons = range(1, MEASURED + 1)
        ahead = quantile_model.fan(history, horizons, quantile_model.QUANTILES, constant=constant)
        columns = [quantile_model.label(quantile) for quantile in quantile_model.QUANTILES]
        grown = ahead[columns] / levels[year] * value
        table = pd.concat([pd.DataFrame([[value] * len(columns)], columns=columns), grown], ignore_index=True)
        table.insert(0, "year", np.arange(year, year + len(table)))
        return Fan(side, min(len(years), features.MEMORY), table)
    return None


def _unbroken(levels: Mapping[int, float], year: int) -> list[int]:
    """The consecutive years up to ``year`` that ``levels`` holds, none if it lacks ``year``."""
    first = year
    while first in levels:
        first -= 1
    return list(range(first + 1, year + 1))


@lru_cache(256)
def curves(brief: Brief, rule: Rule) -> Mapping[str, tuple[int, Survival]]:
    """Pairs and survival of the chosen, the narrower and the wider class, where large enough."""
    return {
        name: (len(found), survival(found.years, found.reached))
        for name, found in classes(brief, rule).items()
        if found.enough
    }
