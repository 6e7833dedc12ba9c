"""What the charts of trade over the years draw, as tidy data."""

from metrics.analysis import outside_view, reference_class
from metrics.analysis.outlook import Outlook, series
from metrics.analysis.trade_series import Rule
from metrics.charts import tidy_data
from metrics.charts.specification import Rows
from metrics.charts.tidy_data import Datum, Status
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.narrative import fan
from metrics.narrative.phrases import how
from metrics.narrative.reference_class_paths import below
from metrics.quantities.measures import MEASURES
from metrics.scenarios.reference_criteria import TABLES
from metrics.scenarios.workspace import Prices, Settings

TRADE = MEASURES["turnover"]


def observed(brief: Brief, *, first: bool = False, since: int = 0) -> tuple[Datum, ...]:
    """Every side's years from ``since`` on; with ``first``, as first published."""
    return tuple(
        Datum(
            series=f"{TRADE.label}, {brief.reporters[side].name}",
            period=str(year),
            status=Status.DERIVED if seen.converted or seen.rule is not Rule.PRINTED else Status.REPORTED,
            note=how(brief, seen) if seen.converted else "",
            **tidy_data.amount(seen.interval),
            **tidy_data.printed(brief, brief.reporters[side].name, tidy_data.behind(brief, seen.basis)),
        )
        for side, found in series(brief, first=first).items()
        for year, seen in found.items()
        if year >= since
    )


def paths(view: Outlook, rows: Rows) -> tuple[Datum, ...]:
    """The scenarios' years."""
    found = []
    for row in rows:
        settings = view.answers[row["scenario"]].settings
        found.append(
            Datum(
                series=f"Scenario {row['scenario'] + 1}: {row['who']}{_prices(settings)}",
                period=str(row["year"]),
                value=row["value"],
                unit=view.brief.unit,
                status=Status.SCENARIO,
                **tidy_data.assumed(view.brief, settings),
            )
        )
    return tuple(found)


def targets(view: Outlook, rows: Rows) -> tuple[Datum, ...]:
    """The level of each target's rule; it stands for no year."""
    found = []
    for row in rows:
        settings = next(a.settings for a in view.answers if round(a.scenario.target, 2) == row["value"])
        found.append(
            Datum(
                series=f"{row['label']}{_prices(settings)}",
                value=row["value"],
                unit=view.brief.unit,
                status=Status.SCENARIO,
                **tidy_data.assumed(view.brief, settings),
            )
        )
    return tuple(found)


def spread(view: Outlook, rows: Rows) -> tuple[Datum, ...]:
    """The edges of the fan's bands, nothing where there is no fan."""
    settings = view.edited.settings
    if outside_view.fan(view.brief, settings) is None:
        return ()
    origin = tidy_data.elsewhere(*(world_trade.panel(name) for name in TABLES))
    return tuple(
        Datum(
            series=f"{fan.below(name)}{_prices(settings)}",
            period=str(row["year"]),
            value=row[name],
            unit=view.brief.unit,
            status=Status.REFERENCE,
            **origin,
        )
        for name in ("q10", "q25", "q75", "q90")
        for row in rows
    )


def ways(view: Outlook, rows: Rows, fan_rows: Rows) -> tuple[Datum, ...]:
    """The pairs' paths, the fan among them and the multiple looked for, in multiples of the start."""
    there = tidy_data.elsewhere(reference_class.panel_of(view.rule))
    found = [
        Datum(
            series=f"{row['name']}, from {row['start']}",
            years_after=years,
            value=float(multiple),
            unit="dimensionless",
            status=Status.REFERENCE,
            **there,
        )
        for row in rows
        for years, multiple in enumerate(row["path"].split(","))
    ]
    fitted = tidy_data.elsewhere(*(world_trade.panel(name) for name in TABLES))
    found += [
        Datum(
            series=below(view, column),
            years_after=row["years"],
            value=multiple,
            unit="dimensionless",
            status=Status.REFERENCE,
            **fitted,
        )
        for row in fan_rows
        for column, multiple in row.items()
        if column != "years"
    ]
    goal = Datum(
        series="Multiple looked for",
        value=view.rule.multiple,
        unit="dimensionless",
        status=Status.SCENARIO,
        **tidy_data.assumed(view.brief, view.edited.settings),
    )
    return (*found, goal)


def _prices(settings: Settings) -> str:
    return f", in prices of {settings.year}" if settings.prices is Prices.CONSTANT else ""
