"""What follows from a brief alone, whatever the reader sets: computed once, and kept in one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

from metrics.analysis import mirror_statistics, outside_view, presets, report_arithmetic, target_outcomes
from metrics.analysis.fan import brief_fan
from metrics.analysis.fan.brief_fan import Fan, FanBase
from metrics.analysis.mirror_statistics import MirrorGap
from metrics.analysis.outside_view import OutsideView
from metrics.analysis.presets import Base, Preset
from metrics.analysis.target_outcomes import Outcome, Progress
from metrics.analysis.trade_series import TradeSeries
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Reporter
from metrics.quantities.figures import Interval
from metrics.scenarios.reference_criteria import ALL_GOODS, ReferenceCriteria
from metrics.scenarios.settings import Prices, Settings
from metrics.scenarios.workspace import Workspace

BRIEF_CACHE_SIZE = 32
_SETTINGS_CACHE_SIZE = 64  # sets of criteria, and bases of a fan, that are kept for each brief


@dataclass(frozen=True, eq=False)
class BriefAnalysis:
    """The parts of a brief's analysis, each computed when it is first asked for.

    ``gaps`` are keyed by flow; ``outcomes`` by target and then by reporter.
    """

    brief: Brief

    @cached_property
    def series(self) -> TradeSeries:
        """The reported series."""
        return TradeSeries(self.brief)

    @cached_property
    def bases(self) -> Mapping[str, Base]:
        """The bases to start from, by name."""
        return presets.bases(self.series)

    @cached_property
    def growth_presets(self) -> tuple[Preset, ...]:
        """The named paces."""
        return presets.growth_presets(self.series)

    @cached_property
    def default_settings(self) -> Settings:
        """The report's figures as a scenario."""
        return presets.default_settings(self.brief, self.bases, self.growth_presets)

    @cached_property
    def default_workspace(self) -> Workspace:
        """The first view."""
        return presets.default_workspace(self.default_settings, self.growth_presets)

    @cached_property
    def previous_turnover(self) -> Interval:
        """Two-way trade of the year before the report's, as its level and growth imply it."""
        return report_arithmetic.previous_turnover(self.brief)

    @cached_property
    def yearly_investment(self) -> Interval:
        """The report's cumulated investment as an average per year; raises ``KeyError`` without one."""
        return report_arithmetic.yearly_investment(self.brief)

    @cached_property
    def investment_per_firm(self) -> Interval:
        """The same per firm; raises ``KeyError`` where the report states either of them not."""
        return report_arithmetic.investment_per_firm(self.brief)

    @property
    def sides(self) -> tuple[Reporter, Reporter]:
        """The side that the report follows, and the other."""
        return mirror_statistics.sides(self.series)

    @cached_property
    def gaps(self) -> Mapping[str, tuple[MirrorGap, ...]]:
        """The mirror gap of each year, in total and by direction."""
        flows = (mirror_statistics.TOTAL, mirror_statistics.OUT, mirror_statistics.BACK)
        return {flow: mirror_statistics.mirror_gaps(self.series, flow) for flow in flows}

    @cached_property
    def latest_gaps(self) -> Mapping[str, MirrorGap]:
        """The gaps of the last year that both sides have a value for."""
        return mirror_statistics.latest_gaps(self.gaps)

    @cached_property
    def outcomes(self) -> Mapping[str, Mapping[str, Outcome]]:
        """What became of each target on each side's series."""
        return {
            target.id: {
                side.id: target_outcomes.outcome(self.series, target, side.id) for side in self.brief.sides
            }
            for target in self.brief.targets.values()
        }

    @cached_property
    def progress(self) -> tuple[Progress, ...]:
        """How far trade has come since the report's year, on each side's series."""
        return target_outcomes.progress(self.series)

    @cached_property
    def product_years(self) -> Mapping[str, int]:
        """The goods in which the pair can be placed, each with the year in which it stood there."""
        return outside_view.product_years(self.brief)

    @cached_property
    def precedents(self) -> Callable[[ReferenceCriteria], OutsideView]:
        """The pair and its precedents by a set of criteria."""
        return lru_cache(_SETTINGS_CACHE_SIZE)(self._precedents)

    def fan(self, settings: Settings) -> Fan | None:
        """The fan at the base of a scenario, nothing where there is none."""
        return self._fan(FanBase.scenario_base(settings))

    def fan_in_multiples(
        self, settings: Settings, rule: ReferenceCriteria
    ) -> tuple[Mapping[str, float], ...]:
        """The fan as multiples of the scenario's base in the prices of ``rule``, a row for each of ``years``.

        Empty where there is no fan, and for some goods: it is fitted on trade in all of them.
        """
        priced = replace(settings, prices=Prices.CONSTANT if rule.constant else Prices.NOMINAL)
        found = self.fan(priced) if rule.goods == ALL_GOODS else None
        return found.multiples(FanBase.scenario_base(priced)) if found else ()

    @cached_property
    def _fan(self) -> Callable[[FanBase], Fan | None]:
        return lru_cache(_SETTINGS_CACHE_SIZE)(partial(brief_fan.fan_at_base, self.series))

    def _precedents(self, rule: ReferenceCriteria) -> OutsideView:
        return OutsideView(self.series, rule, {} if rule.goods == ALL_GOODS else self.product_years)


@lru_cache(BRIEF_CACHE_SIZE)
def analyse(brief: Brief) -> BriefAnalysis:
    """The analysis of a brief, the same for every reader of it."""
    return BriefAnalysis(brief)
