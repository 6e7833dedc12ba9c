"""Charts inside the dashboard: routes for scripts and specifications, and payloads."""

import json
from dataclasses import dataclass, replace

import pytest
from starlette.routing import Router
from starlette.types import Message

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.server import live_charts
from metrics.app.site import vega
from metrics.charts.catalogue import CHARTS
from metrics.charts.specification import required_height, vega_lite_specification
from metrics.charts.theme import PALETTES
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.sharing import chart_files, rendering
from tests.coroutines import run

HOME = "http://localhost:8501"


@pytest.fixture(scope="module")
def view() -> Outlook:
    brief = shipped_brief()
    return build_outlook(brief, analyse(brief).default_workspace)


@dataclass
class Answer:
    """The response of a route."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(address: str) -> Answer:
    """The response to an address, from the routes without a server."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    path = address.removeprefix(HOME)
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    run(lambda: Router(live_charts.ROUTES)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    return Answer(said[0]["status"], headers, b"".join(part.get("body", b"") for part in said[1:]))


@pytest.mark.parametrize("mode", PALETTES)
@pytest.mark.parametrize("name", CHARTS)
def test_what_is_sent_names_a_drawing_that_holds_no_data(view: Outlook, name: str, mode: str) -> None:
    chart = CHARTS[name]
    content = chart_files.signed_content(chart, view, HOME)
    told = json.loads(json.dumps(live_charts.chart_payload(chart, content, view, mode, HOME)))
    answer = get(told["drawing"])
    assert "immutable" in answer.headers["cache-control"]
    spec = json.loads(answer.body)
    named = {table["name"] for table in spec["data"]}
    assert set(told["plate"]["tables"]) <= named
    assert not [table for table in spec["data"] if "values" in table]
    drawn = vega_lite_specification(chart, content, mode)
    assert told["plate"]["tables"] == json.loads(json.dumps(drawn["datasets"], default=list))
    assert told["plate"]["height"] >= drawn["height"]
    assert ("key" in told) == (chart is live_charts.PREVIEW_CHART)


def test_a_drawing_is_the_same_for_every_brief() -> None:
    for name in ("china-kazakhstan", "korea-vietnam"):
        brief = shipped_brief(name)
        chart = live_charts.PREVIEW_CHART
        spec = vega_lite_specification(
            chart, chart.content(build_outlook(brief, analyse(brief).default_workspace)), "light"
        )
        made = rendering.renderer().vegalite_to_vega(spec)
        kept = vega.specification(chart)
        assert made["marks"] == kept["marks"]
        assert made["scales"] == kept["scales"]


def test_the_script_is_one_file_that_a_browser_keeps(view: Outlook) -> None:
    told = live_charts.chart_payload(
        live_charts.PREVIEW_CHART, live_charts.PREVIEW_CHART.content(view), view, "light", HOME
    )
    answer = get(told["script"])
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert "twofold.follow =" in answer.body.decode()
    assert "window.vega" in answer.body.decode()


@pytest.mark.parametrize("name", ["mars-light", "doubling-green", "doubling", "..%2fpyproject-light"])
def test_a_drawing_that_there_is_not_is_named(view: Outlook, name: str) -> None:
    told = live_charts.chart_payload(
        live_charts.PREVIEW_CHART, live_charts.PREVIEW_CHART.content(view), view, "light", HOME
    )
    answer = get(told["drawing"].replace("doubling-light", name))
    assert answer.status == 404


def test_other_facts_have_another_key(brief: Brief) -> None:
    key, held = live_charts.facts_payload(brief)
    assert json.loads(held)["key"] == key
    assert live_charts.facts_payload(shipped_brief("korea-vietnam"))[0] != key


def test_a_chart_stays_as_high_when_the_id_grows(view: Outlook) -> None:
    chart = live_charts.PREVIEW_CHART
    heights = set()
    for said in ("ID\u00a0W1B5", f"ID\u00a0{'W1B5-' * 11}"):
        content = chart.content(view)
        content = replace(content, signature=(said,))
        heights.add(live_charts.chart_payload(chart, content, view, "light", HOME)["plate"]["height"])
    assert len(heights) == 1
    assert heights != {required_height(chart.content(view), None)}
