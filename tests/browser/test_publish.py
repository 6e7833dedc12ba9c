"""Published pages in a real browser, from a folder and from a plain file server with the strict policy."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from metrics.charts.catalogue import CHARTS
from metrics.charts.theme import PALETTES
from metrics.outlook import outlook
from metrics.publish import folder
from metrics.publish.publication import MENU
from metrics.report import link
from metrics.sentences import scenarios
from tests.browser.conftest import addressed
from tests.browser.labels import CUT, OVERLAPPING
from tests.browser.publication import MOVES, Visit, hosted, visit
from tests.publication import HOME, SITE, made, publication

GROWTH = "Growth now, %"
EXACT = f"{GROWTH}, exact"
LIVE = ("index.html", "embed/doubling.html")


# Everything unfolded; of a long table the first rows stand for the rest.
OPENED = """() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  for (const row of document.querySelectorAll("tr:nth-child(n+6)")) row.remove();
}"""


class Open(Protocol):
    """Opens a visit of a size, with the settings of a browser context."""

    def __call__(self, width: int = ..., height: int = ..., **look: Any) -> AbstractContextManager[Visit]:
        """A visit."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("published") / "out"
    folder.write(place, made())
    return place


@pytest.fixture(scope="module")
def host(published: Path) -> Iterator[str]:
    with hosted(published) as address:
        yield address


@pytest.fixture(params=["folder", "host"])
def place(request: pytest.FixtureRequest, published: Path, host: str) -> str:
    return published.as_uri() if request.param == "folder" else host


@pytest.fixture
def opened(browser: Browser, place: str) -> Open:
    return lambda width=1280, height=800, **look: visit(browser, place, width, height, **look)


def answer_at(growth: str) -> str:
    """What the app says of the published view with another growth."""
    view = publication().view
    edited = view.workspace.edit(growth=float(growth))
    return scenarios.answer_in_words(view.brief, outlook(view.brief, edited).edited)


def rgb(colour: str) -> str:
    """A colour of a palette as a browser says it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


def path_of(page: Page) -> str:
    return str(page.locator(".live .mark-line path[stroke-dasharray]").first.get_attribute("d"))


def test_answer_and_drawing_follow_the_thumb_before_it_is_let_go(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        first = page.locator("#answers li").first
        expect(first).to_have_text(answer_at("32"))
        page.evaluate(
            "document.querySelector('#growth-slider').addEventListener('change', () => { window.let_go = 1 })"
        )
        slider = page.get_by_label(GROWTH, exact=True)
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        middle, low, high = box["y"] + box["height"] / 2, -20, 60
        at = box["x"] + 8 + (box["width"] - 16) * (32 - low) / (high - low)
        page.mouse.move(at, middle)
        page.mouse.down()
        page.evaluate(MOVES)
        before = path_of(page)
        for step in range(30):
            page.mouse.move(at - step * 3, middle)
            page.wait_for_timeout(16)
        expect(page.locator("#answers li").first).not_to_have_text(answer_at("32"))
        expect(page.locator(".live .mark-line path[stroke-dasharray]").first).not_to_have_attribute(
            "d", before
        )
        assert page.evaluate("window.seen.size") >= 15
        assert page.evaluate("window.let_go") is None
        assert "growth=32&" in page.evaluate("location.search") or not page.evaluate("location.search")
        page.mouse.up()
        value = page.get_by_label(EXACT).input_value()
        expect(first).to_have_text(answer_at(value))
        addressed(page, f"growth={value}&")


def test_a_number_is_entered_exactly_and_a_wrong_one_is_named(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        entry = page.get_by_label(EXACT)
        entry.fill("8.25")
        entry.press("Enter")
        expect(page.locator("#answers li").first).to_have_text(answer_at("8.25"))
        expect(page.locator(".live")).to_contain_text("8.25\u00a0%")
        for wrong in ("600", "abc", ""):
            entry.fill(wrong)
            entry.press("Enter")
            hint = page.locator("#growth-hint")
            expect(hint).to_have_text(
                f"growth must be a number from -20 to 60 %, got \u201c{wrong}\u201d; nothing is changed"
            )
            expect(page.locator("#answers li").first).to_have_text(answer_at("8.25"))
        entry.fill("9")
        entry.press("Enter")
        expect(page.locator("#growth-hint")).to_be_hidden()
        expect(page.locator("#answers li").first).to_have_text(answer_at("9"))


def test_a_pace_is_taken_and_undone_and_all_is_reset(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        page.get_by_role("button", name="Pace since the pledge").click()
        expect(page.get_by_label(EXACT)).to_have_value("9")
        expect(page.get_by_role("button", name="Pace since the pledge")).to_have_attribute(
            "aria-pressed", "true"
        )
        page.get_by_role("button", name="Remove").click()
        expect(page.locator("#answers li")).to_have_count(3)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("#answers li")).to_have_count(4)
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_label(EXACT)).to_have_value("32")
        expect(page.get_by_role("button", name="Undo")).to_be_disabled()
        page.get_by_label("Base", exact=True).select_option("own")
        page.get_by_label("Own base value", exact=False).fill("50")
        page.get_by_label("Own base value", exact=False).press("Enter")
        expect(page.locator("#answers li").first).to_contain_text("50\u00a0bn in 2023 (own value)")
        page.get_by_role("button", name="Reset").click()
        expect(page.locator("#answers li").first).to_have_text(answer_at("32"))


def test_a_link_of_the_app_opens_here_and_one_from_here_in_the_app(opened: Open) -> None:
    view = publication().view
    workspace = view.workspace.edit(growth=11.5, fade=True, name="A & <b>").activate(1).edit(multiple=3.0)
    query = link.address("", workspace, view.brief).partition("?")[2]
    with opened() as one:
        for path in ("/index.html", "/embed/doubling.html"):
            page = one.live(f"{path}?{query}")
            there = outlook(view.brief, workspace)
            expect(page.locator("#answers li").first).to_have_text(
                scenarios.answer_in_words(view.brief, there.answers[0])
            )
            expect(page.locator("#headline")).to_have_text(scenarios.headline(there))
            expect(page.locator("#refusals li")).to_have_count(0)
        page = one.live(f"/index.html?{query}")
        page.get_by_label(EXACT).fill("7.5")
        page.get_by_label(EXACT).press("Enter")
        addressed(page, "growth2=7.5&")
        page.get_by_role("button", name="Copy link").click()
        copied = page.get_by_label("Link to this view").input_value()
        assert link.decode(link.query(copied), view.brief) == (workspace.edit(growth=7.5), ())
        back = page.locator("a[data-home]").get_attribute("href") or ""
        assert back.startswith(f"{HOME}/?")
        assert link.decode(link.query(back), view.brief) == (workspace.edit(growth=7.5), ())


def test_what_is_wrong_in_a_link_is_named_as_in_the_app(opened: Open) -> None:
    wrong = "growth=abc&colour=red&data=2020.01.01"
    refused = link.decode(link.query(f"?{wrong}"), publication().view.brief)[1]
    assert len(refused) == 3
    with opened() as one:
        page = one.live(f"/index.html?{wrong}")
        expect(page.locator("#refusals li")).to_have_text(
            [f"In this link, {refusal}." for refusal in refused]
        )


def test_the_keyboard_alone_is_enough(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "growth-slider":
                break
        page.keyboard.press("ArrowRight")
        expect(page.get_by_label(EXACT)).to_have_value("32.1")
        expect(page.locator("#answers li").first).to_have_text(answer_at("32.1"))
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("20")
        page.keyboard.press("Enter")
        expect(page.locator("#answers li").first).to_have_text(answer_at("20"))
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent").startswith("Pace since"):
                break
        page.keyboard.press("Space")
        expect(page.locator("#answers li").first).to_have_text(answer_at("9"))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desktop", "phone"])
def test_no_page_scrolls_sideways_or_cuts_a_word(opened: Open, width: int, height: int, mode: str) -> None:
    with opened(width, height, color_scheme=mode) as one:
        for path in (*MENU, *(f"embed/{name}.html" for name in CHARTS)):
            page = one.open(f"/{path}")
            if path in LIVE:
                page.locator(".live svg").wait_for()
                assert page.evaluate(CUT) == []
                assert page.evaluate(OVERLAPPING) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_drawing_follows_the_width_and_the_readers_colours_and_paper_is_light(opened: Open) -> None:
    colour = "getComputedStyle(document.querySelector('.live .role-title-text text')).fill"
    paper = "getComputedStyle(document.body).backgroundColor"
    with opened(color_scheme="dark") as one:
        page = one.live()
        wide = page.locator(".live svg").bounding_box()
        dark, night = page.evaluate(colour), page.evaluate(paper)
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_function(
            "() => document.querySelector('.live svg').getBoundingClientRect().width < 390"
        )
        assert wide is not None
        assert wide["width"] > 700
        page.emulate_media(color_scheme="light")
        light, day = page.evaluate(colour), page.evaluate(paper)
        assert (dark, light) == (rgb(PALETTES["dark"].text), rgb(PALETTES["light"].text))
        page.emulate_media(color_scheme="dark", media="print")
        assert (page.evaluate(colour), page.evaluate(paper)) == (light, day)
        assert night != day
        expect(page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_drawing_sentence_table_and_source_stand_there(opened: Open, width: int) -> None:
    view = publication().view
    with opened(width, java_script_enabled=False) as one:
        page = one.open()
        kind = "narrow" if width == 390 else "wide"
        expect(page.locator(f"#drawing-doubling .{kind} svg")).to_be_visible()
        expect(page.locator("#panel")).to_be_hidden()
        expect(page.get_by_text(scenarios.answer_in_words(view.brief, view.edited))).to_be_visible()
        expect(page.locator(f"#drawing-doubling .{kind}")).to_contain_text("Source: ")
        page.locator("#table-doubling summary").click()
        expect(page.locator("#table-doubling td").first).to_be_visible()


def test_a_mark_under_the_pointer_says_what_it_is(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        page.locator(".live .mark-symbol path[aria-label]").nth(10).hover(force=True)
        expect(page.locator("#tip")).to_contain_text("Year")
        expect(page.locator("#tip")).to_contain_text("Billion a year")


def shown(page: Page, place: str) -> list[list[str]]:
    rows = "[...document.querySelectorAll(place)].map(row => [...row.cells].map(cell => cell.textContent))"
    found: list[list[str]] = page.evaluate(f"place => {rows}", f"{place} tbody tr")
    return found


def test_the_tables_follow_the_scenario_and_agree_with_those_that_stand(opened: Open) -> None:
    places = ("#table-doubling", "#side-by-side")
    with opened(java_script_enabled=False) as one:
        page = one.open()
        for place in places:
            page.locator(f"{place} summary").click()
        standing = [shown(page, place) for place in places]
    with opened() as one:
        page = one.live()
        for place in places:
            page.locator(f"{place} summary").click()
        for place, rows in zip(places, standing, strict=True):
            assert shown(page, place) == rows
        assert len(standing[0]) == len(CHARTS["doubling"].plate(publication().view).view())
        page.get_by_role("button", name="Remove").click()
        expect(page.locator("#side-by-side tbody tr")).to_have_count(2)
        expect(page.locator("#table-doubling tbody tr")).not_to_have_count(len(standing[0]))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(browser: Browser, host: str, mode: str) -> None:
    with visit(
        browser, host, bypass_csp=True, color_scheme=mode
    ) as one:  # the checker is a script of its own
        for path in (*MENU, "embed/doubling.html", "embed/gap.html"):
            page = one.open(f"/{path}")
            if path in LIVE:
                page.locator(".live svg").wait_for()
            page.evaluate(OPENED)
            found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response
            assert [(rule["id"], [at["html"] for at in rule["nodes"]]) for rule in found["violations"]] == []


@pytest.mark.parametrize("name", ["doubling", "gap"])
def test_a_frame_tells_its_height_to_the_page_around_it(browser: Browser, published: Path, name: str) -> None:
    code = f'<iframe src="embed/{name}.html" title="x" width="100%" height="640" style="border:0"></iframe>'
    around = published.parent / f"around-{name}.html"
    src = code.replace('src="', 'src="out/')
    around.write_text(f'<!doctype html><title>x</title><body>{src}<script src="out/embed.js"></script>')
    with visit(browser, published.parent.as_uri(), 700, 900) as one:
        page = one.open(f"/{around.name}")
        inner = page.frame_locator("iframe")
        inner.locator("svg").first.wait_for()
        page.wait_for_function("() => document.querySelector('iframe').height !== '640'")
        page.wait_for_timeout(500)
        high = inner.locator("html").evaluate("html => [html.scrollHeight, innerHeight]")
        assert high[0] <= high[1]
        assert page.evaluate("document.querySelector('iframe').height") == str(high[1])


def test_a_frame_says_which_scenario_its_controls_move(opened: Open) -> None:
    with opened() as one:
        page = one.live("/embed/doubling.html")
        page.get_by_role("button", name="Scenario 2").click()
        expect(page.get_by_label(EXACT)).to_have_value("9")
        page.get_by_label(GROWTH, exact=True).press("ArrowRight")
        expect(page.locator("#answers li").nth(1)).to_contain_text("At 9.1\u00a0%")


def test_the_code_of_a_frame_is_there_to_copy(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        page.locator("#doubling summary", has_text="Embed").click()
        code = page.get_by_label("Code of a frame: Observed trade and scenarios").input_value()
        assert code.startswith(f'<iframe src="{SITE}/embed/doubling.html?brief=')
        page.get_by_label(EXACT).fill("12")
        page.get_by_label(EXACT).press("Enter")
        expect(page.get_by_label("Code of a frame: Observed trade and scenarios")).to_have_value(
            code.replace("growth=32&", "growth=12&")
        )
