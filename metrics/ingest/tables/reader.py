"""Reads an uploaded file: a checked yearly series, questions for the reader, or faults."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from metrics.ingest.tables import cell_numbers, csv_text, file_formats, xlsx
from metrics.ingest.tables.row_selection import (
    ITEMS_IN_MESSAGE,
    ROLES,
    SelectedRows,
    Table,
    select_rows,
    table,
)
from metrics.ingest.tables.unit_detection import detect_unit
from metrics.ingest.tables.uploaded_series import (
    Faults,
    Grid,
    Preview,
    Question,
    Row,
    Series,
    UploadError,
    cell_text,
)

MAX_BYTES = 20_000_000
PREVIEW_ROWS = 5

# First bytes of unsupported formats, with their names and what to do instead.
_UNSUPPORTED_FORMATS = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Excel file or one with a password",
        "save it as XLSX or CSV without a password",
    ),
    (b"%PDF", "a PDF", "download the table as CSV"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and bring the file in it"),
    (b"{\\rtf", "a text document", "save the table as CSV"),
)


def read(
    content: bytes, *, unit: str | None = None, choose: Mapping[str, str] | None = None
) -> Preview | Faults:
    """The series in ``content``, a CSV, TSV or XLSX file; never raises for the content of the file.

    ``unit`` (such as million_USD/year) and ``choose`` (answers by question name) answer the questions of
    an earlier preview. Values are returned in billions of the file's currency a year.
    """
    try:
        return _read(content, unit, choose or {})
    except UploadError as refused:
        return Faults(refused.problems)


def _read(content: bytes, given: str | None, choose: Mapping[str, str]) -> Preview:
    cells = _grid(content, choose)
    if isinstance(cells, Question):
        return Preview("", (), (cells,), (), None)
    found = table(cells)
    _check_answers(found, choose)
    counts = select_rows(found, choose)
    if isinstance(counts, Question):
        # The unit of a plain table does not depend on the rows chosen, so both are asked at once.
        return _preview(found, counts, None if found.layout.known else detect_unit(found, given))
    known = detect_unit(counts.table, given)
    rows = _rows(counts, choose)
    if isinstance(rows, Question) or isinstance(known, Question):
        return _preview(counts.table, rows, known)
    series = Series(
        tuple(Row(row.year, row.measure, row.value / known.divisor) for row in rows),
        known.name,
        counts.picked["reporter"],
        counts.picked["partner"],
    )
    notes = [f"Commodity: {counts.picked['commodity']}."] if counts.picked["commodity"] else []
    if known.currency != "USD":
        notes.append(
            f"Values are in {known.currency}; none is converted here: a brief does so by rates of its own, "
            "in rates.csv."
        )
    return replace(_preview(counts.table), series=series, notes=(*counts.table.notes, *notes))


def _preview(found: Table, *open_: object) -> Preview:
    questions = tuple(one for one in open_ if isinstance(one, Question))
    head = (found.header, *(tuple(map(cell_text, cells)) for _, cells in found.rows[:PREVIEW_ROWS]))
    return Preview(found.layout.title, head, questions, found.notes, None)


def _grid(content: bytes, choose: Mapping[str, str]) -> Grid | Question:
    """The rows of the file, whose format is recognised by its first bytes."""
    if len(content) > MAX_BYTES:
        raise UploadError(
            f"a file must have at most {MAX_BYTES} bytes, got {len(content)}; download only the two economies"
        )
    if not content.strip():
        raise UploadError(
            "a file must have rows, got an empty one; bring one with a header and a row for each year"
        )
    for start, what, way in _UNSUPPORTED_FORMATS:
        if content.startswith(start):
            raise UploadError(f"a file must be CSV, TSV or XLSX, got {what}; {way}")
    if content.startswith(b"PK"):
        return xlsx.grid(content, choose)
    words = csv_text.decode(content, choose)
    if isinstance(words, Question):
        return words
    if words.lstrip().startswith("<"):
        # The "Excel" download of Trade Map is such a page.
        raise UploadError(
            "a file must be CSV, TSV or XLSX, got a web page or XML; open it in Excel and save it as XLSX"
        )
    return csv_text.grid(words, _delimiter(words))


def _delimiter(words: str) -> str:
    """The delimiter that makes a known header of the first rows, else the most frequent one."""
    for delimiter in csv_text.DELIMITERS:
        try:
            top = csv_text.grid(words, delimiter, file_formats.HEADER_SEARCH_ROWS).rows
        except UploadError:
            continue
        if file_formats.detect_layout([row for row in top if row[1].count("") < len(row[1])]):
            return delimiter
    return max(csv_text.DELIMITERS, key=words.count)


def _check_answers(found: Table, choose: Mapping[str, str]) -> None:
    """Raises ``UploadError`` for an answer to an unknown question."""
    names = {"encoding", "sheet", "decimal", "measure", *ROLES, *found.layout.details, *found.layout.keep}
    if unknown := choose.keys() - names:
        raise UploadError(
            f"an answer must be to one of {', '.join(sorted(names))}, got {', '.join(sorted(unknown))}"
        )


def _rows(counts: SelectedRows, choose: Mapping[str, str]) -> list[Row] | Question:
    """Every value in the unit of the file, in order of year, or the question of the decimal mark.

    Raises ``UploadError`` with all faults.
    """
    found, layout = counts.table, counts.table.layout
    at = {name: found.columns.index(name) for name in layout.values if name in found.columns}
    when = found.columns.index(layout.year) if layout.year else 0
    full = [
        (number, name, layout.values[name] or measure, layout.years.get(name) or cells[when], cells[column])
        for (number, cells), measure in zip(found.rows, counts.measures, strict=True)
        for name, column in at.items()
        if cells[column] != ""
    ]
    usual: cell_numbers.DecimalMark | None = "point" if layout.known and found.delimiter != ";" else None
    decimal = cell_numbers.decimal_mark((cell for *_, cell in full), choose, usual)
    if isinstance(decimal, Question):
        return decimal
    rows, problems, places = [], [], defaultdict(list)
    for number, name, measure, cell, written in full:
        year, value = cell_numbers.year(cell), cell_numbers.value(written, decimal)
        column = name if layout.years else layout.year
        problems += [
            f"row {number}, column {found.printed_name(place)}: {read}"
            for place, read in ((column, year), (name, value))
            if isinstance(read, str)
        ]
        if isinstance(year, int):
            places[year, measure].append(number)
            if isinstance(value, float):
                rows.append(Row(year, measure, value))
    problems += [
        f"rows {', '.join(map(str, numbers[:ITEMS_IN_MESSAGE]))}: {measure} of {year} must be "
        "there once, got it "
        f"{len(numbers)} times; leave one"
        for (year, measure), numbers in places.items()
        if len(numbers) > 1
    ]
    if not full:
        problems = ["a series must have values, got empty cells only; fill in the column of values"]
    if problems:
        raise UploadError(*problems)
    return sorted(rows, key=lambda row: (row.year, row.measure))
