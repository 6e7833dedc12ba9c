"""A moved chart is laid out as a fresh one, and letters are not measured before their fonts are there."""

import time

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import addressed
from tests.browser.published.conftest import EXACT
from tests.browser.site_visit import visit

# So narrow that the words beside the plot narrow it at one of these paces, and not at another.
TIGHT = 600
PACES = ("9.5", "55", "0.4")
PLOT = ".live svg path.background"


def plot(page: Page) -> str:
    """The rectangle of the plot, once the chart is drawn."""
    return str(page.locator(PLOT).first.get_attribute("d"))


def test_a_moved_chart_is_laid_out_as_a_fresh_one(browser: Browser, host: str) -> None:
    with visit(browser, host, TIGHT) as one:
        page = one.live()
        fresh = {}
        for pace in PACES:
            enter(page, pace)
            one.live(f"/index.html{page.evaluate('location.search')}")
            fresh[pace] = plot(page)
        assert len(set(fresh.values())) > 1
        for pace in (*PACES, *PACES):
            enter(page, pace)
            expect(page.locator(PLOT).first).to_have_attribute("d", fresh[pace])


def enter(page: Page, pace: str) -> None:
    page.get_by_label(EXACT).fill(pace)
    page.get_by_label(EXACT).press("Enter")
    addressed(page, f"growth={pace}&")


def test_letters_are_not_measured_before_their_fonts_are_there(browser: Browser, host: str) -> None:
    def late(route: Route) -> None:
        time.sleep(1)  # time: fonts that come later than all else
        route.continue_()

    with visit(browser, host) as one:
        wanted = plot(one.live())
    with visit(browser, host) as one:
        one.page.route("**/*.woff", late)
        assert plot(one.live()) == wanted
