"""What a reader's browser is asked for and how soon it shows it, the same for every application."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

LIMIT = 60_000
# From the key going down in the page to the first frame in which what is looked at is another.
_WATCH = """probe => {
  const seen = () => {
    const at = document.querySelector(probe);
    return at && (at.getAttribute('d') || at.textContent);
  };
  const before = seen();
  window.moved = new Promise((done, fail) => document.addEventListener('keydown', () => {
    const begun = performance.now();
    setTimeout(() => fail(new Error('the chart did not change')), 30000);
    const look = () => {
      const now = seen();
      if (now && now !== before) done(performance.now() - begun);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, {once: true, capture: true}));
}"""


@dataclass(slots=True)
class Figures:
    """What was measured of one application; seconds, megabytes and, for moves, milliseconds."""

    cold: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    held: float = 0
    further: float = 0


@contextmanager
def opened(browser: Browser, address: str, probe: str) -> Iterator[tuple[Page, float, Callable[[], float]]]:
    """A fresh reader's page with its chart drawn, the seconds it took, and megabytes received so far."""
    with ExitStack() as stack:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        stack.callback(context.close)
        page = context.new_page()
        received = [0.0]
        network = context.new_cdp_session(page)
        network.on("Network.loadingFinished", lambda told: _add(received, told["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", lambda told: _add(received, _length(told["response"])))
        network.send("Network.enable")
        begun = time.perf_counter()
        page.goto(address)
        page.locator(probe).first.wait_for(state="attached", timeout=LIMIT)
        yield page, time.perf_counter() - begun, lambda: received[0] / 1e6


def move(page: Page, probe: str) -> float:
    """Milliseconds from an arrow key on the first slider to the changed chart."""
    page.get_by_role("slider").first.focus()
    page.evaluate(_WATCH, probe)
    page.keyboard.press("ArrowRight")
    return float(page.evaluate("window.moved"))


def _add(received: list[float], count: float) -> None:
    received[0] += count


def _length(frame: dict[str, Any]) -> float:
    """Bytes of a frame, which the browser hands over in base 64."""
    return len(frame["payloadData"]) * 3 / 4
