"""A scenario: what the reader assumes; and its projection: what follows.

Money is in billion_USD/year, rates are fractions per year, years are calendar years.
Written rules, so that two readers get one answer:

- growth in year k after the base (k = 1, 2, ...) is
  ``long_run + (growth - long_run) * 2 ** (-(k - 1) / half_life)``; without a half-life it
  stays at ``growth``;
- the level of year k multiplies these up from the base value;
- a shock multiplies the level by ``1 + shock`` from its year on; one that lasts so many years does so in
  these alone, and then the level is back on the path;
- in constant prices the path is divided by ``(1 + inflation) ** k`` while the target stays
  the multiple of the base, in prices of the base year;
- *years needed* is log-linear inside the year in which the target is crossed; *year
  reached* is the first calendar year whose whole-year value is at or above the target.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from metrics.quantities import growth as rates
from metrics.quantities.errors import ArgumentError

HORIZON = 2060


@dataclass(frozen=True, slots=True)
class Scenario:
    """A set of assumptions. ``half_life`` and ``inflation`` are None where not assumed.

    ``shock_years`` is how long the shock lasts, zero for good.
    """

    base_value: float
    base_year: int
    multiple: float
    growth: float
    long_run: float
    half_life: float | None
    shock: float
    shock_year: int
    inflation: float | None
    wish_year: int
    shock_years: int = 0

    def __post_init__(self) -> None:
        floors = {
            "base value": (self.base_value, 0.0),
            "target multiple": (self.multiple, 1.0),
            "growth": (self.growth, -1.0),
            "long-run growth": (self.long_run, -1.0),
            "half-life": (1.0 if self.half_life is None else self.half_life, 0.0),
            "shock": (self.shock, -1.0),
            "inflation": (0.0 if self.inflation is None else self.inflation, -1.0),
        }
        for name, (value, floor) in floors.items():
            if not (math.isfinite(value) and value > floor):
                raise ArgumentError(f"{name} must be above {floor:g}, got {value:g}; choose a higher one")
        if self.base_year >= HORIZON:
            raise ArgumentError(
                f"base year must be before {HORIZON}, got {self.base_year}; choose an earlier one"
            )

    @property
    def target(self) -> float:
        """The level to be reached, in billion_USD/year and in the path's prices."""
        return self.base_value * self.multiple


@dataclass(frozen=True, slots=True)
class Projection:
    """What follows from a scenario.

    ``years`` and ``levels`` run from the base year to the horizon; ``growth`` is that of
    the year before the shock and prices, NaN in the base year. ``years_needed`` and
    ``year_reached`` are None if the target is not reached by the horizon;
    ``growth_needed`` is None if the wished-for year is not after the base year.
    """

    years: NDArray[np.int64]
    levels: NDArray[np.float64]
    growth: NDArray[np.float64]
    years_needed: float | None
    year_reached: int | None
    growth_needed: float | None


def project(scenario: Scenario) -> Projection:
    """The yearly path of ``scenario`` to the horizon, and the answers read off it.

    >>> eight = Scenario(41, 2023, 2, 0.08, 0.04, None, 0, 2027, None, 2033)
    >>> result = project(eight)
    >>> round(result.years_needed, 2), result.year_reached, round(result.growth_needed, 3)
    (9.01, 2033, 0.072)
    """
    steps = np.arange(HORIZON - scenario.base_year + 1)
    years = scenario.base_year + steps
    yearly = np.concatenate([[np.nan], _growth(scenario, steps[1:])])
    multiples = np.cumprod(np.concatenate([[1.0], 1 + yearly[1:]])) * _other_factors(scenario, steps)
    needed = _crossing_time(multiples, scenario.multiple)
    reached = np.flatnonzero(multiples >= scenario.multiple)
    return Projection(
        years=years,
        levels=scenario.base_value * multiples,
        growth=yearly,
        years_needed=needed,
        year_reached=int(years[reached[0]]) if reached.size else None,
        growth_needed=growth_needed(scenario),
    )


def years_needed_bounds(scenario: Scenario, low: float, high: float) -> tuple[float, float]:
    """Fewest and most years needed as growth runs from ``low`` to ``high``.

    Years needed falls as growth rises, so the ends are exact: none where ``high`` is infinite,
    infinite where the target is not reached by the horizon.
    """
    fewest, most = (
        0.0 if math.isinf(g) else project(replace(scenario, growth=g)).years_needed for g in (high, low)
    )
    return (
        math.inf if fewest is None else fewest,
        math.inf if most is None else most,
    )


def growth_needed(scenario: Scenario) -> float | None:
    """Constant growth from the base year that meets the target in the wished-for year.

    The scenario's shock, where it is in force then, and its prices are kept; its own growth
    is not used. None unless the wished-for year is after the base year.
    """
    steps = scenario.wish_year - scenario.base_year
    if steps <= 0:
        return None
    kept = float(_other_factors(scenario, np.arange(steps + 1))[-1])
    return rates.required_cagr(kept, scenario.multiple, steps)


def _growth(scenario: Scenario, steps: NDArray[np.int64]) -> NDArray[np.float64]:
    if scenario.half_life is None:
        return np.full(steps.shape, scenario.growth)
    fading = 2.0 ** (-(steps - 1) / scenario.half_life)
    return scenario.long_run + (scenario.growth - scenario.long_run) * fading


def _other_factors(scenario: Scenario, steps: NDArray[np.int64]) -> NDArray[np.float64]:
    """What multiplies the level besides growth: the shock while it lasts, and prices.

    ``steps`` count from 0 up. Prices are multiplied up year by year: a power has other last digits
    on another machine.
    """
    lasting = scenario.base_year + steps - scenario.shock_year
    shocked = (lasting >= 0) & (lasting < (scenario.shock_years or math.inf))
    if scenario.base_year >= scenario.shock_year:  # the base has it in it
        shocked[:] = False
    prices = np.cumprod(np.where(steps > 0, 1 + (scenario.inflation or 0.0), 1.0))
    return np.where(shocked, 1 + scenario.shock, 1.0) / prices


def _crossing_time(multiples: NDArray[np.float64], target: float) -> float | None:
    """Years until ``multiples`` first reach ``target``, log-linear inside the year."""
    at = np.flatnonzero(multiples >= target)
    if not at.size:
        return None
    after = int(at[0])
    before, reached = math.log(multiples[after - 1]), math.log(multiples[after])
    return after - 1 + (math.log(target) - before) / (reached - before)
