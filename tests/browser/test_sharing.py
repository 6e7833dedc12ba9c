"""What leaves the house and comes back: a picture opened again, the sheet printed, one chart in a frame."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from metrics.datasets.shipped_briefs import shipped_brief
from metrics.quantities.number_format import NBSP
from metrics.sharing import picture_metadata
from tests.browser.conftest import Reader, addressed, go_to, settle
from tests.browser.label_scripts import CUT, OVERLAPPING, SHORTENED
from tests.first_view import answer, year

Open = Callable[..., Reader]
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["desktop", "phone"])
MODES = pytest.mark.parametrize("mode", ["light", "dark"])


def growth(page: Page) -> str:
    return page.get_by_label("Growth now, %, exact").input_value()


def taken(page: Page, label: str) -> Path:
    with page.expect_download() as found:
        page.get_by_role("button", name=label, exact=True).first.click()
    return Path(found.value.path())


@pytest.mark.parametrize("label", ["PNG", "SVG"])
def test_a_picture_brings_the_very_scenario_back(reader: Open, label: str) -> None:
    page = (one := reader()).page
    one.open("/?growth=8&multiple=2.5&name=Mine&factor=4")
    picture = taken(page, label)
    go_to(page, "Open a picture")
    named = picture.with_suffix(f".{label.lower()}")
    picture.rename(named)
    page.locator("input[type=file]").set_input_files(named)
    expect(page.get_by_text("Unaltered")).to_be_visible()
    link = page.get_by_role("link", name="Open this view").get_attribute("href") or ""
    two = reader()
    two.page.goto(link)
    expect(two.page.get_by_label("Growth now, %, exact")).to_have_value("8")
    expect(two.page.get_by_text("In this link,")).to_have_count(0)
    assert re.sub(r"data=[^&]*", "", link).endswith(
        re.sub(r"data=[^&]*", "", two.page.evaluate("location.search")).partition("?")[2]
    )


def test_the_id_in_a_screenshot_brings_the_scenario_back(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?growth=8")
    drawn = page.locator("svg.marks").first
    expect(drawn).to_contain_text("ID")
    lines = drawn.locator("tspan").all_text_contents()
    code = next(line for line in lines if line.startswith("ID")).removeprefix(f"ID{NBSP}")
    go_to(page, "Open a picture")
    field = page.get_by_label("Or the ID printed in it")
    field.fill(code.lower())
    field.press("Enter")
    expect(page.get_by_text(answer(shipped_brief(), growth=8))).to_be_visible()
    field.fill(code[:-1])
    field.press("Enter")
    expect(page.get_by_text("check each other")).to_be_visible()


def test_an_altered_picture_is_said_to_be_altered(reader: Open, tmp_path: Path) -> None:
    page = (one := reader()).page
    one.open()
    picture = taken(page, "SVG")
    altered = tmp_path / "altered.svg"
    altered.write_text(
        picture.read_text(encoding="utf-8").replace(year(shipped_brief()), "1999"), encoding="utf-8"
    )
    go_to(page, "Open a picture")
    page.locator("input[type=file]").set_input_files(altered)
    expect(page.get_by_text("Altered since it was made")).to_be_visible()
    stranger = tmp_path / "stranger.png"
    Image.new("RGB", (8, 8)).save(stranger)
    page.locator("input[type=file]").set_input_files(stranger)
    expect(page.get_by_text("says nothing about itself")).to_be_visible()


@SIZES
@MODES
def test_the_sheet_is_one_printed_page_and_fits_the_screen(
    reader: Open, width: int, height: int, mode: str
) -> None:
    page = (one := reader(width, height, mode)).page
    one.open()
    go_to(page, "Report")
    sheet = page.locator(".st-key-sheet img")
    expect(sheet).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    field = page.get_by_label("Title")
    field.fill("Қазақша and 中文, in one title")
    field.press("Enter")
    addressed(page, "title=")
    expect(sheet).to_have_attribute("alt", re.compile("^Қазақша and 中文"))
    if width > 1000:
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
        assert len(printed.pages) == 1
        box = printed.pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == (595, 842)
        assert "Undo" not in printed.pages[0].extract_text()


def test_the_pack_is_made_behind_a_progress_bar_and_taken_as_one_zip(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?sheet=gap")
    go_to(page, "Report")
    page.get_by_role("button", name="Make the pack").click()
    ready = page.get_by_role("button", name="ZIP", exact=True)
    expect(ready).to_be_visible(timeout=60_000)
    with zipfile.ZipFile(taken(page, "ZIP")) as pack:
        assert pack.testzip() is None
        assert {"gap/gap.csv", "gap/gap-double-light.pdf", "README.txt"} <= set(pack.namelist())


def test_the_sheet_as_pdf_is_a_whole_page_with_its_proof(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?growth=8")
    go_to(page, "Report")
    expect(page.locator(".st-key-sheet img")).to_be_visible()
    content = taken(page, "PDF").read_bytes()
    found = PdfReader(io.BytesIO(content))
    assert len(found.pages) == 1
    box = found.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    assert year(shipped_brief(), growth=8) in found.pages[0].extract_text()
    said = picture_metadata.read_metadata(content)
    assert said.untouched
    assert "growth=8&" in said.link


@SIZES
@MODES
def test_one_chart_in_a_frame_is_nothing_but_the_chart(
    reader: Open, width: int, height: int, mode: str
) -> None:
    page = (one := reader(width, height, mode)).page
    one.open("/?embed=true&chart=gap&growth=8")
    expect(page.locator("svg.marks")).to_have_count(1)
    expect(page.locator("svg.marks")).to_contain_text("mirror gap")
    for role in ("link", "slider"):
        shown = page.get_by_role(role).filter(has_not_text="Skip to main content")
        expect(shown.and_(page.locator(":visible"))).to_have_count(0)
    expect(page.locator("button:visible:not([kind=elementToolbar])")).to_have_count(0)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []
    assert page.evaluate(SHORTENED) == []
    assert page.evaluate(OVERLAPPING) == []


def test_a_frame_with_an_unknown_chart_names_those_there_are(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?embed=true&chart=mars")
    expect(page.get_by_text("chart must be one of doubling")).to_be_visible()


def test_everything_to_take_away_is_behind_one_button(reader: Open) -> None:
    page = (one := reader()).page
    one.open("/?growth=8")
    page.get_by_role("button", name="More").first.click()
    shown = page.locator("[data-testid=stPopoverBody]")
    for words in ("Words to paste", "Citation, BibTeX", "Address of the picture", "Frame for another page"):
        expect(shown.get_by_text(words)).to_be_visible()
    assert taken(page, "XLSX").read_bytes().startswith(b"PK")
    assert taken(page, "CSV").read_bytes().startswith(b"series")
    assert taken(page, "PDF, this size").read_bytes().startswith(b"%PDF")
