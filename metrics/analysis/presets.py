"""Where a scenario can start, and the named paces: all taken from the brief, none typed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from metrics.analysis.trade_series import TradeSeries
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.quantities import growth
from metrics.quantities.figures import Bound, Figure, Interval, exact_interval, propagate_bounds
from metrics.scenarios.settings import BENDS, OWN_BASE, PARAMETERS, Prices, Settings
from metrics.scenarios.workspace import Workspace

REPORT_BASE = "report"
LOOK_BACK = 10


@dataclass(frozen=True, slots=True)
class Base:
    """A base value to choose: its name in the link, and the figure it is."""

    name: str
    label: str
    figure: Figure

    @property
    def year(self) -> int:
        """The year the figure stands for."""
        return self.figure.period.first_year

    @property
    def value(self) -> float:
        """The figure's value; to two decimals where it is converted, as what is shown is what is used."""
        return round(self.figure.value, 2) if self.figure.exchange else self.figure.value


@dataclass(frozen=True, slots=True)
class Preset:
    """A named pace; ``growth`` in percent, with the rounding bounds of its figures.

    The value is rounded to the step of the growth control: what is shown is what is used.
    """

    name: str
    growth: Interval
    basis: tuple[Figure, ...]


def bases(series: TradeSeries) -> Mapping[str, Base]:
    """The bases by name: as reported, then each side's latest printed year."""
    brief = series.brief
    found = [Base(REPORT_BASE, "As reported", brief.stated_figure("turnover"))]
    for side in brief.sides:
        label = f"Latest {brief.economies[side.economy]}-reported"
        found.append(Base(side.id.lower(), label, series.latest_figure(side.id)))
    return MappingProxyType({base.name: base for base in found})


def growth_presets(series: TradeSeries) -> tuple[Preset, ...]:
    """The paces the brief's figures give, fastest claim first.

    The pace since the report's year and the ten-year pace up to it are compound averages of the
    series that the report's own figure follows; one that lacks a year, or has only a bound for
    it, is left out, and so is one beyond the limits of the growth control.
    """
    brief = series.brief
    year = brief.stated_figure("turnover").period.first_year
    printed = brief.series("turnover", series.report_side.id)
    known = {at: figure for at, figure in printed.items() if figure.bound is Bound.NEAREST}
    stated, limits = brief.stated_figure("turnover_growth"), PARAMETERS["growth"]
    found = [Preset("Reported pace held", _round_to_step(stated.interval), (stated,))]
    for name, first, last in (
        ("Pace since the pledge", year, max(known, default=year)),
        ("Ten-year pace before the report", year - LOOK_BACK, year),
    ):
        if first < last and {first, last} <= set(known):
            pace = _pace(known[first], known[last])
            if pace.value == limits.clamp(pace.value):
                found.append(Preset(name, pace, (known[first], known[last])))
    return tuple(found)


def default_workspace(settings: Settings, paces: Sequence[Preset]) -> Workspace:
    """The first view: each preset as one scenario, the reported pace under the controls."""
    return Workspace(tuple(replace(settings, growth=preset.growth.value) for preset in paces))


def default_settings(brief: Brief, starts: Mapping[str, Base], paces: Sequence[Preset]) -> Settings:
    """The report's figures held as they are: its base, its target, its pace, no fade.

    Long-run growth starts at the slowest preset, inflation at the average rise of consumer
    prices over the years before the report, both as near as their controls go; the shock
    (none) in the year after the latest observation, and the wished-for year at the target's
    date, or ten years after the base where it has none.
    """
    base = starts[REPORT_BASE]
    return Settings(
        base=REPORT_BASE,
        value=base.value,
        year=base.year,
        multiple=brief.multiple,
        growth=paces[0].growth.value,
        fade=False,
        long=PARAMETERS["long"].clamp(min(preset.growth.value for preset in paces)),
        half=5.0,
        shock=0.0,
        shock_year=max(b.year for b in starts.values()) + 1,
        prices=Prices.NOMINAL,
        inflation=PARAMETERS["inflation"].clamp(_inflation(brief)),
        by=brief.report_target.due or base.year + LOOK_BACK,
    )


def growth_bounds(settings: Settings, paces: Sequence[Preset]) -> Interval:
    """The rounding bounds of the growth a scenario uses, in percent.

    A preset's growth carries those of its figures; a growth chosen by the reader is an
    assumption and exact.
    """
    for preset in paces:
        if settings.growth == preset.growth.value:
            return preset.growth
    return exact_interval(settings.growth, "percent")


def rebase(settings: Settings, name: str, starts: Mapping[str, Base]) -> Settings:
    """With another base; choosing ``own`` keeps the value and year in force."""
    if name == OWN_BASE:
        return replace(settings, base=OWN_BASE)
    base = starts[name]
    return replace(settings, base=name, value=base.value, year=base.year)


def rebase_workspace(workspace: Workspace, name: str, starts: Mapping[str, Base]) -> Workspace:
    """With the scenario under the controls on another base."""
    scenarios = list(workspace.scenarios)
    scenarios[workspace.active] = rebase(workspace.active_scenario, name, starts)
    return replace(workspace, scenarios=tuple(scenarios))


def apply(workspace: Workspace, preset: Preset) -> Workspace:
    """With the scenario under the controls held at a preset's growth.

    All that bends growth is taken out; base, target and name stay.
    """
    return workspace.edit(growth=preset.growth.value, **BENDS)


def _pace(first: Figure, last: Figure) -> Interval:
    """Compound average growth between two printed years, in percent."""
    years = exact_interval(last.period.first_year - first.period.first_year, "year")
    ratio = propagate_bounds(lambda a, b: b / a, "dimensionless", first.interval, last.interval)
    low, value, high = (
        100 * float(growth.cagr(1.0, r, years.value)) for r in (ratio.low, ratio.value, ratio.high)
    )
    return _round_to_step(Interval(value, low, high, "percent"))


def _round_to_step(pace: Interval) -> Interval:
    step = PARAMETERS["growth"].step
    value = round(round(pace.value / step) * step, 6)
    return Interval(value, min(pace.low, value), max(pace.high, value), pace.unit)


def _inflation(brief: Brief) -> float:
    """Average yearly rise of the brief's own price index, or else of US consumer prices.

    The latter over the years before the report, or the last ones that are known.
    """
    own = brief.figures_by_measure("consumer_prices")
    if own:
        return _pace(own[0], own[-1]).value
    known = world_trade.log_prices()
    last = min(brief.stated_figure("turnover").period.first_year, max(known))
    rise = (known[last] - known[last - LOOK_BACK]) / LOOK_BACK
    percent = 100 * math.expm1(rise)
    return _round_to_step(exact_interval(percent, "percent")).value
