"""The metadata of a chart: content, source and settings as plain text."""

import datetime as dt

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.datasets.brief import Brief
from metrics.sharing import chart_metadata
from tests.first_view import missing

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def said(view: Outlook, name: str) -> chart_metadata.ChartMetadata:
    chart = CHARTS[name]
    return chart_metadata.describe(chart, chart.content(view), view.brief, "http://localhost/?x=1", "k7")


@EVERY
def test_all_that_is_needed_to_quote_a_chart_is_there(chart: Chart, view: Outlook) -> None:
    content, found = chart.content(view), said(view, chart.name)
    assert (found.finding, found.subtitle, found.alternative) == (
        content.title,
        content.subtitle,
        content.alternative,
    )
    assert found.title == f"{chart.label}: {view.brief.title}"
    assert (found.link, found.code, found.version) == ("http://localhost/?x=1", "k7", view.brief.version)
    assert found.settings == " ".join(content.remarks)
    assert found.source
    assert not found.source.startswith("Source")
    assert found.source == found.source.strip(". ")
    assert view.brief.version not in found.source


def test_each_source_of_the_numbers_is_named_once_with_its_address(view: Outlook) -> None:
    found = said(view, "record").sources
    used = {source for of in CHARTS["record"].content(view).data() for source in of.sources}
    assert [one["path"] for one in found] == list(dict.fromkeys(one["path"] for one in found))
    assert len(found) == len(used) > 10


@pytest.mark.parametrize(
    ("name", "licences"),
    [
        ("record", ["CC-BY-4.0"]),
        ("doubling", ["CC-BY-4.0", "etalab-2.0"]),
        ("precedents", ["CC-BY-4.0", "etalab-2.0"]),
    ],
)
def test_the_world_tables_bring_their_licence(view: Outlook, name: str, licences: list[str]) -> None:
    assert [licence["name"] for licence in said(view, name).licences] == licences


def test_the_world_tables_are_named_wherever_they_are_drawn(view: Outlook) -> None:
    sides = (side.name for side in view.brief.sides)
    assert not missing(said(view, "doubling").source, *sides, view.brief.report.publisher)
    assert "CEPII, BACI" in said(view, "doubling").source
    assert "CEPII" not in said(view, "record").source
    assert said(view, "precedents").source.startswith("CEPII BACI, goods trade of pairs")
    assert said(view, "precedents").cited == "CEPII, BACI, yearly totals of country pairs"


def test_the_date_is_that_of_the_data(view: Outlook) -> None:
    assert said(view, "gap").date == dt.date(*map(int, view.brief.version.split(".")))


@pytest.mark.parametrize("version", ["1.2.0", "", "2026.11", "2026.13.01", "soon"])
def test_a_version_that_is_no_day_is_refused_with_the_way_out(version: str) -> None:
    with pytest.raises(ValueError, match=r"datapackage.json: version must be the day .* got .*; write it so"):
        chart_metadata.version_date(version)
