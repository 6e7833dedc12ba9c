"""The settings of one scenario, each described once: its type, control, limits and words.

Numbers are in the unit that the screen shows (percent, not fractions); ``Settings.scenario`` turns them
into those of the mathematics. ``docs/architecture.md`` says how to add one.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from metrics.scenarios.parameter import Choice, Clause, Line, Parameter, controls, parameters
from metrics.scenarios.projection import HORIZON, Scenario

OWN_BASE = "own"
LONGEST_NAME = 40


class Prices(StrEnum):
    """Whose prices a path is in."""

    NOMINAL = "nominal"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One scenario as the reader set it; fields are named as in the link.

    ``base`` names where value and year come from: the report, a reporter's latest year, or
    ``own``. An empty ``name`` means that the screen describes the settings instead.
    """

    # A line for what a setting is, one for how it helps, one for what is said of it.
    # fmt: off
    base: Annotated[str, Choice(
        "Base", on=OWN_BASE, reveals=True,
        help="The target is a multiple of this value; growth starts from its year.",
    )]
    value: Annotated[float, Parameter(
        "Own base value", "bn a year", 0.01, 5000, 0.01, slider=False, needs="base",
        help="Two-way trade in the base year, in the currency of the report.",
    )]
    year: Annotated[int, Parameter(
        "Own base year", "", 1990, HORIZON - 1, 1, slider=False, needs="base",
        help="The year the own value stands for.",
    )]
    multiple: Annotated[float, Parameter(
        "Target, times the base", "\u00d7", 1.1, 5, 0.1, nudge=0.1,
        help="Two is a doubling.",
        moved="A target of {} base",
    )]
    growth: Annotated[float, Parameter(
        "Growth now", "%", -20, 60, 0.1, nudge=1.0,
        help="Yearly growth in the first year after the base.",
        moved="Growth now of {}",
    )]
    fade: Annotated[bool, Choice(
        "Growth", on=True, options={False: "Held", True: "Fades"},
        clause=Clause(
            " fading to {long} (half-life {half})", " fading to {long}", "\u00a0\u2192\u00a0{long}",
        ),
    )]
    long: Annotated[float, Parameter(
        "Long-run growth", "%", -10, 30, 0.1, nudge=1.0, needs="fade",
        help="The yearly growth that growth fades toward.",
        moved="Long-run growth of {}",
    )]
    half: Annotated[float, Parameter(
        "Half-life of the fade", "years", 1, 30, 0.5, nudge=2.0, needs="fade",
        help="Years until half the distance to long-run growth is gone.",
        moved="A half-life of {}",
    )]
    shock: Annotated[float, Parameter(
        "Shock", "%", -60, 60, 1, nudge=10,
        help="A one-off change of the level from its year on. Zero for none.",
        moved="A shock of {}",
        clause=Clause(", a shock of {shock} in {shock_year}", " with a shock of {shock}", " + shock"),
    )]
    shock_year: Annotated[int, Parameter(
        "Year of the shock", "", 1991, HORIZON, 1, nudge=2, slider=False, needs="shock",
        help="The first year at the changed level.",
        moved="The shock in {}",
    )]
    shock_years: Annotated[int, Parameter(
        "Shock lasts", "years", 0, 30, 1, nudge=1, slider=False, needs="shock", unset=0,
        help="Years at the changed level, then it is back on the path. Zero: it stays for good.",
        moved="A shock that lasts {}",
        clause=Clause(" for {shock_years}"),
    )] = 0
    prices: Annotated[Prices, Choice(
        "Prices", on=Prices.CONSTANT,
        options={Prices.NOMINAL: "Current prices", Prices.CONSTANT: "Constant prices"},
        clause=Clause(
            ", in prices of {year} (inflation {inflation} a\u00a0year)", " in constant prices", " real",
        ),
    )]
    inflation: Annotated[float, Parameter(
        "Inflation", "%", 0, 20, 0.1, nudge=1.0, needs="prices",
        help="Yearly rise of prices, taken out of the path.",
        moved="Taking out inflation of {}",
    )]
    by: Annotated[int, Parameter(
        "Wished-for year", "", 1991, HORIZON, 1, slider=False,
        help="The answer says what growth would reach the target in this year.",
    )]
    name: Annotated[str, Line("Name of the scenario", LONGEST_NAME)] = ""
    # fmt: on

    def scenario(self) -> Scenario:
        """The same assumptions in the units of the mathematics."""
        return Scenario(
            base_value=self.value,
            base_year=self.year,
            multiple=self.multiple,
            growth=self.growth / 100,
            long_run=self.long / 100,
            half_life=self.half if self.fade else None,
            shock=self.shock / 100,
            shock_year=self.shock_year,
            shock_years=self.shock_years,
            inflation=self.inflation / 100 if self.prices is Prices.CONSTANT else None,
            wish_year=self.by,
        )


CONTROLS = controls(Settings)
PARAMETERS = parameters(Settings)
CLAUSES = {name: control.clause for name, control in CONTROLS.items() if control.clause}
# What bends growth by itself, with the value at which it does not.
BENDS = {
    name: next(iter(control.options)) if isinstance(control, Choice) else 0.0
    for name, control in CONTROLS.items()
    if control.clause and not control.needs
}


def is_active(settings: Settings, name: str) -> bool:
    """Whether a setting does something: a choice that is on, a number but zero, and so is what it needs."""
    control, value = CONTROLS[name], getattr(settings, name)
    does = value == control.on if isinstance(control, Choice) else bool(value)
    return does and is_enabled(settings, name)


def is_enabled(settings: Settings, name: str) -> bool:
    """Whether another value of a setting would have an effect."""
    needs = CONTROLS[name].needs
    return not needs or is_active(settings, needs)


def clauses(settings: Settings) -> list[Clause]:
    """What the pace says besides growth, in order."""
    return [clause for name, clause in CLAUSES.items() if is_active(settings, name)]
