"""A drawing that takes in new tables is as drawn from nothing, and leaves alone what is the same."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.server import live_charts
from metrics.app.site import vega
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import brief_folders
from metrics.scenarios.workspace import Workspace
from tests.browser.random_workspaces import dice, workspace
from tests.conftest import SHIPPED

PLATES = 12
PLACE = """([spec, width]) => {
  const place = document.body.appendChild(document.createElement('div'));
  place.style.width = `${width}px`;
  const layout = {text: plate => plate.tables.text, height: plate => plate.height};
  return {place, drawing: twofold.drawing(place, structuredClone(spec), layout)};
}"""
# Every element with its attributes and its own text, in any order, without what is said of it and counted.
SHOW = """async ([held, plate]) => {
  await held.drawing.show(plate);
  return [...held.place.querySelectorAll('svg *')].map(at => {
    const looks = [...at.attributes].filter(one => !one.name.startsWith('aria'));
    const said = looks.map(one => `${one.name}=${one.value}`).sort();
    const mark = [at.tagName, ...said, at.childElementCount ? '' : at.textContent].join(' ');
    return mark.replace(/clip\\d+/, 'clip');
  }).sort();
}"""
# What of the chart is touched by other content, by the layer it belongs to.
TOUCHED = """async ([held, first, second]) => {
  await held.drawing.show(first);
  const svg = held.place.querySelector('svg');
  const marks = [...svg.querySelectorAll('path, text, line')];
  const records = [];
  const seen = new MutationObserver(all => records.push(...all));
  seen.observe(svg, {subtree: true, attributes: true, childList: true});
  await held.drawing.show(second);
  const touched = new Set(records.map(one => one.target).filter(at => marks.includes(at)));
  return [touched.size, marks.filter(at => !at.isConnected).length, marks.length];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts of the dashboard."""
    found = browser.new_page(viewport={"width": 1280, "height": 800})
    found.add_script_tag(content=live_charts.script_bundle().decode())
    yield found
    found.close()


def sent(name: str, brief: Brief, held: Workspace) -> Any:
    """The content that the dashboard sends."""
    chart, view = CHARTS[name], build_outlook(brief, held)
    return json.loads(
        json.dumps(live_charts.chart_payload(chart, chart.content(view), view, "light", "")["plate"])
    )


# So wide that no threshold of PLOT_WIDTHS is near: at one, words may be broken in either of two ways.
@pytest.mark.parametrize("width", [820, 350])
@pytest.mark.parametrize("name", list(CHARTS))
def test_moved_it_is_as_drawn_from_nothing(page: Page, name: str, width: int) -> None:
    random = dice(3)
    briefs = [load_brief(folder) for folder in brief_folders()]
    if CHARTS[name].page == "precedents":
        briefs = [brief for brief in briefs if brief.currency == "USD"]  # the others have no class
    spec = vega.specification(CHARTS[name])
    moved = page.evaluate_handle(PLACE, [spec, width])
    for _ in range(PLATES):
        brief = random.choice(briefs)
        content = sent(name, brief, workspace(random, brief))
        fresh = page.evaluate_handle(PLACE, [spec, width])
        assert page.evaluate(SHOW, [moved, content]) == page.evaluate(SHOW, [fresh, content])


def test_what_has_not_changed_is_left_alone(page: Page) -> None:
    brief = load_brief(SHIPPED)
    begun = analyse(brief).default_workspace
    contents = [sent("doubling", brief, begun.edit(growth=growth)) for growth in (31.0, 30.5)]
    held = page.evaluate_handle(PLACE, [vega.specification(CHARTS["doubling"]), 820])
    touched, gone, marks = page.evaluate(TOUCHED, [held, *contents])
    assert gone == 0
    assert 0 < touched < marks / 8


def test_content_that_cannot_be_drawn_does_not_keep_the_next_from_it(page: Page) -> None:
    brief = load_brief(SHIPPED)
    content = sent("doubling", brief, analyse(brief).default_workspace)
    broken = content | {"tables": content["tables"] | {"targets": None}}
    spec = vega.specification(CHARTS["doubling"])
    held, fresh = (page.evaluate_handle(PLACE, [spec, 820]) for _ in range(2))
    with pytest.raises(PlaywrightError, match="null"):
        page.evaluate(SHOW, [held, broken])
    assert page.evaluate(SHOW, [held, content]) == page.evaluate(SHOW, [fresh, content])
