"""How a published page looks and reads: every width, both modes, paper, without scripts, for everyone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from metrics.app.site.page_shell import MENU
from metrics.charts.catalogue import CHARTS
from metrics.charts.theme import PALETTES
from metrics.narrative import scenarios
from tests.browser.label_scripts import CUT, OVERLAPPING
from tests.browser.published.conftest import LIVE, Open
from tests.browser.site_visit import visit
from tests.published_site import publication

# Everything unfolded; of a long table the first rows stand for the rest.
OPENED = """() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  for (const row of document.querySelectorAll("tr:nth-child(n+6)")) row.remove();
}"""


def rgb(colour: str) -> str:
    """A colour of a palette as a browser says it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


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
        expect(page.get_by_text(scenarios.answer_in_words(view.brief, view.active_answer))).to_be_visible()
        expect(page.locator(f"#drawing-doubling .{kind}")).to_contain_text("Source: ")
        page.locator("#table-doubling summary").click()
        expect(page.locator("#table-doubling td").first).to_be_visible()


def test_a_mark_under_the_pointer_says_what_it_is(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        page.locator(".live .mark-symbol path[aria-label]").nth(10).hover(force=True)
        expect(page.locator("#tip")).to_contain_text("Year")
        expect(page.locator("#tip")).to_contain_text("Billion a year")


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
