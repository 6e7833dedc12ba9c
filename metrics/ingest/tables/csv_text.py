"""CSV and TSV files: from bytes to rows of text."""

import csv
import io
import itertools
import re
from collections.abc import Mapping

from metrics.ingest.tables.uploaded_series import Cell, Grid, Question, UploadError

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
MAX_ROWS = 100_000  # the limit of one free call of UN Comtrade
MAX_COLUMNS = 400
MAX_CELLS = 2_500_000

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What Excel writes on Western, Cyrillic, Central European, Turkish and Chinese systems.
ENCODINGS = ("cp1252", "cp1251", "cp1250", "cp1254", "gb18030")
_SAMPLES = 8
_SAMPLE_RADIUS = 12


def decode(content: bytes, choose: Mapping[str, str]) -> str | Question:
    """The text of ``content``: by its byte order mark, else as UTF-8, else in ``choose["encoding"]``.

    One-byte encodings cannot be distinguished by rule, so a question shows the reader sample words in
    each. Raises ``UploadError`` for bytes that are not text.
    """
    if content.count(0) and not content.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        raise UploadError(
            "the file must be a table as text or an XLSX workbook, got zero bytes; save it as CSV in UTF-8"
        )
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding != "utf-8":
            raise UploadError(
                f"the file must be text in {encoding} as its first bytes say, got {problem.reason} at byte "
                f"{problem.start}; save it as CSV in UTF-8"
            ) from None
        start = problem.start
    options: dict[str, str] = {}
    for name in ENCODINGS:
        try:
            words = _sample_words(content, name)
        except UnicodeDecodeError:
            continue
        if words not in options.values():
            options[name] = words
    if not options:
        raise UploadError(
            f"the file must be text, got byte {content[start]:#x} at {start}; save it as CSV in UTF-8"
        )
    chosen = choose.get("encoding")
    if chosen is None:
        return Question("encoding", "The file is not in UTF-8. Which letters are right?", options)
    if chosen not in options:
        raise UploadError(f"encoding must be one of {', '.join(options)}, got {chosen!r}; choose one of them")
    return content.decode(chosen)


def _sample_words(content: bytes, encoding: str) -> str:
    """The first words with non-ASCII letters; raises ``UnicodeDecodeError`` for another encoding."""
    content.decode(encoding)
    words = []
    for found in itertools.islice(re.finditer(rb"[\x80-\xff]+", content), _SAMPLES):
        before = re.split(rb"[\s,;\"]", content[max(0, found.start() - _SAMPLE_RADIUS) : found.start()])[-1]
        after = re.split(rb"[\s,;\"]", content[found.end() : found.end() + _SAMPLE_RADIUS])[0]
        words.append((before + found.group()[:_SAMPLE_RADIUS] + after).decode(encoding, "replace"))
    return " ".join(dict.fromkeys(words))


def grid(text: str, delimiter: str, rows: int = MAX_ROWS) -> Grid:
    """The first ``rows`` records of ``text``; a quoted line break does not end a record.

    Raises ``UploadError`` for unbalanced quotes, more than ``MAX_ROWS`` rows, ``MAX_CELLS`` cells or
    ``MAX_COLUMNS`` columns.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[Cell]]] = []
    count = 0
    try:
        for number, row in enumerate(itertools.islice(reader, rows), 1):
            if len(row) > MAX_COLUMNS:
                raise UploadError(
                    f"row {number}: at most {MAX_COLUMNS} columns are read, got {len(row)}; leave some out"
                )
            count += len(row)
            if count > MAX_CELLS:
                raise UploadError(
                    f"row {number}: at most {MAX_CELLS} cells are read, got more; download the "
                    "two economies only"
                )
            found.append((number, [cell.strip() for cell in row]))
        if rows == MAX_ROWS and next(reader, None) is not None:
            raise UploadError(f"at most {MAX_ROWS} rows are read, got more; download the two economies only")
    except csv.Error as problem:
        raise UploadError(
            f"row {len(found) + 1}: must be cells parted by {DELIMITERS[delimiter]}s with quotes in pairs, "
            f"got {problem}; correct the row"
        ) from None
    return Grid(tuple(found), delimiter)
