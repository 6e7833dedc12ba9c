"""What a reader does on a published page: thumb, number, pace, link, keyboard, tables."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.narrative import scenarios
from metrics.scenarios.settings import OWN_BASE
from metrics.sharing import link
from tests.browser.conftest import addressed, next_frame
from tests.browser.published.conftest import EXACT, GROWTH, START, Open, answer_at
from tests.browser.site_visit import MOVES
from tests.published_site import HOME, publication


def path_of(page: Page) -> str:
    return str(page.locator(".live .mark-line path[stroke-dasharray]").first.get_attribute("d"))


def test_answer_and_drawing_follow_the_thumb_before_it_is_let_go(opened: Open) -> None:
    with opened() as one:
        page = one.live()
        first = page.locator("#answers li").first
        expect(first).to_have_text(answer_at(START))
        page.evaluate(
            "document.querySelector('#growth-slider').addEventListener('change', () => { window.let_go = 1 })"
        )
        slider = page.get_by_label(GROWTH, exact=True)
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        middle, low, high = box["y"] + box["height"] / 2, -20, 60
        at = box["x"] + 8 + (box["width"] - 16) * (float(START) - low) / (high - low)
        page.mouse.move(at, middle)
        page.mouse.down()
        page.evaluate(MOVES)
        before = path_of(page)
        for step in range(30):
            page.mouse.move(at - step * 3, middle)
            next_frame(page)
        expect(page.locator("#answers li").first).not_to_have_text(answer_at(START))
        expect(page.locator(".live .mark-line path[stroke-dasharray]").first).not_to_have_attribute(
            "d", before
        )
        assert page.evaluate("window.seen.size") >= 15
        assert page.evaluate("window.let_go") is None
        assert f"growth={START}&" in page.evaluate("location.search") or not page.evaluate("location.search")
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
        pace = analyse(publication().view.brief).growth_presets[1]
        button = page.get_by_role("button", name=pace.name)
        button.click()
        expect(page.get_by_label(EXACT)).to_have_value(f"{pace.growth.value:g}")
        expect(button).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="Remove").click()
        expect(page.locator("#answers li")).to_have_count(3)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("#answers li")).to_have_count(4)
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_label(EXACT)).to_have_value(START)
        expect(page.get_by_role("button", name="Undo")).to_be_disabled()
        page.get_by_label("Base", exact=True).select_option("own")
        page.get_by_label("Own base value", exact=False).fill("50")
        page.get_by_label("Own base value", exact=False).press("Enter")
        view = publication().view
        own = scenarios.base(view.brief, replace(view.active_answer.settings, base=OWN_BASE, value=50.0))
        expect(page.locator("#answers li").first).to_contain_text(own)
        page.get_by_role("button", name="Reset").click()
        expect(page.locator("#answers li").first).to_have_text(answer_at(START))


def test_a_link_of_the_app_opens_here_and_one_from_here_in_the_app(opened: Open) -> None:
    view = publication().view
    workspace = view.workspace.edit(growth=11.5, fade=True, name="A & <b>").activate(1).edit(multiple=3.0)
    query = link.address("", workspace, view.brief).partition("?")[2]
    with opened() as one:
        for path in ("/index.html", "/embed/doubling.html"):
            page = one.live(f"{path}?{query}")
            there = build_outlook(view.brief, workspace)
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
    pace = analyse(publication().view.brief).growth_presets[1]
    with opened() as one:
        page = one.live()
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "growth-slider":
                break
        page.keyboard.press("ArrowRight")
        above = f"{float(START) + 0.1:g}"
        expect(page.get_by_label(EXACT)).to_have_value(above)
        expect(page.locator("#answers li").first).to_have_text(answer_at(above))
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("20")
        page.keyboard.press("Enter")
        expect(page.locator("#answers li").first).to_have_text(answer_at("20"))
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent").startswith(pace.name):
                break
        page.keyboard.press("Space")
        expect(page.locator("#answers li").first).to_have_text(answer_at(f"{pace.growth.value:g}"))


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
        assert len(standing[0]) == len(CHARTS["doubling"].content(publication().view).view())
        page.get_by_role("button", name="Remove").click()
        expect(page.locator("#side-by-side tbody tr")).to_have_count(2)
        expect(page.locator("#table-doubling tbody tr")).not_to_have_count(len(standing[0]))
