"""The reference class in a real browser: its controls, its link, fast hands."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from metrics.scenarios.reference_criteria import LIMITS, ReferenceCriteria
from tests.browser.conftest import Reader, addressed, go_to, next_frame, settle
from tests.browser.label_scripts import CUT, OVERLAPPING, SHORTENED

Open = Callable[..., Reader]
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desktop", "phone"])
MODES = pytest.mark.parametrize("mode", ["light", "dark"])
EXACT = f"{LIMITS['factor'].label}, exact"


def arrive(one: Reader) -> Page:
    """Opens the dashboard and goes to Precedents."""
    one.open()
    go_to(one.page, "Precedents")
    expect(one.page.get_by_role("heading", name="Precedents")).to_be_visible()
    expect(one.page.locator("svg.marks")).to_have_count(2)
    return one.page


@SIZES
@MODES
def test_precedents_follow_the_controls_and_no_word_is_cut(
    reader: Open, width: int, height: int, mode: str
) -> None:
    one = reader(width, height, mode)
    drawings = arrive(one).locator("svg.marks")
    before = [drawing.text_content() for drawing in drawings.all()]
    slider = one.page.get_by_role("slider").first
    slider.focus()
    slider.press("End")
    for at, said in enumerate(before):
        expect(drawings.nth(at)).not_to_have_text(str(said))
    settle(one.page)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    assert one.page.evaluate(CUT) == []
    assert one.page.evaluate(SHORTENED) == []
    assert one.page.evaluate(OVERLAPPING) == []
    for slider in one.page.get_by_role("slider").all():
        slider.focus()
        slider.press("Home")
    for at in range(len(before)):
        expect(drawings.nth(at)).to_contain_text("too few")


@pytest.mark.parametrize("pause", [0, 30, 100, 250])
def test_no_step_of_a_fast_hand_on_the_class_is_lost(reader: Open, pause: int) -> None:
    page = arrive(reader())
    page.get_by_role("slider").first.focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)  # time: how fast the hand is
    wished = f"{ReferenceCriteria().factor + 9 * LIMITS['factor'].step:g}"
    expect(page.get_by_label(EXACT)).to_have_value(wished)
    addressed(page, f"factor={wished}&")
    settle(page)
    expect(page.get_by_label(EXACT)).to_have_value(wished)


def test_the_class_is_in_the_link_and_kept_between_pages(reader: Open) -> None:
    page = arrive(reader())
    page.get_by_label(EXACT).fill("4")
    page.get_by_label(EXACT).press("Enter")
    addressed(page, "factor=4&")
    expect(page.locator("svg.marks").first).to_contain_text("factor of 4")
    said = page.locator("svg.marks").first.text_content() or ""
    go_to(page, "Outlook")
    addressed(page, "factor=4&")
    query = page.evaluate("location.search")
    go_to(page, "Precedents")
    expect(page.get_by_label(EXACT)).to_have_value("4")

    other = reader()
    other.open(f"/{query}")
    expect(other.page.get_by_text("In this link,")).to_have_count(0)
    go_to(other.page, "Precedents")
    expect(other.page.get_by_label(EXACT)).to_have_value("4")
    expect(other.page.locator("svg.marks").first).to_have_text(said)


def test_a_path_under_the_pointer_names_its_pair_year_and_multiple(reader: Open) -> None:
    page = arrive(reader())
    drawing = page.locator("svg.marks").nth(1)
    drawing.evaluate("drawing => drawing.scrollIntoView({block: 'end'})")
    settle(page)
    box = drawing.bounding_box()
    assert box is not None
    tip = page.locator("#tip")
    for step in range(20, 90):  # the paths of the middle are met on the way across
        page.mouse.move(box["x"] + box["width"] * step / 100, box["y"] + box["height"] * 0.35)
        next_frame(page)
        if tip.count() and "Years after" in tip.inner_text():
            break
    for said in ("Pair", "Stood there in", "Years after", "Times its start"):
        expect(tip).to_contain_text(said)
