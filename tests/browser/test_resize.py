"""A chart whose place gets another width is the chart that is loaded at that width: whole, nothing cut."""

import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, JSHandle, Page

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.server import live_charts
from metrics.app.site import vega
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.sharing.font_subsets import FONTS
from tests.browser.label_scripts import CUT, OVERLAPPING

WIDTHS = (320, 390, 480, 600, 768, 1024, 1280, 1920)
PLACE = """([spec, width, content]) => {
  document.body.replaceChildren();
  const place = document.body.appendChild(document.createElement('div'));
  place.style.width = `${width}px`;
  const chart = twofold.standing(place, structuredClone(spec));
  chart.take({plate: content});
  return {place, end: chart.end};
}"""
# The drawing once it is as wide as its place and still: its elements in any order, clips alike.
DRAWING = """async ([held, width]) => {
  held.place.style.width = `${width}px`;
  const frame = () => new Promise(requestAnimationFrame);
  let before = null;
  let still = 0;
  while (still < 4) {
    await frame();
    const svg = held.place.querySelector('.live svg');
    const now = svg && Number(svg.getAttribute('width')) === width ? svg.outerHTML : null;
    still = now !== null && now === before ? still + 1 : 0;
    before = now;
  }
  return [...held.place.querySelectorAll('.live svg *')].map(element => {
    const looks = [...element.attributes].map(one => `${one.name}=${one.value}`).sort();
    const mark = [element.tagName, ...looks, element.childElementCount ? '' : element.textContent];
    return mark.join(' ').replace(/clip\\d+/, 'clip');
  }).sort();
}"""


def fonts() -> dict[int, str]:
    """The shipped fonts by weight, as a page can hold them."""
    files = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-SemiBold.ttf"}
    return {weight: b64encode((FONTS / file).read_bytes()).decode() for weight, file in files.items()}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts of the dashboard."""
    found = browser.new_page(viewport={"width": 2000, "height": 700})
    faces = "".join(
        f"@font-face {{ font-family: 'Source Sans 3'; font-weight: {weight}; "
        f"src: url(data:font/ttf;base64,{data}) }}"
        for weight, data in fonts().items()
    )
    found.set_content(f"<!doctype html><style>body {{ margin: 0; }} {faces}</style>")
    found.add_script_tag(content=live_charts.script_bundle().decode())
    yield found
    found.close()


def place(page: Page, name: str, width: int, brief: Brief) -> JSHandle:
    """The chart in a place so wide."""
    view = build_outlook(brief, analyse(brief).default_workspace)
    chart = CHARTS[name]
    payload: Any = live_charts.chart_payload(chart, chart.content(view), view, "light", "")
    content = json.loads(json.dumps(payload["plate"]))
    return page.evaluate_handle(PLACE, [vega.specification(chart), width, content])


@pytest.mark.parametrize("name", list(CHARTS))
def test_every_width_gives_one_drawing_whether_reached_or_loaded(page: Page, name: str, brief: Brief) -> None:
    loaded = {}
    for width in WIDTHS:
        held = place(page, name, width, brief)
        loaded[width] = page.evaluate(DRAWING, [held, width])
        assert page.evaluate(CUT) == [], width
        assert page.evaluate(OVERLAPPING) == [], width
        page.evaluate("held => held.end()", held)
    held = place(page, name, 1280, brief)
    for width in (*reversed(WIDTHS), *WIDTHS[1::3]):
        assert page.evaluate(DRAWING, [held, width]) == loaded[width], width
    page.evaluate("held => held.end()", held)
