"""The data behind a chart are what it draws, no more and no less, each number with its source."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts import record as record_chart
from metrics.charts import tidy_data
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.tidy_data import BoundsKind, DataPoint, Provenance
from metrics.datasets.brief import Brief
from metrics.quantities.figures import FigureError, Interval
from metrics.quantities.measures import MEASURES
from metrics.quantities.units import UnitError
from metrics.scenarios.settings import OWN_BASE, Prices
from metrics.scenarios.workspace import Workspace
from tests.sharing.test_link import BRIEF, workspaces

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
Points = Iterator[tuple[Any, float]]


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def points(content: ChartContent, table: str, at: str, *names: str) -> Points:
    """Place and number of each mark that a layer draws from ``names`` of ``table``."""
    for row in content.tables[table]:
        for name in names:
            yield (row[at] if at else None, row[name])


def doubling(content: ChartContent) -> Points:
    yield from points(content, "observed", "year", "value")
    yield from points(content, "paths", "year", "value")
    yield from points(content, "targets", "", "value")
    if len(content.tables["fan"]) > 1:  # a fan without extent draws nothing
        yield from points(content, "fan", "year", "q10", "q25", "q75", "q90")


def sensitivity(content: ChartContent) -> Points:
    yield from points(content, "bars", "", "years")
    yield from points(content, "centre", "", "now")


def figures(content: ChartContent) -> Points:
    for bar in content.tables["bars"]:
        yield None, bar["share"] * bar["top"]


def record(content: ChartContent) -> Points:
    yield from points(content, "observed", "year", "value")


def gap(content: ChartContent) -> Points:
    for table in ("total", "split"):
        yield from points(content, table, "year", "gap")


def precedents(content: ChartContent) -> Points:
    if content.tables["curves"][0]["label"]:
        yield from points(content, "curves", "year", "share", "at_risk")
    if content.tables["scenario"][0]["shown"]:
        yield from points(content, "scenario", "year", "year")


def paths(content: ChartContent) -> Points:
    for row in content.tables["paths"]:
        if row["name"]:
            yield from ((years, float(text)) for years, text in enumerate(row["path"].split(",")))
    fan = content.tables["fan"]
    if len(fan) > 1:
        for column in ("q10", "q25", "q50", "q75", "q90"):
            yield from ((row["years"], row[column]) for row in fan)
    yield None, content.tables["goal"][0]["multiple"]


def targets(content: ChartContent) -> Points:
    yield from points(content, "observed", "year", "value")
    for span in content.tables["spans"]:
        until = span["until"] if span["dated"] else ".."
        yield f"{span['year']}/{until}", span["value"]


DRAWN: Mapping[str, Callable[[ChartContent], Points]] = {
    "doubling": doubling,
    "sensitivity": sensitivity,
    "figures": figures,
    "record": record,
    "gap": gap,
    "precedents": precedents,
    "paths": paths,
    "targets": targets,
}


def place(of: DataPoint, chart: str) -> Any:
    """Where the chart puts a number: its year, or the years after; None where it has no axis of time."""
    if of.years_after is not None:
        return of.years_after
    if chart in ("figures", "sensitivity") or not of.period:
        return None
    return of.period if "/" in of.period else int(of.period)


def agree(name: str, content: ChartContent) -> None:
    """As many numbers at each place, and the same ones but for the rounding of floats."""
    said = [of for of in content.data() if of.unit != "percent" or name == "figures"]
    drawn = Counter((at, f"{value:.9g}") for at, value in DRAWN[name](content))
    assert drawn == Counter((place(of, name), f"{of.value:.9g}") for of in said)


@EVERY
def test_data_are_what_the_drawing_shows(chart: Chart, view: Outlook) -> None:
    agree(chart.name, chart.content(view))


@settings(max_examples=40)
@given(workspaces())
def test_data_are_what_the_drawing_shows_whatever_is_set(workspace: Workspace) -> None:
    view = build_outlook(BRIEF, workspace)
    for chart in CHARTS.values():
        agree(chart.name, chart.content(view))


def test_the_record_as_first_published_has_its_own_data(view: Outlook) -> None:
    first = replace(view.workspace, first=True)
    content = record_chart.content(build_outlook(view.brief, first))
    agree("record", content)
    assert content.data() != record_chart.content(view).data()


def test_bounds_are_those_drawn(view: Outlook) -> None:
    content = CHARTS["figures"].content(view)
    for bar, of in zip(content.tables["bars"], content.data(), strict=True):
        assert bar["low"] * bar["top"] == pytest.approx(of.low)
        assert bar["high"] * bar["top"] == pytest.approx(of.value if of.high is None else of.high)
    content = CHARTS["gap"].content(view)
    drawn = {
        (row["year"], row["low"], row["high"]) for name in content.tables for row in content.tables[name]
    }
    assert drawn == {(int(d.period), d.low, d.high) for d in content.data() if d.unit != "percent"}
    content = CHARTS["precedents"].content(view)
    band = [(row["year"], row["low"], row["high"]) for row in content.tables["band"]]
    assert band == [
        (d.years_after, d.low, d.high) for d in content.data() if d.bounds is BoundsKind.CONFIDENCE
    ]


def test_the_shares_of_the_gap_are_those_of_its_labels(view: Outlook) -> None:
    content = CHARTS["gap"].content(view)
    labels = [row["narrow"] for name in ("total", "split") for row in content.tables[name]]
    shares = [of for of in content.data() if of.unit == "percent"]
    assert [f"{of.value:.0f}".replace("-", "\u2212") for of in shares] == labels


@EVERY
def test_a_series_has_one_number_at_each_place(chart: Chart, view: Outlook) -> None:
    found = Counter((of.series, of.period, of.years_after) for of in chart.content(view).data())
    assert max(found.values()) == 1


@EVERY
def test_every_number_says_where_it_comes_from(chart: Chart, view: Outlook) -> None:
    for of in chart.content(view).data():
        assert of.source
        assert of.source_title
        if of.status is Provenance.SCENARIO:
            assert not of.reporter
        elif of.status is Provenance.REFERENCE:
            assert of.reporter == "CEPII"
        else:
            assert of.reporter
            assert all(source.url == view.brief.sources[source.name].url for source in of.sources)


def test_the_report_counts_where_it_names_nobody(view: Outlook) -> None:
    who = {of.series: of.reporter for of in CHARTS["figures"].content(view).data()}
    trade, firms = (MEASURES[name].label for name in ("turnover", "firms"))
    assert who[trade] == view.brief.report.publisher
    assert who[firms] == view.brief.reporters[view.brief.stated_figure("firms").reporter].name


def test_reported_and_derived_are_told_apart(view: Outlook) -> None:
    found = {(of.series, of.period): of.status for of in CHARTS["record"].content(view).data()}
    series = f"{MEASURES['turnover'].label}, {view.brief.reporters['CHN'].name}"
    assert found[series, "2023"] is Provenance.REPORTED
    assert found[series, "2012"] is Provenance.DERIVED


def test_prices_are_said_where_they_are_not_current(view: Outlook) -> None:
    constant = build_outlook(view.brief, view.workspace.edit(prices=Prices.CONSTANT))
    said = {
        of.series for of in CHARTS["doubling"].content(constant).data() if "in prices of 2023" in of.series
    }
    assert len(said) == 1 + 4 + 1  # the edited scenario, the edges of its fan, its target


def test_an_own_base_has_no_source(view: Outlook) -> None:
    own = build_outlook(view.brief, analyse(view.brief).default_workspace.edit(base=OWN_BASE, value=50.0))
    found = {of.source for of in CHARTS["sensitivity"].content(own).data()}
    assert found == {""}


def test_an_answer_past_the_horizon_is_a_lower_bound(view: Outlook) -> None:
    slow = build_outlook(view.brief, view.workspace.edit(growth=0.1))
    now = CHARTS["sensitivity"].content(slow).data()[0]
    assert (now.bounds, now.low, now.high) == (BoundsKind.HORIZON, now.value, None)


@pytest.mark.parametrize(
    ("interval", "low", "high", "bounds"),
    [
        (Interval(41, 40.5, 41.5, "billion_USD/year"), 40.5, 41.5, BoundsKind.ROUNDING),
        (Interval(4700, 4700, math.inf, "firm"), 4700, None, BoundsKind.ROUNDING),
        (Interval(7, 7, 7, "firm"), None, None, BoundsKind.EXACT),
    ],
)
def test_an_exact_number_has_no_bounds_and_an_open_side_none(
    interval: Interval, low: float | None, high: float | None, bounds: BoundsKind
) -> None:
    of = DataPoint(series="x", status=Provenance.REPORTED, **tidy_data.amount(interval))
    assert (of.low, of.high, of.bounds) == (low, high, bounds)


GOOD = DataPoint(series="x", value=2.0, low=1.0, high=3.0, unit="year", status=Provenance.DERIVED)


@pytest.mark.parametrize("change", [{"value": math.nan}, {"value": math.inf}, {"low": 2.5}, {"high": 1.5}])
def test_a_number_that_is_none_is_refused(change: Mapping[str, Any]) -> None:
    with pytest.raises(FigureError, match="x: a number of a chart is finite and lies within its bounds"):
        replace(GOOD, **change)


def test_a_unit_is_one_of_the_registry() -> None:
    with pytest.raises(UnitError):
        replace(GOOD, unit="$")
