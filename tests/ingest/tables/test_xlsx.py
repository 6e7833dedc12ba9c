"""A workbook is opened only if its archive contains tables alone, and its cells are read as stored."""

import io
import random
import warnings
import zipfile

import openpyxl
import pytest

from metrics.ingest.tables.reader import read
from metrics.ingest.tables.uploaded_series import Preview
from tests.ingest.tables.example_files import PLAIN, USD, archived, asked, book, problems, series, timely


def test_several_sheets_are_asked_and_hidden_ones_named() -> None:
    assert asked(book(PLAIN, PLAIN), unit=USD) == {"sheet": ["Sheet0", "Sheet1"]}
    assert series(book(PLAIN, PLAIN), unit=USD, sheet="Sheet1").values_by_year("exports") == {2019: 5.0}
    assert "sheet must be one of Sheet0, Sheet1" in problems(book(PLAIN, PLAIN), unit=USD, sheet="Sheet2")
    found = read(book(PLAIN, [["year", "exports"], [2019, 6]], hidden=[1]), unit=USD)
    assert isinstance(found, Preview)
    assert found.series is not None
    assert found.series.values_by_year("exports") == {2019: 5.0}
    assert "Hidden sheets are not read: Sheet1." in found.notes


def test_a_formula_counts_by_its_stored_value_and_is_named_without_one() -> None:
    told = problems(book([PLAIN[0], [2019, "=1+1"], [2020, "=WEBSERVICE(A1)"]]), unit=USD)
    assert "row 2, column 2: must be a value, got a formula without a stored one" in told
    assert "row 3, column 2" in told
    made = book([PLAIN[0], [2019, "=1+1"]])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    for prefixed in (sheet, sheet.replace(b"<f>", b"<x:f>").replace(b"</f>", b"</x:f>")):
        named = prefixed.replace(
            b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        )
        told = problems(archived(made, {"xl/worksheets/sheet1.xml": named}), unit=USD)
        assert "row 2, column 2: must be a value, got a formula" in told
    stored = archived(
        made,
        {"xl/worksheets/sheet1.xml": sheet.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")},
    )
    assert series(stored, unit=USD).values_by_year("exports") == {2019: 2.0}


def test_merged_cells_are_empty_but_for_the_first() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["year", "exports"], [2019, 5], [None, 6]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    held = io.BytesIO()
    made.save(held)
    assert "row 3, column year: must be a calendar year, got ''" in problems(held.getvalue(), unit=USD)


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("xl/vbaProject.bin", b"x", "got macros"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "got links to other files"),
        ("xl/connections.xml", b"<a/>", "got connections to databases"),
        ("xl/embeddings/oleObject1.bin", b"x", "got embedded objects"),
        ("../../etc/passwd", b"x", "must be named by plain words inside the workbook"),
        ("/etc/passwd", b"x", "must be named by plain words inside the workbook"),
        ("C:\\x", b"x", "must be named by plain words inside the workbook"),
        ("xl/sharedStrings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "without a document type"),
        ("xl/media/zeros", bytes(31_000_000), "must unpack to at most"),
        ("xl/media/more", bytes(33_000_000), "must unpack to at most"),
        ("xl/media/random", random.Random(1).randbytes(6_500_000), "must unpack to at most 6000000 bytes"),
        ("xl/styles.xml", random.Random(1).randbytes(1_100_000), "must unpack to at most 1000000 bytes"),
        ("xl/workbook.xml", b"<workbook", "one that Excel can open"),
    ],
)
def test_an_archive_that_is_more_than_tables_is_refused(name: str, data: bytes, rule: str) -> None:
    assert rule in problems(archived(book(PLAIN), {name: data}), unit=USD)


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    made = archived(book(PLAIN), {"xl/media/zeros": bytes(1_000_000)})
    small = made.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert small != made
    assert "must be a whole ZIP archive" in problems(small, unit=USD)


def test_a_part_given_twice_is_refused() -> None:
    held = io.BytesIO(book(PLAIN))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(held, "a") as archive:
            archive.writestr("xl/workbook.xml", b"<a/>")
    assert "each part of a workbook must be there once" in problems(held.getvalue(), unit=USD)


def test_an_archive_of_another_kind_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("trade.csv", "year,exports\n2019,5\n")
    assert "must be an XLSX workbook, got trade.csv; unpack it" in problems(held.getvalue(), unit=USD)


def test_a_sheet_of_one_far_cell_neither_fills_the_memory_nor_the_time() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "year", 1
    held = io.BytesIO()
    made.save(held)
    assert "columns are read, got more; save the table as CSV" in timely(held.getvalue())


def test_a_sheet_wider_than_is_read_is_refused() -> None:
    assert "400 columns are read" in problems(book([PLAIN[0], [2019, 5, *range(400)]]), unit=USD)


def test_a_sheet_that_states_too_few_cells_is_read_whole() -> None:
    made = book([*PLAIN, [2020, 6]])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    short = archived(made, {"xl/worksheets/sheet1.xml": sheet.replace(b"A1:B3", b"A1:B2")})
    assert short != made
    assert series(short, unit=USD).values_by_year("exports") == {2019: 5.0, 2020: 6.0}
