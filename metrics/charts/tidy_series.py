"""What the charts of trade over the years draw, as tidy data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from metrics.analysis import reference_class
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook
from metrics.analysis.trade_series import Derivation
from metrics.charts import tidy_data
from metrics.charts.chart import Rows
from metrics.charts.tidy_data import DataPoint, Provenance
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.narrative import fan
from metrics.narrative.phrases import derivation_text
from metrics.narrative.reference_class_paths import pair_quantile_phrases
from metrics.quantities.measures import MEASURES
from metrics.scenarios.reference_criteria import TABLES
from metrics.scenarios.settings import Prices, Settings

TURNOVER = MEASURES["turnover"]


def observed_trade(brief: Brief, *, first: bool = False, since: int = 0) -> tuple[DataPoint, ...]:
    """Every side's years from ``since`` on; with ``first``, as first published."""
    return tuple(
        DataPoint(
            series=f"{TURNOVER.label}, {brief.reporters[side].name}",
            period=str(year),
            status=Provenance.DERIVED
            if seen.is_converted or seen.rule is not Derivation.PRINTED
            else Provenance.REPORTED,
            note=derivation_text(brief, seen) if seen.is_converted else "",
            **tidy_data.amount(seen.interval),
            **tidy_data.source_origin(
                brief, brief.reporters[side].name, tidy_data.basis_sources(brief, seen.basis)
            ),
        )
        for side, found in analyse(brief).series.observations_by_side(first=first).items()
        for year, seen in found.items()
        if year >= since
    )


def scenario_paths(view: Outlook, rows: Rows) -> tuple[DataPoint, ...]:
    """The scenarios' years."""
    found = []
    for row in rows:
        settings = view.answers[row["scenario"]].settings
        found.append(
            DataPoint(
                series=f"Scenario {row['scenario'] + 1}: {row['who']}{_price_base_suffix(settings)}",
                period=str(row["year"]),
                value=row["value"],
                unit=view.brief.unit,
                status=Provenance.SCENARIO,
                **tidy_data.scenario_origin(view.brief, settings),
            )
        )
    return tuple(found)


def target_levels(view: Outlook, rows: Rows) -> tuple[DataPoint, ...]:
    """The level of each target's rule; it stands for no year."""
    found = []
    for row in rows:
        settings = next(a.settings for a in view.answers if round(a.scenario.target, 2) == row["value"])
        found.append(
            DataPoint(
                series=f"{row['label']}{_price_base_suffix(settings)}",
                value=row["value"],
                unit=view.brief.unit,
                status=Provenance.SCENARIO,
                **tidy_data.scenario_origin(view.brief, settings),
            )
        )
    return tuple(found)


def fan_band_edges(view: Outlook, rows: Rows) -> tuple[DataPoint, ...]:
    """The edges of the fan's bands, nothing where there is no fan."""
    settings = view.active_answer.settings
    if view.fan is None:
        return ()
    origin = tidy_data.world_origin(*(world_trade.panel(name) for name in TABLES))
    return tuple(
        DataPoint(
            series=f"{phrase}{_price_base_suffix(settings)}",
            period=str(row["year"]),
            value=row[name],
            unit=view.brief.unit,
            status=Provenance.REFERENCE,
            **origin,
        )
        for name, phrase in fan.quantile_phrases().items()
        if name != "q50"  # no band ends there
        for row in rows
    )


def pair_paths(
    view: Outlook, paths: Iterable[tuple[Mapping[str, Any], Sequence[float]]], fan_rows: Rows
) -> tuple[DataPoint, ...]:
    """The pairs' paths, each a row and its multiples; the fan among them; the multiple looked for."""
    there = tidy_data.world_origin(reference_class.source_panel(view.rule))
    found = [
        DataPoint(
            series=f"{row['name']}, from {row['start']}",
            years_after=years,
            value=multiple,
            unit="dimensionless",
            status=Provenance.REFERENCE,
            **there,
        )
        for row, path in paths
        for years, multiple in enumerate(path)
    ]
    fitted = tidy_data.world_origin(*(world_trade.panel(name) for name in TABLES))
    found += [
        DataPoint(
            series=phrase,
            years_after=row["years"],
            value=row[column],
            unit="dimensionless",
            status=Provenance.REFERENCE,
            **fitted,
        )
        for row in fan_rows
        for column, phrase in pair_quantile_phrases(view.brief).items()
    ]
    goal = DataPoint(
        series="Multiple looked for",
        value=view.rule.multiple,
        unit="dimensionless",
        status=Provenance.SCENARIO,
        **tidy_data.scenario_origin(view.brief, view.active_answer.settings),
    )
    return (*found, goal)


def _price_base_suffix(settings: Settings) -> str:
    return f", in prices of {settings.year}" if settings.prices is Prices.CONSTANT else ""
