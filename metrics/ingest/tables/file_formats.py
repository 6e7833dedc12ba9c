"""Recognises the file layouts of common sources by their column names.

- UN Comtrade: the header of a download of Comtrade+ (``typeCode,freqCode,refPeriodId,refYear, …``) and of
  the API before it (``Classification,Year,Period, … ,Trade Value (US$),Flag``); values in US dollars.
- WITS: the raw table of an advanced query (``ReporterISO3``, ``TradeFlowName``, ``TradeValue in 1000 USD``),
  the table by product (``Trade Value 1000USD``), the country profile (``Export (US$ Thousand)``), and its
  time series with a column for each year.
- ITC Trade Map: ``Exported value in 2019`` below rows of title.
- SDMX-CSV: ``DATAFLOW`` (1.0) or ``STRUCTURE``, ``STRUCTURE_ID`` (2.0) first, then the ids of the dimensions:
  the field guide in github.com/sdmx-twg/sdmx-csv, data-message/docs. Parsed as a plain CSV table: the library
  sdmx1 2.28 reads 2.0 only, and needs the data structure definition, which downloads do not contain.
  Indicators of the IMF: TXG_FOB_USD, TMG_CIF_USD (DOTS), XG_FOB_USD, MG_CIF_USD (IMTS, which replaced it).
- A plain table: year with exports, imports, turnover or value.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from metrics.ingest.tables.uploaded_series import Cell, cell_text

_TRADE_MAP_COLUMN = re.compile(
    r"(?P<flow>exported|imported) value in (?P<year>[0-9]{4})(?P<part>-[^ ,]+)?(?:, .+)?"
)
_PLAIN_COLUMN = re.compile(
    r"(?P<measure>exports?|imports?|turnover|total trade|two-way trade|trade|value)(?P<unit>[ ,:(\[].*)?"
)
_TURNOVER = ("turnover", "total trade", "two-way trade", "trade")
HEADER_SEARCH_ROWS = 40


@dataclass(frozen=True)
class Layout:
    """The columns of a layout, by lower-case name; of several names the first in the file counts.

    ``values`` maps each value column to its measure, empty if the ``flow`` column gives it or nothing
    does. ``years`` maps the value columns of a wide table to their years. ``keep`` maps columns that break a
    flow down to their codes for the total; ``details`` lists columns that may break it down. ``known``
    is false for a plain table.
    """

    title: str
    year: str
    values: Mapping[str, str]
    flow: Sequence[str] = ()
    reporter: Sequence[str] = ()
    partner: Sequence[str] = ()
    commodity: Sequence[str] = ()
    unit: str = ""
    keep: Mapping[str, Sequence[str]] = field(default_factory=dict)
    details: Sequence[str] = ()
    years: Mapping[str, str] = field(default_factory=dict)
    known: bool = True


_LONG_LAYOUTS = (
    Layout(
        "UN Comtrade",
        "refyear",
        {"primaryvalue": ""},
        ("flowcode", "flowdesc"),
        ("reporteriso", "reporterdesc", "reportercode"),
        ("partneriso", "partnerdesc", "partnercode"),
        ("cmdcode",),
        "USD/year",
        {
            "freqcode": ("A",),
            "partner2code": ("0",),
            "customscode": ("C00",),
            "moscode": ("0",),
            "motcode": ("0",),
        },
        ("typecode", "classificationcode"),
    ),
    Layout(
        "UN Comtrade, before 2023",
        "year",
        {"trade value (us$)": ""},
        ("trade flow",),
        ("reporter iso", "reporter", "reporter code"),
        ("partner iso", "partner", "partner code"),
        ("commodity code",),
        "USD/year",
        details=("classification", "2nd partner", "customs proc. code", "mode of transport code"),
    ),
    Layout(
        "WITS, advanced query",
        "year",
        {"tradevalue in 1000 usd": ""},
        ("tradeflowname",),
        ("reporteriso3", "reportername"),
        ("partneriso3", "partnername"),
        ("productcode",),
        "thousand_USD/year",
        details=("nomenclature",),
    ),
    Layout(
        "WITS, by product",
        "year",
        {"trade value 1000usd": ""},
        ("tradeflow", "trade flow"),
        ("reporter",),
        ("partner",),
        ("productcode", "product code"),
        "thousand_USD/year",
    ),
    Layout(
        "WITS, country profile",
        "year",
        {"export (us$ thousand)": "exports", "import (us$ thousand)": "imports"},
        (),
        ("reporter name",),
        ("partner name",),
        ("product group",),
        "thousand_USD/year",
    ),
)
# SDMX columns that are attributes of an observation, not dimensions.
_ATTRIBUTES = re.compile(
    r"dataflow|structure.*|action|time_period|obs_.*|.*comment.*|.*note.*|decimals|unit_mult|scale|time_format|title|"
    r"conf_status|pre_break_value|.* .*|"
)


def detect_layout(rows: Sequence[tuple[int, Sequence[Cell]]]) -> tuple[int, Layout] | None:
    """Index of the header row and its layout; None if there is none. Rows of titles may precede it."""
    for at, (_, cells) in enumerate(rows[:HEADER_SEARCH_ROWS]):
        if layout := _layout(column_names(cells), [cell_text(c) for _, row in rows[:at] for c in row]):
            return at, layout
    return None


def column_names(cells: Sequence[Cell]) -> list[str]:
    """The column names of a header in lower case, without the labels that SDMX adds after a colon."""
    found = [" ".join(cell_text(cell).lower().split()) for cell in cells]
    sdmx = bool(found) and found[0].startswith(("dataflow", "structure"))
    return [name.split(":", 1)[0] if sdmx else name for name in found]


def _layout(columns: Sequence[str], titles: Sequence[str]) -> Layout | None:
    for layout in _LONG_LAYOUTS:
        if layout.year in columns and any(name in columns for name in layout.values):
            return layout
    if columns and columns[0] in ("dataflow", "structure") and {"time_period", "obs_value"} <= set(columns):
        return _sdmx_layout(columns)
    return _trade_map_layout(columns, titles) or _wits_time_series_layout(columns) or _plain_layout(columns)


def _sdmx_layout(columns: Sequence[str]) -> Layout:
    roles: dict[str, Any] = {
        "flow": ("trade_flow", "indicator", "flow"),
        "reporter": ("country", "ref_area", "reporter"),
        "partner": ("counterpart_country", "counterpart_area", "partner"),
        "commodity": ("product", "commodity"),
    }
    taken = {name for role in roles.values() for name in role} | {"freq", "frequency"}
    return Layout(
        "SDMX-CSV",
        "time_period",
        {"obs_value": ""},
        keep={"freq": ("A",), "frequency": ("A",)},
        details=[name for name in columns if name not in taken and not _ATTRIBUTES.fullmatch(name)],
        **roles,
    )


def _trade_map_layout(columns: Sequence[str], titles: Sequence[str]) -> Layout | None:
    wide = {name: found for name in columns if (found := _TRADE_MAP_COLUMN.fullmatch(name))}
    if not wide:
        return None
    flows = {name: "exports" if found["flow"] == "exported" else "imports" for name, found in wide.items()}
    stated = " ".join([*titles, *wide]).lower()
    # The column "Exporters" holds the reporter in a table of exports, the partner in one of imports.
    role = ("importers", "exporters") if "exports" in flows.values() else ("exporters", "importers")
    return Layout(
        "ITC Trade Map",
        "",
        flows,
        (),
        (role[1],),
        (role[0],),
        ("product code", "product label"),
        "thousand_USD/year" if "us dollar thousand" in stated else "",
        years={name: found["year"] + (found["part"] or "").upper() for name, found in wide.items()},
    )


def _wits_time_series_layout(columns: Sequence[str]) -> Layout | None:
    years = {name: name for name in columns if re.fullmatch(r"[0-9]{4}", name)}
    if not years or not {"reporter name", "trade flow"} <= set(columns):
        return None
    return Layout(
        "WITS, time series",
        "",
        dict.fromkeys(years, ""),
        ("trade flow",),
        ("reporter name",),
        ("partner name",),
        ("product group",),
        details=("indicator", "measure"),
        years=years,
    )


def _plain_layout(columns: Sequence[str]) -> Layout | None:
    values = {name: found for name in columns if (found := _PLAIN_COLUMN.fullmatch(name))}
    if "year" not in columns or not values:
        return None
    measures = {name: _measure(found["measure"]) for name, found in values.items()}
    return Layout(
        "a plain table",
        "year",
        measures,
        ("flow",),
        ("reporter",),
        ("partner",),
        ("commodity",),
        known=False,
    )


def _measure(word: str) -> str:
    if word in _TURNOVER:
        return "turnover"
    return "" if word == "value" else word.removesuffix("s") + "s"
