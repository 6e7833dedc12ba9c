"""The data of a chart as CSV, XLSX and JSON: a round trip gives the same values."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.tidy_data import DataPoint, Provenance
from metrics.datasets.brief import Brief
from metrics.sharing import chart_metadata, data_files
from metrics.sharing.cell_text import escape_formula
from metrics.sharing.chart_metadata import ChartMetadata
from metrics.sharing.data_schema import COLUMNS, FIELDS
from tests.sharing.test_link import BRIEF, PRINTABLE

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
LINK = "http://localhost:8501/?growth=32&name=a%20b"
VIEW = build_outlook(BRIEF, analyse(BRIEF).default_workspace)
HOSTILE = st.builds(
    str.__add__,
    st.sampled_from(
        ["=", "+", "-", "@", " =", "'=", '"@', "\uff1d", "\uff0b1", "\uff0d", "\uff20", "\u200b=", ""]
    ),
    st.text(PRINTABLE, max_size=20),
)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def said(chart: Chart, content: ChartContent) -> ChartMetadata:
    return chart_metadata.describe(chart, content, BRIEF, LINK, "k7")


def named(text: str) -> ChartContent:
    """A chart with one number, named ``text``."""
    number = DataPoint(series=text, value=-1.5, unit="percent", reporter=text, status=Provenance.DERIVED)
    return replace(CHARTS["gap"].content(VIEW), title=text, data=lambda: [number])


def parsed(held: bytes) -> list[dict[str, Any]]:
    """The rows of a CSV, numbers as numbers and nothing as None."""
    numbers = {f["name"]: float if f["type"] == "number" else int for f in FIELDS if f["type"] != "string"}
    table = csv.DictReader(io.StringIO(held.decode(), newline=""), strict=True)
    return [
        {k: (numbers[k](v) if v else None) if k in numbers else v for k, v in row.items()} for row in table
    ]


def sheet(held: bytes, name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(held))[name]


def cells(held: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook's sheet Data."""
    head, *rows = sheet(held, "Data").iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@EVERY
def test_a_csv_comes_back_as_it_was(chart: Chart, view: Outlook) -> None:
    content = chart.content(view)
    assert parsed(data_files.csv(content)) == data_files.rows(content)
    assert [row["value"] for row in data_files.rows(content)] == pytest.approx(
        [of.value for of in content.data()]
    )


@EVERY
def test_a_csv_keeps_to_rfc_4180(chart: Chart, view: Outlook) -> None:
    held = data_files.csv(chart.content(view))
    assert held.startswith(",".join(COLUMNS).encode() + b"\r\n")
    assert held.endswith(b"\r\n")
    assert held.count(b"\n") == held.count(b"\r\n") == len(data_files.rows(chart.content(view))) + 1
    assert b"nan" not in held.lower().replace(b"finan", b"")


@EVERY
def test_a_workbook_comes_back_as_it_was(chart: Chart, view: Outlook) -> None:
    content = chart.content(view)
    wanted = [{k: None if v == "" else v for k, v in row.items()} for row in data_files.rows(content)]
    assert cells(data_files.xlsx(content, said(chart, content))) == wanted


def test_a_workbook_can_be_read_at_once(view: Outlook) -> None:
    chart = CHARTS["doubling"]
    content = chart.content(view)
    held = data_files.xlsx(content, said(chart, content))
    found = sheet(held, "Data")
    assert found.freeze_panes == "B2"
    assert found["D2"].number_format == "#,##0.00"
    assert found.column_dimensions["A"].width > 20
    told = dict(sheet(held, "About").iter_rows(values_only=True))
    assert told["Finding"] == content.title.replace("\u00a0", " ")
    assert (told["Link"], told["Code"], told["Version"]) == (LINK, "k7", BRIEF.version)
    assert told["Settings"] == " ".join(content.remarks).replace("\u00a0", " ")
    assert "Etalab" in told["Licence"]


@EVERY
def test_json_says_what_it_is_and_holds_the_rows(chart: Chart, view: Outlook) -> None:
    content = chart.content(view)
    found = json.loads(data_files.json(content, said(chart, content)))
    assert found["rows"] == data_files.rows(content)
    assert [field["name"] for field in found["fields"]] == list(found["rows"][0])
    assert found["about"]["link"] == LINK
    assert found["about"]["finding"] == content.title.replace("\u00a0", " ")


@EVERY
def test_the_same_chart_gives_the_same_bytes(chart: Chart, view: Outlook) -> None:
    def made() -> Iterator[bytes]:
        content = chart.content(build_outlook(view.brief, view.workspace))
        told = said(chart, content)
        yield from (data_files.csv(content), data_files.xlsx(content, told), data_files.json(content, told))
        yield data_files.datapackage({"a.csv": (content, told)})

    assert list(made()) == list(made())


@EVERY
def test_the_data_package_is_valid_and_says_the_rest(chart: Chart, view: Outlook, tmp_path: Path) -> None:
    content = chart.content(view)
    (tmp_path / "x.csv").write_bytes(data_files.csv(content))
    path = tmp_path / "datapackage.json"
    path.write_bytes(data_files.datapackage({"x.csv": (content, said(chart, content))}))
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(path)
    assert report.valid, report.flatten(["type", "message"])
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["name"] == f"twofold-{BRIEF.name}-{chart.name}"
    assert (found["version"], found["created"]) == (
        BRIEF.version,
        f"{BRIEF.version.replace('.', '-')}T00:00:00Z",
    )
    assert found["twofold"] == {"link": LINK, "code": "k7"}
    assert found["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["sources"]
    for field in found["resources"][0]["schema"]["fields"]:
        assert field["description"]


def test_a_data_package_notices_a_changed_table(view: Outlook, tmp_path: Path) -> None:
    chart = CHARTS["gap"]
    content = chart.content(view)
    (tmp_path / "x.csv").write_bytes(data_files.csv(content).replace(b"derived", b"guessed", 1))
    path = tmp_path / "datapackage.json"
    path.write_bytes(data_files.datapackage({"x.csv": (content, said(chart, content))}))
    with frictionless.system.use_context(trusted=True):
        found = {name for (name,) in frictionless.validate(path).flatten(["type"])}
    assert {"hash-count", "constraint-error"} & found


def test_a_unit_that_all_rows_have_stands_in_the_schema_too(view: Outlook) -> None:
    def units(name: str) -> set[Any]:
        content = CHARTS[name].content(view)
        package = json.loads(data_files.datapackage({"x.csv": (content, said(CHARTS[name], content))}))
        fields = package["resources"][0]["schema"]["fields"]
        return {field.get("unit") for field in fields if field["type"] == "number"}

    assert units("record") == {"billion_USD/year"}
    assert units("figures") == {None}


def test_a_data_package_without_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one table, got none; name one"):
        data_files.datapackage({})


@settings(max_examples=40)
@given(HOSTILE)
def test_no_cell_of_a_csv_runs_in_a_spreadsheet(text: str) -> None:
    (row,) = parsed(data_files.csv(named(text)))
    assert row["series"] in (text, f"'{text}")
    runs = re.match("[ '\"\u200b]*[=+@\uff1d\uff0b\uff0d\uff20-]", text)
    assert row["series"].startswith("'") or not runs
    assert row["value"] == -1.5


@settings(max_examples=40)
@given(HOSTILE)
def test_no_cell_of_a_workbook_runs(text: str) -> None:
    chart = CHARTS["gap"]
    content = named(text)
    held = data_files.xlsx(content, said(chart, content))
    for name in ("Data", "About"):
        kinds = {cell.data_type for row in sheet(held, name) for cell in row}
        assert kinds <= {"s", "n"}
    (row,) = cells(held)
    assert row["value"] == -1.5
    assert (row["series"] or "") == escape_formula(text)


@pytest.mark.parametrize(
    "text", ["\tx", "\rx", "\nx", " \t=1", "\u00a0=1", "\ufeff+1", "\u00b4\uff1d1", "\ufe631"]
)
def test_a_start_that_is_not_seen_is_not_passed_over(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "32 %", "a=b", "Growth of -3", "'tis", "\u22123 %", "x@y"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert escape_formula(text) == text


@settings(max_examples=40)
@example("a\ufffe\uffff\x00\x0b")  # what XML cannot hold
@given(st.text(max_size=30))
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    chart = CHARTS["gap"]
    content = named(text)
    assert len(cells(data_files.xlsx(content, said(chart, content)))) == 1


def test_a_name_that_the_reader_gave_is_text(view: Outlook) -> None:
    chart = CHARTS["doubling"]
    content = chart.content(build_outlook(view.brief, view.workspace.edit(name='=HYPERLINK(1),"x"')))
    names = {row["series"] for row in parsed(data_files.csv(content))}
    assert 'Scenario 1: =HYPERLINK(1),"x"' in names
