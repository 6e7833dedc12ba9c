"""The real server and a real browser, with every request and console message watched."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
START_LIMIT = 180
DOUBLING = "[class*=st-key-chart-doubling] svg.marks"
UNDRAWN = "[class*=st-key-chart-]:not(:has(.live svg.marks))"
LIMIT = 20_000  # milliseconds; a busy machine is slow, not wrong
expect.set_options(timeout=LIMIT)
BUSY = "[data-test-script-state]:not([data-test-script-state=notRunning])"
# Resolves once nothing of the page has changed for a while, and no transition runs.
STILL = """([quiet, limit]) => new Promise((resolve, reject) => {
    const end = performance.now() + limit;
    let last = performance.now();
    const seen = new MutationObserver(() => { last = performance.now(); });
    seen.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    const moves = () => document.getAnimations().some(one => one instanceof CSSTransition);
    const look = now => {
        if (moves()) last = now;
        if (now - last < quiet && now < end) return requestAnimationFrame(look);
        seen.disconnect();
        return now - last < quiet ? reject(new Error(`it still moves after ${limit} ms`)) : resolve();
    };
    requestAnimationFrame(look);
})"""
FRAME = "() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        found: int = probe.getsockname()[1]
        return found


@contextmanager
def served(port: int = 0, root: Path = ROOT, before: Sequence[str] = (), **environ: str) -> Iterator[str]:
    """The dashboard under ``root`` on a port, a free one unless named; ended when the block ends.

    ``before`` is a command that runs the server, ``environ`` what its environment has besides.
    """
    with started("dashboard.py", port, root, before, **environ) as (home, _):
        yield home


@contextmanager
def started(
    script: str = "dashboard.py",
    port: int = 0,
    root: Path = ROOT,
    before: Sequence[str] = (),
    **environ: str,
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Streamlit script under ``root``, as ``served``, and its process."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = ["--server.headless=true", f"--server.port={port}", "--server.address=localhost"]
    home = f"http://localhost:{port}"
    with running([*before, *command, *options], home + "/_stcore/health", root, **environ) as server:
        yield home, server


@contextmanager
def running(
    command: Sequence[str], ready: str, root: Path = ROOT, **environ: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A server, from when it answers at the address ``ready`` until the block ends."""
    with subprocess.Popen(command, cwd=root, env=os.environ | environ, stdout=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            wait_for(ready, server)
            yield server
        finally:
            server.terminate()
            server.wait(timeout=START_LIMIT)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode} before it answered")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)  # time: between two looks, before a deadline
    raise TimeoutError(f"the server did not answer at {address} within {START_LIMIT} s")


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that asks for nothing by itself."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if found is None:
        raise RuntimeError("the browser tests need chromium or google-chrome; `make browser` installs one")
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--disable-gpu", *quiet, *root])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Reader:
    """A reader's page, with what it asked other hosts for and what it complained of."""

    page: Page
    home: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Notes requests to other hosts, and what the console prints."""
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda opened: self._note(opened.url))
        self.page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, url: str) -> None:
        if (
            urlsplit(url).scheme not in ("data", "blob")
            and urlsplit(url).netloc != urlsplit(self.home).netloc
        ):
            self.outside.append(url)

    def open(self, path: str = "/") -> None:
        """Goes to a page of the dashboard and waits for its charts."""
        self.page.goto(self.home + path)
        self.page.locator("svg.marks").first.wait_for()
        expect(self.page.locator(UNDRAWN)).to_have_count(0)


def go_to(page: Page, name: str) -> None:
    """Opens another page; on a phone the list of pages is folded away."""
    folded = page.get_by_role("button", name="Expand sidebar")
    if folded.is_visible():
        folded.click()
    page.get_by_role("link", name=name).click()


def settle(page: Page, quiet: int = 250) -> None:
    """Waits until the server has answered and nothing has changed for ``quiet`` milliseconds."""
    expect(page.locator(BUSY)).to_have_count(0)
    page.evaluate(STILL, [quiet, LIMIT])
    expect(page.locator(BUSY)).to_have_count(0)


def next_frame(page: Page) -> None:
    """Waits until what has been asked of the page is on the screen."""
    page.evaluate(FRAME)


def wait_until(page: Page, condition: Callable[[], object]) -> None:
    """Looks after each frame until ``condition`` holds."""
    deadline = time.monotonic() + LIMIT / 1000
    while not condition():
        assert time.monotonic() < deadline, f"not within {LIMIT} ms"
        next_frame(page)


def addressed(page: Page, part: str) -> None:
    """Waits until the address has ``part``."""
    expect(page).to_have_url(re.compile(re.escape(part)))


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def reader(home: str, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens readers of a screen size and colour mode; each must leave without a complaint."""
    opened: list[Reader] = []

    def new(width: int = 1280, height: int = 800, mode: str = "light") -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=mode,  # type: ignore[arg-type]
            accept_downloads=True,
        )
        context.set_default_timeout(20_000)
        found = Reader(context.new_page(), home)
        found.watch()
        opened.append(found)
        return found

    yield new
    for found in opened:
        found.page.context.close()
        assert found.outside == []
        assert found.complaints == []
