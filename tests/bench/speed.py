"""Measures the dashboard beside other applications: ``python -m tests.bench.speed FOLDER``.

Everything is measured in one run, in turn and again, so that what else the machine does falls on all
of them alike; the ratios are what counts. Writes ``performance.md`` and ``performance.svg``.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from metrics.app.cli import console
from metrics.app.site import contents
from metrics.app.site.page_shell import Publication
from metrics.app.site.writer import write
from tests.bench import addresses
from tests.bench.apps import CLIENT, PUBLISHED, App, apps, client
from tests.bench.machine import busy, memory
from tests.bench.page import written
from tests.bench.watch import Figures, drag, frames, move, opened, seconds
from tests.browser.conftest import ROOT, free_port, launched, running

ROUNDS, VIEWS, MOVES, REST = 2, 3, 25, 0.2
FURTHER = 20
IMPORTS = {"dashboard.py": "import dashboard", "its libraries": "import streamlit, altair, pandas"}


def main(out: Path) -> None:
    """Measures and writes."""
    before = busy()
    with TemporaryDirectory() as folder, launched() as browser:
        held = apps(_pages(Path(folder)))
        found = {name: Figures() for name in held}
        for turn in range(ROUNDS):
            for name, app in held.items():
                _take(browser, app, found[name], last=turn == ROUNDS - 1)
                print(f"{turn + 1} of {ROUNDS}: {name}", file=sys.stderr)  # noqa: T201
    written(out, found, addresses.times(), imports(), before)


def _pages(folder: Path) -> Path:
    """The published page and the bare one, each in a folder of its name."""
    view = console.open_view(None, (), "")
    write(folder / PUBLISHED, contents.site_files(Publication(view, "", "")))
    client.written(folder / CLIENT)
    return folder


def imports() -> Mapping[str, float]:
    """Seconds of each import in a process of its own, the middle of several in turn."""
    taken: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for _ in range(2 * ROUNDS):
        for name, line in IMPORTS.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", line], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
            taken[name].append(time.perf_counter() - begun)
    return {name: statistics.median(times) for name, times in taken.items()}


def _take(browser: Browser, app: App, found: Figures, *, last: bool) -> None:
    begun = time.perf_counter()
    with _up(app) as (address, pid):
        with opened(browser, address, app):
            found.cold.append(time.perf_counter() - begun)
        for _ in range(VIEWS):
            with opened(browser, address, app) as (page, received):
                drawn, ready = seconds(page)
                found.first.append(drawn)
                found.ready.append(ready)
                page.wait_for_timeout(2000)
                found.sent.append(received())
                for _ in range(MOVES // VIEWS):
                    found.moves.append(move(page, app.moved))
                    page.wait_for_timeout(1000 * REST)
                if app.drags:
                    for chart, thumb in drag(page, app.moved, MOVES // VIEWS):
                        found.drags.append(chart)
                        found.thumbs.append(thumb)
                if app.alone:
                    found.frames.append(frames(page, app.moved))
        if last and not app.alone:
            found.held = memory(pid)
            found.further = _further(browser, app, address, pid)


def _further(browser: Browser, app: App, address: str, pid: int) -> float:
    """Megabytes that a further session takes, over several that are open at once."""
    before = memory(pid)
    pages = [browser.new_page() for _ in range(FURTHER)]
    for page in pages:
        page.goto(address)
        page.locator(app.chart).first.wait_for(state="attached")
    held = memory(pid)
    for page in pages:
        page.close()
    return (held - before) / FURTHER


@contextmanager
def _up(app: App) -> Iterator[tuple[str, int]]:
    """The application on a free port, from when it answers."""
    port = free_port()
    home = f"http://localhost:{port}"
    command = [part.replace("PORT", str(port)) for part in app.command]
    with running(command, home + app.ready, PYTHONPATH=str(ROOT)) as server:
        yield home, server.pid


if __name__ == "__main__":
    main(Path(sys.argv[1]))
