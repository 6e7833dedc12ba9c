"""For every reader: the rules of axe-core, the whole job by keyboard, and nothing that moves by itself."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, go_to, settle
from tests.browser.test_dashboard import START, expect_answer

Open = Callable[..., Reader]
PAGES = (
    "Outlook",
    "Record",
    "Precedents",
    "Report",
    "Open a picture",
    "New brief",
    "Open a brief",
    "Sources",
)
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desktop", "phone"])
MODES = pytest.mark.parametrize("mode", ["light", "dark"])
FAR = 120
# Streamlit writes white on the theme's first colour in a chosen option, and nothing sets that. No colour
# is far enough both from white and from the dark page; the option has its words as a label besides.
THEIRS = [["[data-tag]"]]
FOCUSED = """() => {
    const at = document.activeElement;
    const words = at.cloneNode(true);
    words.querySelectorAll('[data-testid=stIconMaterial]').forEach(icon => icon.remove());
    const name = at.getAttribute('aria-label') || at.labels?.[0]?.textContent || words.textContent;
    const role = at.type === 'range' ? 'slider' : at.getAttribute('role') || at.tagName.toLowerCase();
    return [role, name.trim().slice(0, 60)];
}"""
MOVING = """() => document.getAnimations().map(a => a.effect.target)
    .filter(at => at.closest('svg.marks, [data-testid=stHtml]')).length
    + document.querySelectorAll('svg.marks animate, svg.marks animateTransform, marquee, blink').length"""
# How many frames there were since, and the most that moved in any of them.
WATCH_FRAMES = f"""() => {{
    window.watched = [0, 0];
    const look = () => {{
        window.watched = [window.watched[0] + 1, Math.max(window.watched[1], ({MOVING})())];
        requestAnimationFrame(look);
    }};
    look();
}}"""


def violations(page: Page) -> list[str]:
    """The serious and critical faults that axe-core finds, each with where it is."""
    found = Axe().run(page, {"exclude": THEIRS}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


def tab_to(page: Page, role: str, name: str) -> None:
    """Presses Tab until what has the focus is a ``role`` with a name that begins so."""
    passed = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUSED)
        if seen[0] == role and seen[1].startswith(name):
            return
        passed.append(seen)
    pytest.fail(f"no {role} {name!r} within {FAR} steps: {passed}")


@SIZES
@MODES
def test_no_page_has_a_serious_fault(reader: Open, width: int, height: int, mode: str) -> None:
    page = (one := reader(width, height, mode)).page
    one.open()
    for place in PAGES:
        if place != PAGES[0]:
            go_to(page, place)
            page.get_by_role("heading", level=1).first.wait_for()
        settle(page)
        assert violations(page) == [], place


@MODES
def test_what_opens_and_what_stands_in_a_frame_has_no_serious_fault(reader: Open, mode: str) -> None:
    page = (one := reader(mode=mode)).page
    one.open("/?growth=500")
    page.get_by_text("Table", exact=True).first.click()
    page.locator("[data-testid=stDataFrame]").wait_for()
    page.get_by_role("button", name="More").first.click()
    page.get_by_text("Words to paste").wait_for()
    settle(page)
    assert violations(page) == []
    one.open("/?embed=true&chart=gap&growth=8")
    assert violations(page) == []


def test_the_main_job_runs_by_keyboard_alone(reader: Open) -> None:
    page = (one := reader()).page
    one.open()
    tab_to(page, "slider", "Growth now")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect_answer(page, round(START - 0.3, 1))
    tab_to(page, "input", "Growth now, %, exact")
    page.keyboard.press("Control+A")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect_answer(page, 8)
    tab_to(page, "button", "Undo")
    page.keyboard.press("Enter")
    expect_answer(page, round(START - 0.3, 1))
    tab_to(page, "button", "Redo")
    page.keyboard.press("Enter")
    expect_answer(page, 8)
    tab_to(page, "button", "Copy link")
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stPopoverBody] code")).to_contain_text("growth=8&")
    page.keyboard.press("Escape")
    with page.expect_download() as taken:
        tab_to(page, "button", "PNG")
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == "twofold-sensitivity.png", "the next chart on the page"
    tab_to(page, "summary", "Table")
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stDataFrame]")).to_be_visible()
    tab_to(page, "a", "Record")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The record")).to_be_visible()


def test_nothing_of_ours_moves_by_itself(reader: Open) -> None:
    page = (one := reader()).page
    page.emulate_media(reduced_motion="reduce")
    one.open()
    page.evaluate(WATCH_FRAMES)
    page.get_by_role("slider").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
        settle(page)
    frames, most = page.evaluate("window.watched")
    assert frames > 5
    assert most == 0
    go_to(page, "Report")
    page.locator("svg").first.wait_for()
    assert page.evaluate(MOVING) == 0
