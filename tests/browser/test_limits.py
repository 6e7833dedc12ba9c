"""The guarded server: its headers, its limits, who may frame it, and names that lead nowhere."""

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from metrics.app.server import limits, security_headers, server_settings
from tests.browser.conftest import free_port, served, wait_until
from tests.browser.test_chart_api import get

STRANGER = "192.0.2.1"  # an address kept for examples: nobody's proxy


def raw(home: str, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """An answer to a path that is sent as it is."""
    link = http.client.HTTPConnection(urlsplit(home).netloc, timeout=30)
    try:
        link.request(method, path, headers=headers)
        answer = link.getresponse()
        return answer.status, answer.read()
    finally:
        link.close()


@contextmanager
def framing(address: str, port: int) -> Iterator[str]:
    """A page on another origin that holds ``address`` in a frame."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<iframe src="{address}" width=800 height=640></iframe>'.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
            """Says nothing."""

    with ThreadingHTTPServer(("localhost", port), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{port}"
        finally:
            server.shutdown()


@pytest.mark.parametrize("path", ["/", "/record", "/_stcore/health", "/health", "/missing", "/chart/x.png"])
def test_every_answer_carries_the_headers(home: str, path: str) -> None:
    _, headers, _ = get(home, path)
    for name, value in security_headers.headers(server_settings.ServerSettings()).items():
        if not (path.startswith("/chart/") and name == "Content-Security-Policy"):
            assert headers[name] == value, name
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert "default-src" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject.toml",
        "..%2fpyproject.toml",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%5c..%5cpyproject.toml",
        "%2fetc%2fpasswd",
        "doubling.png/../../pyproject.toml",
        "doubling.png%00.csv",
        "doubling%2f..%2f..%2fpyproject.toml",
        "data/briefs/china-kazakhstan/figures.csv",
        "....//pyproject.toml",
        "file:%2f%2f%2fetc%2fpasswd",
    ],
)
def test_no_name_leads_to_the_disk(home: str, name: str) -> None:
    status, body = raw(home, f"/chart/{name}")
    shell = raw(home, "/")[1]
    assert status in {400, 404} or body == shell
    for secret in (b"[project]", b"root:", b"id,measure"):
        assert secret not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_the_addresses_of_charts_are_for_reading_only(home: str, method: str) -> None:
    assert raw(home, "/chart/gap.png", method)[0] == 405


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    with served(TWOFOLD_CHARTS_A_MINUTE="3", FORWARDED_ALLOW_IPS=STRANGER) as home:
        assert [raw(home, f"/chart/mars{at}.png")[0] for at in range(3)] == [404] * 3
        status, headers, body = get(home, "/chart/gap.csv", **{"X-Forwarded-For": "198.51.100.9"})
        assert status == 429, "a stranger's word on whose request it carries is not believed"
        assert 1 <= int(headers["Retry-After"]) <= 20
        assert b"at most 3 charts a minute" in body
        assert get(home, "/health")[0] == 200
    with served(TWOFOLD_CHARTS_A_MINUTE="3", FORWARDED_ALLOW_IPS="127.0.0.1,::1") as home:
        said = [get(home, "/chart/x.png", **{"X-Forwarded-For": f"198.51.100.{n}"})[0] for n in range(5)]
        assert said == [404] * 5, "behind a proxy that is named, each client has its own allowance"
        known = {"X-Forwarded-For": "203.0.113.5, 198.51.100.9"}
        assert [get(home, "/chart/x.png", **known)[0] for _ in range(4)] == [404, 404, 404, 429]


def test_a_rush_is_answered_or_refused_in_plain_words() -> None:
    with served() as home, ThreadPoolExecutor(40) as hands:
        paths = [f"/chart/gap.png?growth={1 + at / 10:g}" for at in range(60)]
        answers = list(hands.map(lambda path: get(home, path), paths))
        assert {status for status, _, _ in answers} <= {200, 503}
        for status, headers, body in answers:
            if status == 503:
                assert int(headers["Retry-After"]) > 0
                assert body == b"too many charts are being drawn just now\n"
        assert sum(status == 200 for status, _, _ in answers) >= limits.AT_ONCE
        assert get(home, paths[0])[0] == 200


def is_refused(page: Page) -> bool:
    """Whether the browser shows its own page of an error in the frame."""
    return page.frames[1].url.startswith("chrome-error:")


def test_a_view_stands_in_a_frame_only_where_that_is_allowed(browser: Browser) -> None:
    port = free_port()
    for allowed in ("http://localhost:1", f"http://localhost:{port}"):
        with served(TWOFOLD_FRAMED_BY=allowed) as home, framing(f"{home}/?embed=true&chart=gap", port) as at:
            page = browser.new_page()
            page.goto(at)
            if allowed == at:
                page.frame_locator("iframe").locator("svg.marks").wait_for()
            else:
                wait_until(page, partial(is_refused, page))
            page.close()


def test_an_upload_without_the_token_of_its_page_is_refused(home: str) -> None:
    assert raw(home, "/_stcore/upload_file/session/file", "PUT")[0] == 403
