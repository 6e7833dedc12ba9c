"""The outside view of a brief: where its pair stands, its precedents, and the fan at its base."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from metrics.analysis import presets, reference_class, trade_series
from metrics.analysis.reference_class import PairPosition, ReferenceClass
from metrics.analysis.survival import Survival, kaplan_meier
from metrics.datasets import world_products
from metrics.datasets.brief import Brief
from metrics.datasets.world_trade import WorldError
from metrics.quantities.measures import DOLLAR
from metrics.scenarios.reference_criteria import ALL_GOODS, ReferenceCriteria

WIDER, NARROWER = 1.5, 0.6
_LAGS = (1, reference_class.AVERAGE_GROWTH_YEARS)


def pair(brief: Brief) -> tuple[str, str]:
    """The brief's two economies in alphabetical order."""
    first, second = sorted(brief.economies)
    return first, second


def pair_position(brief: Brief, rule: ReferenceCriteria) -> PairPosition:
    """Where the pair stood, in all goods or in those of ``rule``.

    All goods: in the report's year, by the book that the report follows; raises ``RecordError``
    where that book lacks the year, the one before or the fifth before, in US dollars by the brief's own
    rates. Some goods: in the last
    year that the table with products allows; raises ``WorldError`` for goods without one.
    """
    return _all_goods_position(brief) if rule.goods == ALL_GOODS else _product_position(brief, rule.goods)


@lru_cache(presets.BRIEF_CACHE_SIZE)
def product_years(brief: Brief) -> Mapping[str, int]:
    """The goods to choose from, each with the year in which the pair stood there."""
    return world_products.product_years(pair(brief), _LAGS)


def _product_position(brief: Brief, code: str) -> PairPosition:
    panel, both = world_products.panel(code), pair(brief)
    at, years = panel.row(both), product_years(brief)
    if at is None or code not in years:
        raise WorldError(
            f"products: goods in which this pair can be placed are {', '.join(years)}, got {code!r}; "
            "choose one"
        )
    levels = {int(year): float(value) for year, value in zip(panel.years, panel.turnover[at], strict=True)}
    return _position(both, years[code], levels)


@lru_cache(presets.BRIEF_CACHE_SIZE)
def _all_goods_position(brief: Brief) -> PairPosition:
    year = brief.stated_figure("turnover").period.last_year
    side = trade_series.followed_reporter(brief)
    seen = trade_series.observations(brief, side.id, currency=DOLLAR)
    levels = {at: each.interval.value for at, each in seen.items()}
    needed = (year, *(year - back for back in _LAGS))
    missing = [at for at in needed if at not in levels]
    if missing:
        dollars, rate = (
            ("", "") if brief.currency == DOLLAR else (f" in {DOLLAR}", ", or its rate to rates.csv")
        )
        raise trade_series.RecordError(
            f"figures.csv: the reference class needs {side.name} for {', '.join(map(str, needed))}{dollars}, "
            f"got none for {' and '.join(map(str, missing))}; add a figure{rate}"
        )
    return _position(pair(brief), year, levels)


def _position(both: tuple[str, str], year: int, levels: Mapping[int, float]) -> PairPosition:
    value = levels[year]
    before, five = (levels[year - back] for back in _LAGS)
    return PairPosition(
        both,
        year,
        value,
        value / before - 1,
        (value / five) ** (1 / reference_class.AVERAGE_GROWTH_YEARS) - 1,
    )


def reference_classes(brief: Brief, rule: ReferenceCriteria) -> Mapping[str, ReferenceClass]:
    """The class of ``rule``, a narrower and a wider one."""
    return {
        name: reference_class.select_precedents(pair_position(brief, rule), _scale_criteria(rule, by))
        for name, by in (("narrower", NARROWER), ("chosen", 1.0), ("wider", WIDER))
    }


def _scale_criteria(rule: ReferenceCriteria, by: float) -> ReferenceCriteria:
    """A rule with its factor (in logs) and its bands ``by`` times as wide."""
    return replace(
        rule,
        factor=float(rule.factor**by),
        band_yoy=rule.band_yoy * by,
        band_five=rule.band_five * by,
    )


@lru_cache(256)
def survival_curves(brief: Brief, rule: ReferenceCriteria) -> Mapping[str, tuple[int, Survival]]:
    """Pairs and survival of the chosen, the narrower and the wider class, where large enough."""
    return {
        name: (len(found), kaplan_meier(found.years, found.reached))
        for name, found in reference_classes(brief, rule).items()
        if found.is_large_enough
    }
