"""The outside view of a brief: where its pair stands, and the precedents of that position."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from metrics.analysis import reference_class
from metrics.analysis.reference_class import MiddleHalf, PairPosition, ReferenceClass
from metrics.analysis.survival import Survival, kaplan_meier
from metrics.analysis.trade_series import RecordError, TradeSeries
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


def product_years(brief: Brief) -> Mapping[str, int]:
    """The goods to choose from, each with the year in which the pair stood there."""
    return world_products.product_years(pair(brief), _LAGS)


@dataclass(frozen=True, eq=False)
class OutsideView:
    """A pair and its precedents by one set of criteria, each part computed when it is first asked for.

    ``product_years`` are the goods in which the pair can be placed, each with its year.
    """

    series: TradeSeries
    rule: ReferenceCriteria
    product_years: Mapping[str, int]

    @cached_property
    def position(self) -> PairPosition:
        """Where the pair stood, in all goods or in those of the criteria.

        All goods: in the report's year, by the book that the report follows; raises ``RecordError``
        where that book lacks the year, the one before or the fifth before, in US dollars by the brief's
        own rates. Some goods: in the last year that the table with products allows; raises
        ``WorldError`` for goods without one.
        """
        if self.rule.goods == ALL_GOODS:
            return _all_goods_position(self.series)
        return _product_position(pair(self.series.brief), self.rule.goods, self.product_years)

    def require_position(self) -> None:
        """Raises the error of ``position`` where the pair cannot be placed."""
        _ = self.position

    @property
    def reference_class(self) -> ReferenceClass:
        """The class of the criteria."""
        return reference_class.select_precedents(self.position, self.rule)

    @cached_property
    def middle_half(self) -> MiddleHalf | None:
        """Where the middle half of the class stood, where it is large enough."""
        return reference_class.middle_half(self.reference_class)

    @property
    def classes(self) -> Mapping[str, ReferenceClass]:
        """The class of the criteria, a narrower and a wider one."""
        return {
            name: reference_class.select_precedents(self.position, _scale_criteria(self.rule, by))
            for name, by in (("narrower", NARROWER), ("chosen", 1.0), ("wider", WIDER))
        }

    @cached_property
    def curves(self) -> Mapping[str, tuple[int, Survival]]:
        """Pairs and survival of the three classes, of those that are large enough."""
        return {
            name: (len(found), kaplan_meier(found.years, found.reached))
            for name, found in self.classes.items()
            if found.is_large_enough
        }

    @property
    def curve(self) -> Survival | None:
        """The survival of the class of the criteria, where it is large enough."""
        return self.curves["chosen"][1] if "chosen" in self.curves else None


def _product_position(both: tuple[str, str], code: str, years: Mapping[str, int]) -> PairPosition:
    panel = world_products.panel(code)
    at = panel.row(both)
    if at is None or code not in years:
        raise WorldError(
            f"products: goods in which this pair can be placed are {', '.join(years)}, got {code!r}; "
            "choose one"
        )
    levels = {int(year): float(value) for year, value in zip(panel.years, panel.turnover[at], strict=True)}
    return _position(both, years[code], levels)


def _all_goods_position(series: TradeSeries) -> PairPosition:
    brief, side = series.brief, series.report_side
    year = brief.stated_figure("turnover").period.last_year
    seen = series.observations(side.id, currency=DOLLAR)
    levels = {at: each.interval.value for at, each in seen.items()}
    needed = (year, *(year - back for back in _LAGS))
    missing = [at for at in needed if at not in levels]
    if missing:
        dollars, rate = (
            ("", "") if brief.currency == DOLLAR else (f" in {DOLLAR}", ", or its rate to rates.csv")
        )
        raise RecordError(
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


def _scale_criteria(rule: ReferenceCriteria, by: float) -> ReferenceCriteria:
    """A rule with its factor (in logs) and its bands ``by`` times as wide."""
    return replace(
        rule,
        factor=float(rule.factor**by),
        band_yoy=rule.band_yoy * by,
        band_five=rule.band_five * by,
    )
