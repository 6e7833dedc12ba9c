"""What goes wrong while a page is open: the server ends, a copy of it ends, data break and are mended."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from metrics.datasets.shipped_briefs import default_name
from tests.browser.conftest import DOUBLING, ROOT, addressed, free_port, go_to, served, settle, wait_until
from tests.browser.test_chart_api import get
from tests.browser.test_dashboard import enter, expect_answer

FIRST = f"data/briefs/{default_name()}"
SAID = "The data of this page cannot be used"
ALONE = ["unshare", "--map-root-user", "--mount"]
# Ends at once where the disk could still be written.
READ_ONLY = """mount --bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD" && mount -o remount,bind,ro / \
    && cd "$PWD" && ! touch unwanted && exec "$0" "$@" """
Break = Callable[[Path], None]


def gone(path: Path) -> None:
    path.unlink()


def half(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbled(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00" + path.read_bytes()[::-1])


def connected(page: Page) -> None:
    """Waits until the page has a server again and has been drawn by it."""
    page.locator("[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]").wait_for()
    settle(page)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose complaints nobody counts: its server comes and goes."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the dashboard whose data may be broken."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("metrics", "data", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("dashboard.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def copied(tree: Path) -> Iterator[str]:
    with served(root=tree) as home:
        yield home


@pytest.fixture
def breaking(tree: Path) -> Iterator[Callable[[str, Break], None]]:
    """Breaks files of the copy; they are whole again after the test."""
    whole: dict[Path, bytes] = {}

    def broken(name: str, harm: Break) -> None:
        path = tree / name
        whole[path] = path.read_bytes()
        harm(path)

    yield broken
    for path, content in whole.items():
        path.write_bytes(content)


def test_a_server_that_ends_and_comes_back_finds_the_page_with_its_scenario(page: Page) -> None:
    port = free_port()
    with served(port) as home:
        page.goto(f"{home}/?growth=8")
        expect_answer(page, 8)
        enter(page, "Growth now, %, exact", "5")
        expect_answer(page, 5)
        addressed(page, "growth=5&")
    page.locator("[data-test-connection-state]:not([data-test-connection-state=CONNECTED])").wait_for()
    with served(port):
        connected(page)
        expect_answer(page, 5)
        enter(page, "Growth now, %, exact", "6")
        expect_answer(page, 6)
        addressed(page, "growth=6&")


@pytest.mark.parametrize("harm", [gone, half, empty, garbled])
@pytest.mark.parametrize("file", ["figures.csv", "datapackage.json", "reporters.csv", "sources.csv"])
def test_data_that_break_are_refused_in_plain_words_and_used_again_when_mended(
    copied: str, breaking: Callable[[str, Break], None], tree: Path, file: str, harm: Break
) -> None:
    sound = (tree / FIRST / file).read_bytes()
    assert get(copied, "/chart/gap.csv")[0] == 200
    breaking(f"{FIRST}/{file}", harm)
    status, _, body = get(copied, "/chart/gap.csv")
    assert (status, body.splitlines()[0]) == (503, b"the data of this chart cannot be used")
    assert file.encode() in body
    assert b"Traceback" not in body
    assert get(copied, "/health")[0] == 503
    (tree / FIRST / file).write_bytes(sound)
    assert get(copied, "/chart/gap.csv")[0] == 200
    assert get(copied, "/health")[0] == 200


def test_an_open_page_goes_on_with_its_last_good_data_and_a_new_one_says_what_is_wrong(
    copied: str, breaking: Callable[[str, Break], None], tree: Path, page: Page
) -> None:
    page.goto(f"{copied}/?growth=8")
    expect_answer(page, 8)
    settle(page)
    sound = (tree / FIRST / "figures.csv").read_bytes()
    breaking(f"{FIRST}/figures.csv", half)
    enter(page, "Growth now, %, exact", "5")
    expect_answer(page, 5)
    addressed(page, "growth=5&")
    page.reload()
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.locator("svg.marks")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    (tree / FIRST / "figures.csv").write_bytes(sound)
    page.reload()
    expect_answer(page, 5)
    expect(page.get_by_text(SAID)).to_have_count(0)
    expect(page.locator("svg.marks")).to_have_count(3)


@pytest.mark.parametrize("file", ["turnover.parquet", "fan.parquet", "prices.csv", "datapackage.json"])
@pytest.mark.parametrize("harm", [gone, garbled])
def test_a_world_table_that_is_broken_from_the_start_is_told_and_mended_without_a_new_start(
    breaking: Callable[[str, Break], None], tree: Path, file: str, harm: Break
) -> None:
    sound = (tree / "data/world" / file).read_bytes()
    breaking(f"data/world/{file}", harm)
    with served(root=tree) as home:
        status, _, body = get(home, "/chart/doubling.svg?prices=constant")
        assert (status, body.splitlines()[0]) == (503, b"the data of this chart cannot be used")
        assert file.encode() in body
        (tree / "data/world" / file).write_bytes(sound)
        assert get(home, "/chart/doubling.svg")[0] == 200


@contextmanager
def proxied(*ports: int) -> Iterator[str]:
    """One address in front of several servers, the first of them that answers."""
    front = free_port()
    command = [sys.executable, "-m", "tests.browser.proxy", *map(str, (front, *ports))]
    with subprocess.Popen(command, cwd=ROOT) as proxy:  # noqa: S603
        try:
            yield f"http://localhost:{front}"
        finally:
            proxy.terminate()


def test_when_one_of_two_copies_ends_the_page_goes_on_at_the_other_with_its_scenario(page: Page) -> None:
    one, two = free_port(), free_port()
    with served(two), proxied(one, two) as front:
        with served(one):
            page.goto(f"{front}/?growth=8")
            expect_answer(page, 8)
            enter(page, "Growth now, %, exact", "5")
            expect_answer(page, 5)
            addressed(page, "growth=5&")
            sockets: list[str] = []
            page.on("websocket", lambda opened: sockets.append(opened.url))
        wait_until(page, lambda: sockets)  # the page has found the other copy
        connected(page)
        expect_answer(page, 5)
        enter(page, "Growth now, %, exact", "6")
        expect_answer(page, 6)
        assert page.url.startswith(front)


@pytest.mark.parametrize("asked", ["**/live/*/script.js", "**/live/*/doubling-*.json"])
def test_a_chart_whose_parts_could_not_be_loaded_asks_again(home: str, page: Page, asked: str) -> None:
    failed: list[str] = []

    def once(route: Route) -> None:
        if failed:
            route.fallback()
        else:
            failed.append(route.request.url)
            route.abort()

    page.route(asked, once)
    page.goto(home)
    expect(page.get_by_text("the chart needs").or_(page.get_by_text("Failed to fetch")).first).to_be_visible()
    go_to(page, "Sources")
    go_to(page, "Outlook")
    expect(page.locator(DOUBLING)).to_be_visible()
    assert len(failed) == 1


def test_a_client_that_reads_slowly_gets_all_and_holds_up_nobody(home: str) -> None:
    path = "/chart/doubling.png?growth=8&scale=4"
    place = urlsplit(home)
    with socket.create_connection((place.hostname, place.port), timeout=60) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n".encode())
        others = [get(home, path)[2] for _ in range(3)]
        came = b""
        while part := slow.recv(2048):
            came += part
    assert len(set(others)) == 1
    assert len(others[0]) > 100_000, "more than a connection holds on its way"
    assert came.endswith(others[0])


def test_a_read_only_disk_and_a_home_that_cannot_be_written_are_enough() -> None:
    if subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("this machine lets nobody make a read-only view of the disk")
    with served(before=[*ALONE, "sh", "-c", READ_ONLY], HOME="/proc", PYTHONDONTWRITEBYTECODE="1") as home:
        for path in ("/chart/doubling.png", "/chart/gap.pdf", "/chart/gap.xlsx", "/health", "/"):
            assert get(home, path)[0] == 200, path
