"""Several briefs in a real browser: the picker, the address, and what must not be mixed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from metrics.datasets.shipped_briefs import names, shipped_brief
from metrics.narrative import reported_figures
from tests.browser.conftest import Reader, addressed, go_to, settle
from tests.browser.label_scripts import CUT, OVERLAPPING, SHORTENED
from tests.conftest import placed

Open = Callable[..., Reader]
FIRST, SECOND = names()[:2]
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desktop", "phone"])


def pick(page: Page, name: str) -> None:
    page.get_by_role("combobox", name=re.compile("Brief")).click()
    page.get_by_role("option", name=shipped_brief(name).title, exact=True).click()


def expect_brief(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=reported_figures.question(shipped_brief(name)))).to_be_visible()


def test_another_brief_is_picked_from_its_first_view_and_the_address_carries_it(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?growth=8")
    expect_brief(page, FIRST)
    pick(page, SECOND)
    expect_brief(page, SECOND)
    addressed(page, f"brief={SECOND}&")
    assert "growth=8&" not in page.evaluate("location.search")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    go_to(page, "Record")
    addressed(page, f"brief={SECOND}&")
    go_to(page, "Outlook")
    expect_brief(page, SECOND)
    addressed(page, f"brief={SECOND}&")
    two = reader()
    two.page.goto(page.url)
    expect_brief(two.page, SECOND)
    expect(two.page.get_by_text("In this link,")).to_have_count(0)
    pick(page, FIRST)
    expect_brief(page, FIRST)


def test_going_back_goes_back_to_the_brief_that_was_there(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?growth=8")
    pick(page, SECOND)
    expect_brief(page, SECOND)
    addressed(page, f"brief={SECOND}&")
    page.go_back()
    expect_brief(page, FIRST)
    expect(page.get_by_label("Growth now, %, exact")).to_have_value("8")


def test_an_unknown_brief_in_a_link_is_named(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?brief=mars-venus")
    expect(page.get_by_text("brief must be one of")).to_be_visible()
    expect_brief(page, FIRST)


@SIZES
@pytest.mark.parametrize("name", names()[1:])
@pytest.mark.parametrize("place", ["Outlook", "Record", "Precedents"])
def test_every_page_of_another_brief_is_whole(
    reader: Open, width: int, height: int, name: str, place: str
) -> None:
    page = (one := reader(width, height)).page
    one.open(f"/?brief={name}")
    expect_brief(page, name)
    if place != "Outlook":
        go_to(page, place)
        expect(page.get_by_role("heading", level=1)).not_to_have_text(
            reported_figures.question(shipped_brief(name))
        )
        drawn = place != "Precedents" or placed(shipped_brief(name))
        (
            page.locator("svg.marks").first if drawn else page.get_by_text("the reference class needs")
        ).wait_for()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []
    assert page.evaluate(SHORTENED) == []
    assert page.evaluate(OVERLAPPING) == []
