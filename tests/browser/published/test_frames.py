"""A published chart in a frame of another page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from metrics.quantities.number_format import percent
from tests.browser.conftest import settle
from tests.browser.published.conftest import EXACT, GROWTH, START, Open
from tests.browser.site_visit import visit
from tests.published_site import SITE, publication


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
        settle(page)
        high = inner.locator("html").evaluate("html => [html.scrollHeight, innerHeight]")
        assert high[0] <= high[1]
        assert page.evaluate("document.querySelector('iframe').height") == str(high[1])


def test_a_frame_says_which_scenario_its_controls_move(opened: Open) -> None:
    with opened() as one:
        page = one.live("/embed/doubling.html")
        page.get_by_role("button", name="Scenario 2").click()
        second = publication().view.workspace.scenarios[1].growth
        expect(page.get_by_label(EXACT)).to_have_value(f"{second:g}")
        page.get_by_label(GROWTH, exact=True).press("ArrowRight")
        expect(page.locator("#answers li").nth(1)).to_contain_text(percent(second + 0.1))


def test_the_code_of_a_frame_is_there_to_copy(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        page.locator("#doubling summary", has_text="Embed").click()
        code = page.get_by_label("Code of a frame: Observed trade and scenarios").input_value()
        assert code.startswith(f'<iframe src="{SITE}/embed/doubling.html?brief=')
        page.get_by_label(EXACT).fill("12")
        page.get_by_label(EXACT).press("Enter")
        expect(page.get_by_label("Code of a frame: Observed trade and scenarios")).to_have_value(
            code.replace(f"growth={START}&", "growth=12&")
        )
