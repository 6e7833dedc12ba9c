"""The value under a dragging hand is told before the app's slider shows it; the slider has the last word."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from metrics.app.server import live_charts
from tests.browser.conftest import Reader, settle
from tests.browser.test_live_chart import TITLE, track

# A slider as Streamlit has it, of 400 pixels, from -20 to 60 in steps of 0.1, with its thumb at 0.
SLIDER = """<div class="stElementContainer st-key-growth-slider other">
  <div role="group" data-orientation="horizontal">
    <div data-orientation="horizontal" style="width: 400px; height: 20px">
      <div id="thumb"><input type="range" min="-20" max="60" step="0.1" value="0"></div>
    </div></div></div><p id="beside">Beside</p>"""
SCRIPT = """() => {
  window.told = [];
  window.slider = document.querySelector('input');
  window.done = twofold.hand((name, value) => told.push([name, value]));
  window.hand = (kind, x, more = {}) => document.getElementById(more.on ?? 'thumb').dispatchEvent(
    new PointerEvent(`pointer${kind}`, {bubbles: true, clientX: x, pointerId: 1, button: 0, ...more}));
}"""

# Every title that the chart takes, and what the slider shows at that moment.
TITLES = """([title, slider]) => {
  window.titles = [];
  const note = () => {
    const last = titles.at(-1)?.[0];
    const now = document.querySelector(title)?.textContent ?? last;
    if (now !== last) titles.push([now, document.querySelector(slider).value]);
  };
  const place = document.querySelector(title).closest('.twofold-drawing');
  new MutationObserver(note).observe(place, {subtree: true, childList: true, characterData: true});
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with a slider, and a script that notes what is told."""
    found = browser.new_page()
    found.set_content(SLIDER)
    found.add_script_tag(content=live_charts.script_bundle().decode())
    found.evaluate(SCRIPT)
    yield found
    found.close()


def told(page: Page, script: str) -> Any:
    """What is told while ``script`` runs, and a moment after."""
    return page.evaluate(
        f"async () => {{ {script}; await new Promise(next => setTimeout(next, 300)); "
        "return told.splice(0); }"
    )


def shows(value: str) -> str:
    return f"slider.setAttribute('value', '{value}')"


def test_a_move_is_told_at_once_on_a_step_and_within_the_limits(page: Page) -> None:
    moves = "hand('down', 100); hand('move', 101); hand('move', 110.3); hand('move', 999); hand('move', -999)"
    assert page.evaluate(f"() => {{ {moves}; return told.splice(0) }}") == [
        ["growth", value] for value in (0.2, 2.1, 60, -20)
    ]


def test_what_the_slider_shows_of_it_is_not_told_again(page: Page) -> None:
    moves = "hand('down', 100); hand('move', 101); hand('move', 102)"
    assert told(page, f"{moves}; {shows('0.2')}; {shows('0.4')}; hand('up', 102)") == [
        ["growth", 0.2],
        ["growth", 0.4],
    ]


def test_a_hand_beside_the_thumb_fetches_it_first(page: Page) -> None:
    assert told(page, f"hand('down', 150); {shows('10')}") == [["growth", 10]]
    assert told(page, f"hand('move', 151); {shows('10.2')}; hand('up', 151)") == [["growth", 10.2]]


def test_a_thumb_is_followed_back_to_where_it_was(page: Page) -> None:
    assert told(page, f"hand('down', 100); hand('move', 101); {shows('0.2')}") == [["growth", 0.2]]
    assert told(page, f"hand('move', 100); {shows('0')}; hand('move', 100.1)") == [["growth", 0]]


def test_where_the_slider_shows_another_value_it_is_told_and_no_more_foretold(page: Page) -> None:
    assert told(page, f"hand('down', 100); hand('move', 101); {shows('5')}") == [
        ["growth", 0.2],
        ["growth", 5],
    ]
    assert told(page, "hand('move', 120)") == []
    assert told(page, shows("7.5")) == [["growth", 7.5]]
    assert told(page, "hand('up', 120); hand('down', 120); hand('move', 121)") == [["growth", 7.7]]


def test_what_the_slider_never_showed_is_taken_back(page: Page) -> None:
    assert told(page, "hand('down', 100); hand('move', 105); hand('up', 105)") == [
        ["growth", 1],
        ["growth", 0],
    ]
    assert told(page, "hand('down', 100); hand('move', 105); hand('cancel', 105)") == [
        ["growth", 1],
        ["growth", 0],
    ]


@pytest.mark.parametrize(
    "begin",
    [
        "",
        "hand('down', 100, {button: 2})",
        "hand('down', 100, {ctrlKey: true})",
        "hand('down', 100, {on: 'beside'})",
        "hand('down', 100, {pointerId: 2})",
        "slider.disabled = true; hand('down', 100)",
        "hand('down', 100); hand('up', 100)",
        "hand('down', 100); done()",
    ],
)
def test_a_hand_that_holds_no_thumb_tells_nothing(page: Page, begin: str) -> None:
    assert told(page, f"{begin}; hand('move', 150)") == []


def test_a_key_is_told_as_the_slider_shows_it(page: Page) -> None:
    assert told(page, shows("0.1")) == [["growth", 0.1]]


@pytest.mark.parametrize(("name", "beside"), [("growth", 0), ("multiple", 0), ("growth", 60)])
def test_in_the_app_every_value_is_told_before_the_slider_shows_it_and_is_that_value(
    reader: Callable[..., Reader], name: str, beside: int
) -> None:
    one = reader()
    page = one.page
    one.open("/?growth=8")
    settle(page)
    at = track(page, name)
    page.mouse.move(at["x"] + beside, at["y"])
    page.mouse.down()
    slider = page.locator(f".st-key-{name}-slider input[type=range]")
    page.evaluate(TITLES, [TITLE, f".st-key-{name}-slider input[type=range]"])
    rest = []
    for step in (3, 7, 12, 13, 40, 39, 20, -5, -60, 1000, 0, 30):
        page.mouse.move(at["x"] + beside + step, at["y"])
        settle(page, 100)
        rest.append((page.locator(TITLE).first.text_content(), slider.input_value()))
    page.mouse.up()
    changes = [now for now, before in zip(rest, [None, *rest], strict=False) if now != before]
    assert len(changes) > 6
    seen = page.evaluate("window.titles")
    assert [title for title, _ in seen] == [title for title, _ in changes]
    assert all(early != late for (_, early), (_, late) in zip(seen, changes, strict=True)), "before the thumb"
