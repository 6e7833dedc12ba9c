"""A published folder as a reader meets it: from the disk, or from a file server with the strict policy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from metrics.app.site.page_shell import CONTENT_SECURITY_POLICY

# Counts the drawings that differ from the one before, frame by frame.
MOVES = """() => {
  const seen = window.seen = new Set();
  const look = () => {
    const path = document.querySelector('.live .mark-line path[stroke-dasharray]');
    seen.add(`${path && path.getAttribute('d')} ${document.querySelector('#answers').textContent}`);
    requestAnimationFrame(look);
  };
  look();
}"""


class _Strict(SimpleHTTPRequestHandler):
    """Files and nothing else, under the policy of the pages as a header."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors *")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """A plain file server for the folder on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Visit:
    """A reader's page with what it asked other places for and what it complained of."""

    page: Page
    home: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/index.html") -> Page:
        """Goes to a page of the folder and waits for what stands or moves there."""
        self.page.goto(self.home + path)
        return self.page

    def live(self, path: str = "/index.html") -> Page:
        """The same, once the script draws."""
        self.open(path).locator(".live svg").wait_for()
        return self.page

    def _pass(self, route: Route) -> None:
        if route.request.url.startswith(f"{self.home}/"):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


@contextmanager
def visit(browser: Browser, home: str, width: int = 1280, height: int = 800, **look: Any) -> Iterator[Visit]:
    """A visit that must end without a request to another place and without a complaint."""
    with browser.new_context(viewport={"width": width, "height": height}, **look) as context:
        context.set_default_timeout(20_000)
        found = Visit(context.new_page(), home)
        context.route("**/*", found._pass)  # noqa: SLF001 - its own
        found.page.on(
            "console", lambda m: found.complaints.append(m.text) if m.type in ("error", "warning") else None
        )
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        yield found
    assert found.outside == []
    assert found.complaints == []
