"""Tables to read: figures with their sources, the record, the figures beside it."""

from collections.abc import Iterable

import pandas as pd

from metrics.analysis import trade_series
from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Sector
from metrics.narrative import phrases
from metrics.quantities import number_format
from metrics.quantities.figures import Figure
from metrics.quantities.measures import MEASURES

NOT_FOUND = "No figure found"


def figures(brief: Brief) -> pd.DataFrame:
    """Every printed figure of a brief with where it was printed, one row each."""
    rows = []
    for figure in brief.figures.values():
        source = brief.sources[figure.source]
        rows.append(
            {
                **_printed_columns(brief, figure),
                "Status": figure.status.value,
                "Source": source.title,
                "Publisher": source.publisher,
                "Published": source.published,
                "Address": source.url,
                "Note": _note(brief, figure),
                "Id": figure.id,
            }
        )
    return pd.DataFrame(rows)


def record(brief: Brief, *, first: bool = False) -> pd.DataFrame:
    """Turnover, exports and imports of each year as each side counts them."""
    parts = []
    for side in brief.sides:
        for flow in trade_series.FLOWS:
            seen = analyse(brief).series.observations(side.id, flow, first=first)
            part = trade_series.table(seen)
            part["rule"] = [phrases.derivation_text(brief, each) for each in seen.values()]
            part.insert(0, "Flow", MEASURES[flow].label)
            part.insert(0, "Reporter", side.name)
            parts.append(part)
    names = {
        "year": "Year",
        "value": f"{number_format.currency_sign(brief.currency)} bn a year",
        "low": "Low",
        "high": "High",
        "status": "Status",
        "rule": "How",
        "basis": "Figures",
    }
    return pd.concat(parts, ignore_index=True).rename(columns=names)


def rates(brief: Brief) -> pd.DataFrame:
    """The exchange rates of a brief with where each was printed, one row each."""
    return pd.DataFrame(
        {
            "Year": str(rate.year),
            "Average exchange rate": phrases.exchange_rate(rate),
            "Source": brief.sources[rate.source].title,
            "Publisher": brief.sources[rate.source].publisher,
            "Published": brief.sources[rate.source].published,
            "Address": brief.sources[rate.source].url,
            "Note": rate.note,
            "Id": rate.id,
        }
        for rate in sorted(brief.rates.values(), key=lambda rate: (rate.unit, rate.year))
    )


def measure_figures(brief: Brief, *measures: str) -> pd.DataFrame:
    """The figures of some measures in order of time, each with its kind, reporter and source."""
    return pd.DataFrame(
        {
            **_printed_columns(brief, figure),
            "What it is": phrases.kind(figure),
            "Publisher": brief.sources[figure.source].publisher,
            "Note": figure.note,
        }
        for figure in brief.figures_by_measure(*measures)
    )


def sectors(brief: Brief) -> pd.DataFrame:
    """The fields that the report names, with what is measured of each or that nothing is."""
    return pd.DataFrame(
        {"Field": s.name.capitalize(), "Measured": _sector_figures(brief, s)} for s in brief.sectors
    )


def _sector_figures(brief: Brief, sector: Sector) -> str:
    lines = [_line(measure, brief.figures_by_measure(measure)) for measure in sector.measures]
    return ". ".join(lines) if lines else NOT_FOUND


def _line(measure: str, found: Iterable[Figure]) -> str:
    said = ", ".join(f"{phrases.printed_form(figure)} in {phrases.period(figure)}" for figure in found)
    return f"{MEASURES[measure].label}: {said}"


def _printed_columns(brief: Brief, figure: Figure) -> dict[str, str]:
    return {
        "Figure": phrases.label(figure),
        "Period": phrases.period(figure),
        "Printed": phrases.printed_form(figure),
        "Bounds": phrases.printed_bounds(figure),
        "Reporter": brief.reporters[figure.reporter].name,
    }


def _note(brief: Brief, figure: Figure) -> str:
    correction = brief.corrections.get(figure.id)
    return figure.note if correction is None else f"{figure.note} Corrected: {correction.reason}"


def cells(table: pd.DataFrame) -> list[list[str]]:
    """The head and the rows of ``table`` as text, each with its name in front."""
    held = table.reset_index(names=table.index.name or "")
    return [list(map(str, held.columns)), *([str(cell) for cell in row] for row in held.to_numpy())]
