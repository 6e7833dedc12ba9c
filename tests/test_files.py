"""Each file of a chart says whose numbers it shows, under which terms, and the way back."""

import json

import pytest

from metrics import preset, world
from metrics.brief import Brief
from metrics.charts.catalogue import CHARTS
from metrics.charts.layout import Chart
from metrics.outlook import Outlook, outlook
from metrics.report import a4, files, link, proof, short

HOME = "http://localhost:8501"
EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return outlook(brief, preset.default_workspace(brief).edit(growth=8.0))


@EVERY
def test_a_picture_has_the_terms_and_the_way_back_that_its_data_have(chart: Chart, view: Outlook) -> None:
    found = proof.read(files.made(chart, view, "svg", files.FIRST, HOME))
    about = json.loads(files.made(chart, view, "json", files.FIRST, HOME))["about"]
    said = files.described(chart, view, HOME)
    assert found.licence == said.licence
    assert found.link == said.link == about["link"]
    assert found.code == short.code(view.workspace, view.brief)
    assert link.decode(link.query(found.link), view.brief) == (view.workspace, ())


@pytest.mark.parametrize("name", ["precedents", "paths", "doubling"])
def test_numbers_of_the_world_tables_bring_their_own_terms(name: str, view: Outlook) -> None:
    terms = [held["title"] for held in world.licences()]
    found = proof.read(files.made(CHARTS[name], view, "svg", files.FIRST, HOME))
    assert terms
    assert all(title in found.licence for title in terms)
    sheet = proof.read(a4.make(view, "light", HOME, "svg"))
    assert all(title in sheet.licence for title in terms), "the fan is on the sheet"


@EVERY
def test_the_last_lines_of_a_chart_are_its_address_and_id(chart: Chart, view: Outlook) -> None:
    *_, live, code = files.signed(chart, view, HOME).foot
    assert live == f"Live at {HOME}"
    assert code.endswith(short.code(view.workspace, view.brief))
    assert files.signed(chart, view, "").foot[-2] == chart.plate(view).foot[-1]
