"""The doubling chart follows a slider while it is dragged, and the server's chart is then the same one."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.sharing import link
from tests.browser.conftest import Reader, settle, wait_until

Open = Callable[..., Reader]
CHART = "[class*=st-key-chart-doubling] .twofold-drawing svg.marks"
TITLE = f"{CHART} .role-title-text"
# Everything that is drawn, but for the line with the ID, which the server alone knows.
DRAWN = """chart => [...chart.querySelectorAll('path, text')].map(at => [
    at.getAttribute('d'), at.getAttribute('transform'), at.textContent.replace(/ID\\u00a0.*/, '')
].join()).join(';')"""


def description(growth: float) -> str:
    """What the chart says to those who do not see it."""
    brief = shipped_brief()
    workspace, _ = link.decode([("growth", str(growth))], brief)
    return CHARTS["doubling"].content(build_outlook(brief, workspace)).alternative


def differs(page: Page, drawing: str) -> bool:
    return drawn(page) != drawing


def track(page: Page, name: str) -> dict[str, float]:
    """Where the thumb of a slider is, in pixels of the window."""
    thumb = page.locator(f".st-key-{name}-slider [data-rac] > [data-rac] > [data-rac]").first
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def drawn(page: Page) -> str:
    found: str = page.locator(CHART).evaluate(DRAWN)
    return found


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("brief", ["china-kazakhstan", "korea-vietnam"])
@pytest.mark.parametrize("name", ["growth", "multiple"])
def test_the_chart_follows_the_thumb_and_the_server_agrees(
    reader: Open, name: str, brief: str, mode: str
) -> None:
    one = reader(1280, 1200, mode)
    page = one.page
    one.open(f"/?brief={brief}&growth=8&growth2=5&edit=1")
    settle(page)
    before, address = page.locator(TITLE).first.text_content(), page.url
    at = track(page, name)
    page.mouse.move(at["x"], at["y"])
    page.mouse.down()
    for step in range(1, 7):
        last = drawn(page)
        page.mouse.move(at["x"] + 10 * step, at["y"])
        wait_until(page, partial(differs, page, last))  # the chart moves with the thumb
    assert page.url == address, "the server is told when the thumb is let go"
    expect(page.locator(CHART)).to_contain_text("ID\u00a0\u2026")
    moved = drawn(page)
    page.mouse.up()
    page.wait_for_function("address => location.href !== address", arg=address)
    settle(page)
    expect(page.locator(CHART)).not_to_contain_text("ID\u00a0\u2026")
    assert drawn(page) == moved, "what the browser drew is what the server draws"
    if name == "growth":  # a multiple off the slider's grid goes onto it first, a step of its own
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(TITLE).first).to_have_text(before or "")


def test_a_key_moves_the_chart_while_the_server_hears_nothing(reader: Open) -> None:
    one = reader()
    page = one.page
    unheard: list[str | bytes] = []
    deaf: list[bool] = []

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda told: unheard.append(told) if deaf else server.send(told))

    page.route_web_socket("**/_stcore/stream", between)
    one.open("/?growth=8")
    settle(page)
    deaf.append(True)
    page.locator(".st-key-growth-slider input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(TITLE).first).to_contain_text("8.1\u00a0%")
    wait_until(page, lambda: unheard)  # the step was sent, and went nowhere


def test_what_the_chart_says_follows_too(reader: Open) -> None:
    one = reader()
    page = one.page
    one.open("/?growth=8")
    settle(page)
    picture = page.locator("[class*=st-key-chart-doubling] .twofold-drawing[role=img]")
    expect(picture).to_have_attribute("aria-label", description(8))
    page.locator(".st-key-growth-slider input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(picture).to_have_attribute("aria-label", description(8.1))
