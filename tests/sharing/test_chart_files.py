"""Each file of a chart has source, licence and link."""

import json

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.sharing import chart_files, link, picture_metadata, report_sheet, share_code

HOME = "http://localhost:8501"
EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace.edit(growth=8.0))


@EVERY
def test_a_picture_has_the_terms_and_the_way_back_that_its_data_have(chart: Chart, view: Outlook) -> None:
    found = picture_metadata.read_metadata(
        chart_files.file_bytes(chart, view, "svg", chart_files.DEFAULT_LOOK, HOME)
    )
    about = json.loads(chart_files.file_bytes(chart, view, "json", chart_files.DEFAULT_LOOK, HOME))["about"]
    said = chart_files.describe(chart, view, HOME)
    assert found.licence == said.licence
    assert found.link == said.link == about["link"]
    assert found.code == share_code.encode(view.workspace, view.brief)
    assert link.decode(link.query(found.link), view.brief) == (view.workspace, ())


@pytest.mark.parametrize("name", ["precedents", "paths", "doubling"])
def test_numbers_of_the_world_tables_bring_their_own_terms(name: str, view: Outlook) -> None:
    terms = [held["title"] for held in world_trade.licences()]
    found = picture_metadata.read_metadata(
        chart_files.file_bytes(CHARTS[name], view, "svg", chart_files.DEFAULT_LOOK, HOME)
    )
    assert terms
    assert all(title in found.licence for title in terms)
    sheet = picture_metadata.read_metadata(report_sheet.render(view, "light", HOME, "svg"))
    assert all(title in sheet.licence for title in terms), "the fan is on the sheet"


@EVERY
def test_the_last_lines_of_a_chart_are_its_address_and_id(chart: Chart, view: Outlook) -> None:
    *_, live, code = chart_files.signed_content(chart, view, HOME).foot
    assert live == f"Live at {HOME}"
    assert code.endswith(share_code.encode(view.workspace, view.brief))
    assert chart_files.signed_content(chart, view, "").foot[-2] == chart.content(view).foot[-1]
