"""Reads XLSX workbooks: checks the archive first, then streams rows with openpyxl.

openpyxl, not calamine: calamine allocates the sheet by its outermost cells, so a file of five kilobytes
with one cell at XFD1048576 aborts the process. openpyxl streams rows, shows formulas, and reads the
archive that was checked. Formulas are not evaluated; their stored values are read.
"""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metrics.ingest.tables.csv_text import MAX_COLUMNS
from metrics.ingest.tables.uploaded_series import Cell, Grid, Question, UploadError
from metrics.ingest.tables.zip_safety import ArchiveLimits, check
from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = lazy_import("openpyxl")

# Sizes that openpyxl reads in about a second; styles take ten times as long.
_WAY_OUT = "save a copy with values only as XLSX or CSV"
LIMITS = ArchiveLimits("workbook", _WAY_OUT, 32_000_000, 6_000_000, 200, 500, {"xl/styles.xml": 1_000_000})
MAX_CELLS = 60_000
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
# Parts that a table does not need: macros, links to other files (such as DDE), queries, objects.
_FOREIGN_PARTS = {
    "vbaproject": "macros",
    "xl/externallinks/": "links to other files",
    "xl/connections": "connections to databases",
    "xl/querytables/": "queries",
    "xl/embeddings/": "embedded objects",
    "xl/activex/": "embedded objects",
    "xl/macrosheets/": "macros",
}


def grid(content: bytes, choose: Mapping[str, str]) -> Grid | Question:
    """The rows of the sheet ``choose["sheet"]`` or of the only sheet, else a question.

    Raises ``UploadError`` with all faults of the archive or its formulas.
    """
    check(content, LIMITS, _part_problems)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about unknown styles
        try:
            return _grid(content, choose)
        except UploadError:
            raise
        except Exception as problem:  # noqa: BLE001 - a broken file fails in openpyxl in any way there is
            raise UploadError(
                f"the workbook must be one that Excel can open, got {type(problem).__name__}; {_WAY_OUT}"
            ) from None


def _part_problems(names: Sequence[str]) -> list[str]:
    """Faults in the list of parts: a forbidden part, or no workbook."""
    lower = " ".join(names).lower()
    problems = [
        f"the workbook must hold tables only, got {what}; {_WAY_OUT}"
        for what in dict.fromkeys(what for part, what in _FOREIGN_PARTS.items() if part in lower)
    ]
    if "xl/workbook.xml" not in names:
        problems.append(
            f"a ZIP archive must be an XLSX workbook, got {', '.join(names[:3]) or 'nothing'}; unpack it"
        )
    return problems


def _grid(content: bytes, choose: Mapping[str, str]) -> Grid | Question:
    book = _workbook(content, values=True)
    sheet, notes = _sheet(book, choose)
    if isinstance(sheet, Question):
        return sheet
    rows, count = [], 0
    sheet.reset_dimensions()  # the dimensions in the file may be too small and would truncate the table
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        count += len(row) + 1
        if count > MAX_CELLS or len(row) > MAX_COLUMNS:
            raise UploadError(
                f"row {number}: at most {MAX_CELLS} cells and {MAX_COLUMNS} columns are read, got more; "
                "save the table as CSV"
            )
        rows.append((number, [_cell(value) for value in row]))
    problems = (
        _missing_value_problems(_workbook(content, values=False)[sheet.title], rows)
        if _FORMULA.search(_worksheet_xml(content))
        else []
    )
    if problems:
        raise UploadError(*problems)
    return Grid(tuple(rows), "", notes)


def _sheet(book: Any, choose: Mapping[str, str]) -> tuple[Any, tuple[str, ...]]:
    """The sheet to read, or a question, and notes; hidden sheets are not read, and a note names them."""
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    notes = (f"Hidden sheets are not read: {', '.join(hidden)}.",) if hidden else ()
    if not seen:
        raise UploadError(
            f"a workbook must have a visible sheet, got {len(hidden)} hidden; show the one to be read"
        )
    chosen = choose.get("sheet", seen[0] if len(seen) == 1 else None)
    if chosen is None:
        return Question("sheet", "Which sheet holds the series?", {name: name for name in seen}), ()
    if chosen not in seen:
        raise UploadError(f"sheet must be one of {', '.join(seen)}, got {chosen!r}; choose one of them")
    return book[chosen], notes


def _missing_value_problems(sheet: Any, rows: list[tuple[int, list[Cell]]]) -> list[str]:
    """Faults of cells with a formula but without a stored value."""
    sheet.reset_dimensions()
    return [
        f"row {number}, column {at}: must be a value, got a formula without a stored one; {_WAY_OUT}"
        for (number, cells), row in zip(rows, sheet.iter_rows(), strict=True)
        for at, (cell, value) in enumerate(zip(row, cells, strict=True), 1)
        if value == "" and getattr(cell, "data_type", "") == "f"
    ]


def _worksheet_xml(content: bytes) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return b"".join(archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/"))


def _workbook(content: bytes, *, values: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else str(value).strip()
