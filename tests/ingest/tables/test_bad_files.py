"""Every bad file gives an error text in time; none is executed, and none raises."""

import datetime as dt
import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.ingest.tables import xlsx as books
from metrics.ingest.tables.reader import MAX_BYTES, read
from metrics.ingest.tables.uploaded_series import Faults, Preview
from tests.ingest.tables.example_files import (
    PLAIN,
    SECONDS,
    USD,
    archived,
    asked,
    book,
    comtrade,
    problems,
    series,
    timely,
)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "a file must have rows"),
        (b"\xef\xbb\xbf\n \n", "a series must have rows"),
        (b"year,exports\n", "a row for each year must follow the header"),
        (b"year,exports\n2019,\n", "a series must have values"),
        (b"a,b\n1,2\n", "row 1: the header must be that of UN Comtrade"),
        (
            b"year,exports\n2019,n/a\n",
            "row 2, column exports: must be a number, got 'n/a'; leave the cell empty",
        ),
        (b"year,exports\n2019,-3\n", "row 2, column exports: must be 0 or more, got '-3'"),
        (b"year,exports\n2019,1e999\n", "row 2, column exports: must be a finite number"),
        (b"year,exports\n\n43466,3\n", "row 3, column year: must be a calendar year, got '43466'"),
        (b"year,exports\n1066,3\n", "must be a year from 1800 to 2100, got '1066'"),
        (b"year,exports\n2019,3\n2020,4\n2019,3\n", "rows 2, 4: exports of 2019 must be there once"),
        (b"year,exports\n2019,3,4\n", "row 2: must have at most 2 cells as the header, got '4'"),
        (b"year,exports,exports\n2019,3,4\n", "row 1: each column must be there once, got exports twice"),
        (b'year,exports\n2019,"3\n', "must be cells parted by commas with quotes in pairs"),
        (b"year,exports\n2019,\x003\n", "got zero bytes"),
        (b"\xff\xfey\x00e", "must be text in utf-16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel file or one with a password"),
        (b"<html><table><tr><td>year", "a web page or XML"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04 and then nothing", "must be a whole ZIP archive"),
        (b"," * 500, "at most 400 columns are read, got 501"),
    ],
)
def test_a_bad_file_is_told_with_its_place_and_the_way_out(content: bytes, rule: str) -> None:
    assert rule in problems(content, unit=USD)


def test_all_problems_are_told_at_once() -> None:
    found = read(b"year,exports,imports\n2019,x,-1\n20,3,4\n", unit=USD)
    assert isinstance(found, Faults)
    assert [line.split(":")[0] for line in found.problems] == [
        "row 2, column exports",
        "row 2, column imports",
        "row 3, column year",
        "row 3, column year",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_says_its_encoding_by_its_first_bytes(encoding: str) -> None:
    assert series("year,partner,exports\n2019,Côte,5\n".encode(encoding), unit=USD).partner == "Côte"


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Côte"), ("cp1251", "Қ".replace("Қ", "Орда"))])
def test_letters_of_one_byte_are_asked(encoding: str, name: str) -> None:
    content = f"year,partner,exports\n2019,{name},5\n".encode(encoding)
    found = read(content, unit=USD)
    assert isinstance(found, Preview)
    assert found.questions[0].options[encoding] == name
    assert len(set(found.questions[0].options.values())) == len(found.questions[0].options)
    assert series(content, unit=USD, encoding=encoding).partner == name
    assert "encoding must be one of" in problems(content, unit=USD, encoding="rot13")


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (("1.234,5", "7,1"), 1234.5),
        (("1,234.5", "7.1"), 1234.5),
        (("1 234,5", "7,1"), 1234.5),
        (("1\u00a0234", "7"), 1234.0),
        (("1'234.5", "7"), 1234.5),
        (("1.5E+3", "7"), 1500.0),
    ],
)
def test_a_decimal_mark_is_taken_where_the_whole_column_agrees(cells: tuple[str, str], value: float) -> None:
    content = f"year;exports\n2019;{cells[0]}\n2020;{cells[1]}\n".encode()
    assert series(content, unit=USD).values_by_year("exports")[2019] == value


def test_a_mark_that_could_be_either_is_asked() -> None:
    content = b"year;exports\n2019;1.234\n2020;2.345\n"
    assert asked(content, unit=USD) == {"decimal": ["point", "comma"]}
    assert series(content, unit=USD, decimal="comma").values_by_year("exports")[2019] == 1234.0
    assert series(content, unit=USD, decimal="point").values_by_year("exports")[2019] == 1.234
    assert "decimal must be one of point, comma" in problems(content, unit=USD, decimal="dot")


def test_html_and_formulas_in_names_stay_text() -> None:
    content = b"year,partner,exports\n2019,\"=cmd|'/c calc'!A0 <script>alert(1)</script>\",5\n"
    assert series(content, unit=USD).partner == "=cmd|'/c calc'!A0 <script>alert(1)</script>"


def test_dates_are_years_only_where_they_name_one() -> None:
    found = series(book([PLAIN[0], [dt.date(2019, 1, 1), 5]]), unit=USD)
    assert found.values_by_year("exports") == {2019: 5.0}
    told = problems(book([PLAIN[0], [dt.date(2019, 3, 1), 5], [dt.date(1905, 7, 11), 5]]), unit=USD)
    assert "row 2, column year: must be a calendar year, got the date 2019-03-01" in told
    assert "row 3, column year: must be a calendar year, got 2019 as the date 1905-07-11" in told
    assert "row 2, column exports: must be a number, got the date" in problems(
        book([PLAIN[0], [2019, dt.date(2019, 1, 1)]]), unit=USD
    )


def test_a_file_over_the_limit_is_refused_by_its_size() -> None:
    assert f"at most {MAX_BYTES} bytes" in timely(bytes(50_000_000))


def test_a_million_rows_are_refused_in_time() -> None:
    assert "at most 100000 rows are read" in timely(b"year,exports\n" + b"2019,5\n" * 1_000_000)


def test_as_many_rows_as_are_read_are_checked_in_time() -> None:
    told = timely(b"year,exports\n" + b"2019,n/a\n" * 99_999)
    assert told.count("\n") == 99_999
    wide = comtrade(*({"refYear": 1900 + at % 100, "cmdCode": at // 100} for at in range(52_000)))
    began = time.process_time()
    assert list(asked(wide)) == ["commodity"]
    assert time.process_time() - began < SECONDS


def test_a_text_of_too_many_cells_is_refused_in_time() -> None:
    assert "at most 2500000 cells are read" in timely(b"year,exports\n" + (b"," * 399 + b"\n") * 49_000)


def test_a_sheet_of_too_many_cells_is_refused_in_time() -> None:
    told = timely(book([PLAIN[0], *([at, 5] for at in range(books.MAX_CELLS // 3))]))
    assert f"at most {books.MAX_CELLS} cells" in told


HOSTILE = st.one_of(
    st.binary(max_size=400),
    st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data),
    st.text(max_size=200).map(lambda text: ("year,exports\n2019," + text).encode("utf-8", "replace")),
    st.text(alphabet='year,exports;\t"\n0123456789.-eE ', max_size=200).map(str.encode),
)


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_no_bytes_raise(content: bytes) -> None:
    timely(content)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_workbook_raises(at: int, data: bytes) -> None:
    at %= len(WHOLE)
    timely(WHOLE[:at] + data + WHOLE[at + len(data) :])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]), st.data())
def test_no_damage_inside_a_workbook_raises(name: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        part = archive.read(name)
    at = data.draw(st.integers(0, len(part) - 1))
    bad = part[:at] + data.draw(st.binary(max_size=6)) + part[at + data.draw(st.integers(0, 6)) :]
    timely(archived(WHOLE, {name: bad}))


WHOLE = book(PLAIN)
