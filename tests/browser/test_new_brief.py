"""A brief made in a real browser from a pasted paragraph, taken away as a ZIP and opened again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from metrics.datasets.brief import Brief
from tests.browser.conftest import Reader, go_to, settle
from tests.first_view import headline
from tests.ingest.brief_builder.example_draft import PARAGRAPH, PUBLISHED, csv_of


@pytest.fixture
def page(reader: Callable[..., Reader]) -> Page:
    one = reader(1280, 900)
    one.open()
    go_to(one.page, "New brief")
    expect(one.page.get_by_role("heading", name="New brief")).to_be_visible()
    return one.page


def fill(page: Page, label: str, texts: list[str]) -> None:
    """Types into every field of that name, in order, as a reader does: and leaves the field."""
    for at, text in enumerate(texts):
        field = page.get_by_label(label, exact=True).nth(at)
        field.fill(text)
        field.press("Tab")
        settle(page)


def choose(page: Page, label: str, option: str, at: int = 0) -> None:
    box = page.get_by_role("combobox", name=label).nth(at)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.click()
    settle(page)


def test_what_was_typed_is_there_again_after_another_page_or_another_way(page: Page) -> None:
    fill(page, "Title of the brief", ["A pair of my own"])
    choose(page, "One economy", "China (CHN)")
    fill(page, "Publisher", ["A paper"])
    fill(page, "A paragraph of the report", [PARAGRAPH])
    take = page.get_by_text("That is right, take it")
    take.first.click()
    settle(page)
    for away in ("Sources", "Outlook"):
        go_to(page, away)
        settle(page)
    go_to(page, "New brief")
    there(page)
    page.get_by_text("Figure by figure").click()
    settle(page)
    expect(page.get_by_label("A paragraph of the report", exact=True)).to_have_count(0)
    page.get_by_text("Paste a paragraph").click()
    there(page)


def there(page: Page) -> None:
    """What was typed in the test above."""
    expect(page.get_by_label("Title of the brief", exact=True)).to_have_value("A pair of my own")
    expect(page.get_by_role("combobox", name="One economy")).to_have_value("China (CHN)")
    expect(page.get_by_label("Publisher", exact=True).first).to_have_value("A paper")
    expect(page.get_by_label("A paragraph of the report", exact=True)).to_have_value(PARAGRAPH)
    expect(page.get_by_role("checkbox").first).to_be_checked()


def test_a_pasted_paragraph_becomes_a_zip_that_opens_again(page: Page, brief: Brief, tmp_path: Path) -> None:
    fill(page, "Title of the brief", ["A pair of my own"])
    choose(page, "One economy", "China (CHN)")
    choose(page, "The other economy", "Kazakhstan (KAZ)")
    fill(page, "Publisher", ["A paper"] * 3)
    fill(page, "Its title", ["A page"] * 3)
    fill(page, "Published on, such as 2024-07-05", [PUBLISHED] * 3)
    fill(page, "Address, https://\u2026", ["https://example.org/page"] * 3)
    fill(page, "Whose statistics", ["One office", "Another office"])
    fill(page, "A paragraph of the report", [PARAGRAPH])
    expect(page.get_by_text("is understood as 4,700 or more firms")).to_be_visible()
    fill(page, "Target announced on, such as 2024-07-03", ["2024-07-03"])
    fill(page, "Target announced by", ["The president"])
    fill(page, "Or typed", [csv_of(brief, code).decode() for code in ("CHN", "KAZ")])
    expect(page.get_by_role("combobox", name="The file does not state its unit")).to_have_count(2)
    settle(page)
    choose(page, "The file does not state its unit", "billion US$", 0)
    choose(page, "The file does not state its unit", "billion US$", 1)
    expect(page.get_by_text("must state turnover, got none")).to_be_visible()
    confirm = page.locator("label").filter(has_text="That is right, take it")
    expect(confirm).to_have_count(7)
    for at in (0, 1, 2, 4, 5, 6):  # the firms have no date
        confirm.nth(at).click()
        settle(page)
    said = headline(brief)
    expect(page.get_by_text(said)).to_be_visible()
    with page.expect_download() as found:
        page.get_by_role("button", name="ZIP of this brief").click()
    assert found.value.suggested_filename == f"brief-chn-kaz-{PUBLISHED}.zip"
    made = tmp_path / found.value.suggested_filename
    found.value.save_as(made)
    go_to(page, "Open a brief")
    expect(page.locator("input[type=file]")).to_have_count(1)
    page.locator("input[type=file]").set_input_files(made)
    expect(page.get_by_text(said)).to_be_visible()
    page.get_by_role("button", name="Use it in this session").click()
    expect(page.get_by_text("In use in this session: A pair of my own")).to_be_visible()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 broken")
    page.locator("input[type=file]").set_input_files(broken)
    expect(page.get_by_text("must be a whole ZIP archive")).to_be_visible()
    expect(page.get_by_text("In use in this session: A pair of my own")).to_be_visible()
