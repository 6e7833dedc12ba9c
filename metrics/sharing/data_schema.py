"""The columns of a chart's data as a Table Schema of a Data Package."""

from collections.abc import Iterable, Mapping
from typing import Any

from metrics.charts.tidy_data import BoundsKind, DataPoint, Provenance

FIELDS: tuple[Mapping[str, Any], ...] = (
    {
        "name": "series",
        "type": "string",
        "description": "What is shown; an apostrophe stands before text that a spreadsheet would run",
        "constraints": {"required": True},
    },
    {
        "name": "period",
        "type": "string",
        "description": "Year, date or span as ISO 8601 text; empty where the number stands for no time",
    },
    {
        "name": "years_after",
        "type": "integer",
        "unit": "year",
        "description": "Years after the start, where the chart counts so",
    },
    {
        "name": "value",
        "type": "number",
        "description": "The number, in the unit of its row",
        "constraints": {"required": True},
    },
    {
        "name": "low",
        "type": "number",
        "description": "Lower bound; empty where the number is exact or that side is open",
    },
    {
        "name": "high",
        "type": "number",
        "description": "Upper bound; empty where the number is exact or that side is open",
    },
    {
        "name": "bounds",
        "type": "string",
        "description": "What the bounds are: the rounding of what was printed, a confidence interval, or an "
        "answer that lies past the last year looked at",
        "constraints": {"required": True, "enum": [bounds.value for bounds in BoundsKind]},
    },
    {
        "name": "unit",
        "type": "string",
        "description": "Unit of value, low and high; a flow has a year in it, a stock has none",
        "constraints": {"required": True},
    },
    {
        "name": "reporter",
        "type": "string",
        "description": "Who counts or announces; empty for a scenario",
    },
    {
        "name": "status",
        "type": "string",
        "description": "Printed by a source, derived from what was printed, following from a scenario's "
        "assumptions, or from other pairs",
        "constraints": {"required": True, "enum": [status.value for status in Provenance]},
    },
    {
        "name": "source",
        "type": "string",
        "description": "Names of the sources, separated by semicolons; for a scenario, that of its base",
    },
    {"name": "source_title", "type": "string", "description": "Publisher, title and date of each source"},
    {"name": "source_url", "type": "string", "description": "Address of each source"},
    {
        "name": "note",
        "type": "string",
        "description": "Of a converted amount: what was printed, the exchange rate and its source",
    },
)
COLUMNS = tuple(field["name"] for field in FIELDS)
NUMBERS = ("value", "low", "high")


def schema_fields(numbers: Iterable[DataPoint]) -> list[dict[str, Any]]:
    """The column descriptions, with the unit if all of ``numbers`` have the same one."""
    units = {number.unit for number in numbers}
    shared = {"unit": units.pop()} if len(units) == 1 else {}
    return [{**field, **shared} if field["name"] in NUMBERS else dict(field) for field in FIELDS]
