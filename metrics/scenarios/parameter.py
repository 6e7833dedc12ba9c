"""One number that a reader sets: its name in the link, label, unit, limits and step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Control:
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
    def whole(self) -> bool:
        """Whether the control takes whole numbers only, such as years."""
        return self.step == 1 and self.unit == ""

    def nearest(self, value: float) -> float:
        """The value within the limits that is nearest to ``value``."""
        return min(max(value, self.low), self.high)
