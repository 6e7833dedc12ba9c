"""What a reader's browser is asked for and how soon it shows it, the same for every application."""

import json
import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.apps import App

LIMIT = 60_000
STEP = 4
# The middle of a slider, or of the thumb where the slider itself is out of sight, as Streamlit's is.
_TRACK = """slider => {
  slider.scrollIntoView({block: 'center'});
  const held = slider.parentElement;
  const track = held.getBoundingClientRect().width > 50 ? slider : held.parentElement;
  const box = track.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
# The times of the first frames in which there is something to look at, and in which it follows a hand.
_FIRST = """(() => {
  const look = () => {
    if (!window.drawn && document.querySelector(CHART)) window.drawn = performance.now();
    if (document.querySelector(MOVED)) window.ready = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
# From what a hand does until a frame is shown in which what is looked at is another; and the slider too.
_WATCH = """([probe, deed]) => {
  const seen = () => {
    const at = document.querySelector(probe);
    return at && (at.getAttribute('d') || at.textContent);
  };
  const slider = document.querySelector('input[type=range]');
  const [before, held] = [seen(), slider?.value];
  window.moved = new Promise((done, fail) => document.addEventListener(deed, () => {
    const begun = performance.now();
    setTimeout(() => fail(new Error('the chart did not change')), 30000);
    const shown = () => new Promise(next => requestAnimationFrame(() => next(performance.now() - begun)));
    let [chart, thumb] = [null, slider ? null : NaN];
    const look = () => {
      const now = seen();
      if (now && now !== before) chart ??= shown();
      if (slider?.value !== held) thumb ??= shown();
      if (chart && thumb !== null) done(Promise.all([chart, thumb]));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, {once: true, capture: true}));
}"""
# The thumb moves in every frame; how many frames a second show another chart.
_FRAMES = """([probe, seconds]) => new Promise(done => {
  const slider = document.querySelector('input[type=range]');
  const seen = () => document.querySelector(probe).textContent;
  const begun = performance.now();
  let [last, changes, at] = [seen(), 0, 0];
  const step = () => {
    const now = seen();
    if (now !== last) { changes += 1; last = now; }
    const spent = (performance.now() - begun) / 1000;
    if (spent > seconds) return done(changes / spent);
    slider.value = 5 + (at++ % 300) / 10;
    slider.dispatchEvent(new Event('input', {bubbles: true}));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


@dataclass(slots=True)
class Figures:
    """What was measured of one application; seconds, megabytes and, for moves, milliseconds."""

    cold: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    drags: list[float] = field(default_factory=list)
    thumbs: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    held: float = math.nan
    further: float = math.nan


@contextmanager
def opened(browser: Browser, address: str, app: App) -> Iterator[tuple[Page, Callable[[], float]]]:
    """A fresh reader's page whose chart follows a hand, and megabytes received so far."""
    with ExitStack() as stack:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        stack.callback(context.close)
        page = context.new_page()
        received = [0.0]
        network = context.new_cdp_session(page)
        network.on("Network.loadingFinished", lambda told: _add(received, told["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", lambda told: _add(received, _length(told["response"])))
        network.send("Network.enable")
        watched = _FIRST.replace("CHART", json.dumps(app.chart)).replace("MOVED", json.dumps(app.moved))
        page.add_init_script(watched)
        page.goto(address)
        page.wait_for_function("() => window.ready", timeout=LIMIT)
        yield page, lambda: received[0] / 1e6


def seconds(page: Page) -> tuple[float, float]:
    """Seconds until the chart was there, and until it followed a hand."""
    drawn, ready = page.evaluate("[window.drawn, window.ready]")
    return drawn / 1000, ready / 1000


def move(page: Page, probe: str) -> float:
    """Milliseconds from an arrow key on the first slider to the changed chart."""
    page.get_by_role("slider").first.focus()
    page.evaluate(_WATCH, [probe, "keydown"])
    page.keyboard.press("ArrowRight")
    return float(page.evaluate("window.moved")[0])


def drag(page: Page, probe: str, steps: int) -> list[tuple[float, float]]:
    """Milliseconds from each move of a held thumb to the changed chart, and to the thumb itself."""
    found = []
    at = page.locator("input[type=range]").first.evaluate(_TRACK)
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + STEP, at[1])
    page.wait_for_timeout(500)
    for step in range(2, steps + 2):
        page.evaluate(_WATCH, [probe, "pointermove"])
        page.mouse.move(at[0] + STEP * step, at[1])
        chart, thumb = page.evaluate("window.moved")
        found.append((chart, thumb))
        page.wait_for_timeout(100)
    page.mouse.up()
    return found


def frames(page: Page, probe: str) -> float:
    """Frames a second that show another chart while the thumb moves in each."""
    return float(page.evaluate(_FRAMES, [probe, 2]))


def _add(received: list[float], count: float) -> None:
    received[0] += count


def _length(frame: dict[str, Any]) -> float:
    """Bytes of a frame, which the browser hands over in base 64."""
    return len(frame["payloadData"]) * 3 / 4
