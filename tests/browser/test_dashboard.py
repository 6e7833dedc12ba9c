"""The main job in a real browser on the real server: read, move, see, take away, come back."""

import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from metrics.analysis.brief_analysis import analyse
from metrics.charts.theme import PALETTES
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.quantities.number_format import NBSP
from metrics.sharing import link
from tests import first_view
from tests.browser.conftest import DOUBLING, Reader, addressed, go_to, settle
from tests.browser.label_scripts import CUT, OVERLAPPING, SHORTENED

Open = Callable[..., Reader]
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desktop", "phone"])
MODES = pytest.mark.parametrize("mode", ["light", "dark"])
SHOWN = shipped_brief()
START = analyse(SHOWN).default_settings.growth


def chart(page: Page) -> str:
    return (page.locator(DOUBLING).text_content() or "").replace(NBSP, " ")


def expect_answer(page: Page, growth: float) -> None:
    """Waits until the first scenario's answer is the one at this growth."""
    said = first_view.answer(SHOWN, growth=growth)
    expect(page.locator("[data-testid=stMain] li").first).to_have_text(said)


def enter(page: Page, label: str, value: str) -> None:
    field = page.get_by_label(label)
    field.fill(value)
    field.press("Enter")


@SIZES
@MODES
def test_the_main_job_runs_end_to_end(reader: Open, width: int, height: int, mode: str) -> None:
    one = reader(width, height, mode)
    page = one.page
    one.open()
    expect(page.get_by_role("heading", name=first_view.headline(SHOWN))).to_be_visible()
    expect_answer(page, START)
    assert first_view.year(SHOWN) in chart(page)
    drawn = page.locator(DOUBLING).element_handle()

    expect(page.get_by_text("Growth now, %").first).to_be_visible()
    page.get_by_role("slider").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect_answer(page, round(START - 0.3, 1))
    enter(page, "Growth now, %, exact", "8")
    expect_answer(page, 8)
    expect(page.locator(DOUBLING)).to_contain_text(f"8{NBSP}% a{NBSP}year")
    assert first_view.year(SHOWN, growth=8) in chart(page)
    assert page.evaluate("drawn => drawn.isConnected", drawn), "the chart was drawn anew, not updated"

    with page.expect_download() as taken:
        page.get_by_role("button", name="PNG", exact=True).first.click()
    picture = Image.open(io.BytesIO(taken.value.path().read_bytes())).convert("RGB")
    assert picture.width == 1800
    background = Image.new("RGB", (1, 1), PALETTES[mode].background).getpixel((0, 0))
    assert picture.getpixel((0, 0)) == background
    with page.expect_download() as taken:
        page.get_by_role("button", name="SVG", exact=True).first.click()
    assert first_view.year(SHOWN, growth=8) in taken.value.path().read_text(encoding="utf-8")

    page.get_by_role("button", name="Copy link").click()
    address = page.locator("[data-testid=stPopoverBody] code").text_content() or ""
    two = reader(width, height, mode)
    two.page.goto(address)
    expect_answer(two.page, 8)
    assert parse_qs(urlsplit(address).query)["growth"] == ["8"]
    expect(two.page.get_by_label("Growth now, %, exact")).to_have_value("8")
    two.page.locator(DOUBLING).wait_for()
    assert chart(two.page) == chart(page)


@SIZES
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?growth=8&growth2=8.5&growth3=9",
        "?growth=8&growth2=8&growth3=8&name=A+scenario+with+a+name+of+forty+letters",
        "?growth=1&growth2=60&multiple2=5&base2=kaz&growth3=4&base3=chn&fade3=on&shock3=-20",
        "?growth=-5&prices=constant&base=own&value=3.5&year=2012&by=2015",
    ],
)
def test_no_word_of_a_chart_is_cut_or_covers_another(
    reader: Open, width: int, height: int, query: str
) -> None:
    one = reader(width, height)
    one.open(f"/{query}")
    expect(one.page.locator("svg.marks")).to_have_count(3)
    settle(one.page)
    assert one.page.evaluate(CUT) == []
    assert one.page.evaluate(SHORTENED) == []
    assert one.page.evaluate(OVERLAPPING) == []


@SIZES
@MODES
def test_the_record_is_whole_and_no_word_is_cut(reader: Open, width: int, height: int, mode: str) -> None:
    one = reader(width, height, mode)
    one.open()
    go_to(one.page, "Record")
    expect(one.page.get_by_role("heading", name="The record")).to_be_visible()
    expect(one.page.locator("svg.marks")).to_have_count(3)
    settle(one.page)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    assert one.page.evaluate(CUT) == []
    assert one.page.evaluate(SHORTENED) == []
    assert one.page.evaluate(OVERLAPPING) == []


@SIZES
def test_the_page_fits_the_screen_and_has_the_mode_of_the_reader(
    reader: Open, width: int, height: int
) -> None:
    for mode in ("light", "dark"):
        one = reader(width, height, mode)
        one.open()
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width
        for element, what, wanted in (
            (".stApp", "backgroundColor", PALETTES[mode].background),
            ("svg.marks .role-title-text text", "fill", PALETTES[mode].text),
        ):
            colour = one.page.evaluate(f"getComputedStyle(document.querySelector('{element}')).{what}")
            assert "#" + "".join(f"{int(part):02x}" for part in colour[4:-1].split(",")) == wanted


@pytest.mark.parametrize("pause", [0, 30, 100, 250])
def test_no_step_of_a_fast_hand_is_lost(reader: Open, pause: int) -> None:
    one = reader()
    one.open()
    one.page.get_by_role("slider").first.focus()
    for _ in range(12):
        one.page.keyboard.press("ArrowLeft")
        one.page.wait_for_timeout(pause)  # time: how fast the hand is
    expect_answer(one.page, round(START - 1.2, 1))
    expect(one.page.get_by_label("Growth now, %, exact")).to_have_value(f"{START - 1.2:g}")
    settle(one.page)
    expect_answer(one.page, round(START - 1.2, 1))


def test_back_and_forward_move_through_the_scenarios(reader: Open) -> None:
    one = reader()
    page = one.page
    one.open()
    enter(page, "Growth now, %, exact", "8")
    expect_answer(page, 8)
    enter(page, "Growth now, %, exact", "5")
    expect_answer(page, 5)
    page.go_back()
    expect_answer(page, 8)
    page.go_forward()
    expect_answer(page, 5)
    page.go_back()
    expect_answer(page, 8)
    page.go_back()
    expect_answer(page, START)


def test_the_scenario_is_kept_from_page_to_page(reader: Open) -> None:
    one = reader()
    page = one.page
    one.open()
    enter(page, "Growth now, %, exact", "8")
    expect_answer(page, 8)
    page.get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    page.get_by_role("link", name="Outlook").click()
    expect_answer(page, 8)
    addressed(page, "growth=8")


def test_every_chart_has_a_table_and_says_its_alternative_text(reader: Open) -> None:
    one = reader()
    page = one.page
    one.open()
    expect(page.locator("svg.marks")).to_have_count(3)
    for at in range(3):
        page.get_by_text("Table", exact=True).nth(at).click()
        expect(page.locator("[data-testid=stDataFrame]")).to_have_count(at + 1)
        said = (
            page.locator("svg.marks")
            .nth(at)
            .locator("g.role-mark [aria-label]")
            .evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
        )
        assert any(len(text) > 80 for text in said)


def test_a_wrong_link_is_named_on_the_page(reader: Open) -> None:
    one = reader()
    one.open("/?growth=500")
    (refusal,) = link.decode([("growth", "500")], SHOWN)[1]
    expect(one.page.get_by_text(f"In this link, {refusal}.")).to_be_visible()
    expect_answer(one.page, START)
