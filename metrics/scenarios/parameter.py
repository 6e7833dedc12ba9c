"""One number that a reader sets: its name in the link, label, unit, limits and step."""

from dataclasses import dataclass

from metrics.scenarios.projection import HORIZON


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number the reader sets. ``nudge`` is how far the sensitivity chart moves it.

    ``slider`` is off for numbers that are entered rather than explored.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    help: str
    nudge: float = 0.0
    slider: bool = True

    @property
    def is_whole_number(self) -> bool:
        """Whether the control takes whole numbers only, such as years."""
        return self.step == 1 and self.unit == ""

    def clamp(self, value: float) -> float:
        """The value within the limits that is nearest to ``value``."""
        return min(max(value, self.low), self.high)


OWN_BASE = "own"


PARAMETERS = {
    control.name: control
    for control in (
        Parameter(
            "value",
            "Own base value",
            "bn a year",
            0.01,
            5000,
            0.01,
            "Two-way trade in the base year, in the currency of the report.",
            slider=False,
        ),
        Parameter(
            "year",
            "Own base year",
            "",
            1990,
            HORIZON - 1,
            1,
            "The year the own value stands for.",
            slider=False,
        ),
        Parameter("multiple", "Target, times the base", "×", 1.1, 5, 0.1, "Two is a doubling.", 0.1),
        Parameter(
            "growth", "Growth now", "%", -20, 60, 0.1, "Yearly growth in the first year after the base.", 1.0
        ),
        Parameter(
            "long", "Long-run growth", "%", -10, 30, 0.1, "The yearly growth that growth fades toward.", 1.0
        ),
        Parameter(
            "half",
            "Half-life of the fade",
            "years",
            1,
            30,
            0.5,
            "Years until half the distance to long-run growth is gone.",
            2.0,
        ),
        Parameter(
            "shock",
            "Shock",
            "%",
            -60,
            60,
            1,
            "A one-off change of the level, kept from its year on. Zero for none.",
            10,
        ),
        Parameter(
            "shock_year",
            "Year of the shock",
            "",
            1991,
            HORIZON,
            1,
            "The first year at the changed level.",
            2,
            slider=False,
        ),
        Parameter(
            "inflation",
            "Inflation",
            "%",
            0,
            20,
            0.1,
            "Yearly rise of prices, taken out of the path.",
            1.0,
        ),
        Parameter(
            "by",
            "Wished-for year",
            "",
            1991,
            HORIZON,
            1,
            "The answer says what growth would reach the target in this year.",
            slider=False,
        ),
    )
}
