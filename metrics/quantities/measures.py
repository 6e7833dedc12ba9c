"""The measures: each with its kind, its unit and its name on the screen."""

from dataclasses import dataclass
from enum import StrEnum

DOLLAR = "USD"


class MeasureKind(StrEnum):
    """The kind of a measure; only measures of one kind are added or drawn on one axis."""

    FLOW = "flow"
    CUMULATED_FLOW = "cumulated flow"
    STOCK = "stock"
    GROWTH = "growth"
    COUNT = "count"
    INDEX = "index"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its kind, the unit of its figures, its name on the screen.

    Money has a unit in US dollars. ``larger_unit`` is a second accepted unit, such as thousands of firms.
    """

    kind: MeasureKind
    unit: str
    label: str
    larger_unit: str = ""

    def unit_in_currency(self, currency: str) -> str:
        """The unit in another currency (an ISO 4217 code); unchanged if it is not money."""
        return self.unit.replace(DOLLAR, currency)


MEASURES = {
    "turnover": Measure(MeasureKind.FLOW, "billion_USD/year", "Two-way trade"),
    "exports": Measure(MeasureKind.FLOW, "billion_USD/year", "Exports"),
    "imports": Measure(MeasureKind.FLOW, "billion_USD/year", "Imports"),
    "turnover_growth": Measure(MeasureKind.GROWTH, "percent", "Growth of two-way trade"),
    "exports_growth": Measure(MeasureKind.GROWTH, "percent", "Growth of exports"),
    "imports_growth": Measure(MeasureKind.GROWTH, "percent", "Growth of imports"),
    "cumulative_investment": Measure(MeasureKind.CUMULATED_FLOW, "billion_USD", "Investment"),
    "fdi_inflow": Measure(MeasureKind.FLOW, "billion_USD/year", "Direct investment, gross inflow"),
    "fdi_stock": Measure(MeasureKind.STOCK, "billion_USD", "Direct investment, position"),
    "investor_rank": Measure(MeasureKind.RANK, "rank", "Place among investors"),
    "firms": Measure(MeasureKind.COUNT, "firm", "Firms"),
    "firms_registered": Measure(MeasureKind.COUNT, "firm", "Firms, registered", "thousand_firm"),
    "firms_operating": Measure(MeasureKind.COUNT, "firm", "Firms, registered and operating", "thousand_firm"),
    "rail_freight": Measure(MeasureKind.FLOW, "million_tonne/year", "Rail freight between the two"),
    "corridor_cargo": Measure(MeasureKind.FLOW, "million_tonne/year", "Cargo on the Middle Corridor"),
    "container_trains": Measure(MeasureKind.COUNT, "train", "Container trains on the Middle Corridor"),
    "consumer_prices": Measure(MeasureKind.INDEX, "index_point", "Consumer prices"),
}
