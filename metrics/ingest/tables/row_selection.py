"""Selects the rows of a table that are total flows of one pair of economies."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from metrics.ingest.tables.file_formats import Layout, column_names, detect_layout
from metrics.ingest.tables.uploaded_series import (
    TRADE_MEASURES,
    Cell,
    Grid,
    Question,
    UploadError,
    cell_text,
)

ROLES = ("reporter", "partner", "commodity")
_FLOW_WORDS = {
    "exports": ("x", "export", "exports", "gross exports", "txg_fob_usd", "xg_fob_usd"),
    "imports": ("m", "import", "imports", "gross imports", "tmg_cif_usd", "mg_cif_usd"),
    "turnover": ("turnover",),
}
_MEASURE_BY_WORD = {word: measure for measure, words in _FLOW_WORDS.items() for word in words}
ITEMS_IN_MESSAGE = 5


@dataclass(frozen=True)
class Table:
    """A table of ``layout``: ``header`` as printed, ``columns`` in lower case, rows of that width."""

    layout: Layout
    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, list[Cell]], ...]
    delimiter: str
    notes: tuple[str, ...]

    def first_column(self, wanted: tuple[str, ...]) -> str | None:
        """The first of ``wanted`` that the table has, if any."""
        return next((name for name in wanted if name in self.columns), None)

    def texts(self, column: str) -> list[str]:
        """The cells of ``column``, as text, one for each row."""
        at = self.columns.index(column)
        return [cell_text(cells[at]) for _, cells in self.rows]

    def printed_name(self, column: str) -> str:
        """The name of ``column`` as the file prints it."""
        return self.header[self.columns.index(column)]

    def filter_rows(self, column: str, kept: set[str]) -> "Table":
        """The rows whose cell in ``column`` is one of ``kept``."""
        rows = zip(self.rows, self.texts(column), strict=True)
        return replace(self, rows=tuple(row for row, text in rows if text in kept))

    def add_note(self, note: str) -> "Table":
        """The table with one more note for the reader."""
        return replace(self, notes=(*self.notes, note))


@dataclass(frozen=True)
class SelectedRows:
    """The selected rows, the measure of each (empty if the column gives it), and the value of each role.

    A role is empty if the table has no column for it.
    """

    table: Table
    measures: list[str]
    picked: dict[str, str] = field(default_factory=lambda: dict.fromkeys(ROLES, ""))


def table(grid: Grid) -> Table:
    """The table in ``grid``; raises ``UploadError`` for an unknown header or rows wider than it."""
    filled = [(number, cells) for number, cells in grid.rows if cells.count("") < len(cells)]
    if not filled:
        raise UploadError("a series must have rows, got an empty file; bring a header and one for each year")
    found = detect_layout(filled)
    if found is None:
        widest = max(filled[:ITEMS_IN_MESSAGE], key=lambda row: len(row[1]))
        seen = ", ".join(text for text in map(cell_text, widest[1]) if text)[:200]
        raise UploadError(
            f"row {widest[0]}: the header must be that of UN Comtrade, WITS, ITC Trade Map, SDMX-CSV, or "
            f"year with exports, imports, turnover or value, got {seen!r}; rename the columns so"
        )
    at, layout = found
    number, head = filled[at]
    width = max((i for i, cell in enumerate(head, 1) if cell != ""), default=0)
    rows, problems, feet = [], [], []
    for line, cells in filled[at + 1 :]:
        beyond = [cell_text(cell) for cell in cells[width:] if cell != ""] if len(cells) > width else []
        alone = cells[0] != "" and cells.count("") == len(cells) - 1
        if beyond:
            problems.append(
                f"row {line}: must have at most {width} cells as the header, got {beyond[0]!r} "
                "beyond; put the header above it, or text with commas in quotes"
            )
        elif alone and width > 1 and not cell_text(cells[0])[0].isdigit():
            feet.append(cell_text(cells[0]))
        else:
            rows.append((line, cells + [""] * (width - len(cells)) if len(cells) < width else cells[:width]))
    if problems:
        raise UploadError(*problems)
    if not rows:
        raise UploadError(f"row {number}: a row for each year must follow the header, got none; add them")
    columns = column_names(head)[:width]
    twice = [name for name, times in Counter(columns).items() if times > 1 and name in _used_columns(layout)]
    if twice:
        raise UploadError(
            f"row {number}: each column must be there once, got {', '.join(twice)} twice; rename one"
        )
    if layout.title == "SDMX-CSV":  # cells may be "code: label"
        rows = [(n, [c.split(": ", 1)[0] if isinstance(c, str) else c for c in cells]) for n, cells in rows]
    titles = [cell_text(cell) for _, cells in filled[:at] for cell in cells if cell_text(cell)]
    notes = [*grid.notes, *(f"Beside the table: {text}" for text in [*titles, *feet])]
    return Table(
        layout, tuple(map(cell_text, head[:width])), tuple(columns), tuple(rows), grid.delimiter, tuple(notes)
    )


def _used_columns(layout: Layout) -> set[str]:
    roles = {name for role in ROLES for name in getattr(layout, role)}
    return {layout.year, *layout.values, *layout.flow, *layout.keep, *layout.details, *roles}


def select_rows(found: Table, choose: Mapping[str, str]) -> SelectedRows | Question:
    """The rows of ``found`` that are totals of one pair by one reporter, or a question.

    Raises ``UploadError`` for an unknown answer, or if no row is left.
    """
    kept = _flows(_totals(found), choose)
    for role in ROLES:
        column = found.first_column(tuple(getattr(found.layout, role)))
        if isinstance(kept, Question):
            return kept
        if column is not None:
            kept = _pick(kept, column, role, choose)
    for column in (*found.layout.details, *found.layout.keep):
        if isinstance(kept, Question):
            return kept
        if column in found.columns and _has_repeats(kept):
            kept = _pick(kept, column, column, choose)
    return kept


def _totals(found: Table) -> Table:
    """The table without breakdowns whose total it contains; raises ``UploadError`` without yearly rows."""
    for column, codes in found.layout.keep.items():
        if column not in found.columns:
            continue
        texts = set(found.texts(column))
        if column in ("freq", "frequency", "freqcode") and not texts & set(codes):
            raise UploadError(
                f"column {found.printed_name(column)}: must hold yearly rows, {codes[0]}, got "
                f"{', '.join(sorted(texts)[:ITEMS_IN_MESSAGE])}; download the yearly series"
            )
        if texts & set(codes) and texts - set(codes):
            fewer = found.filter_rows(column, set(codes))
            left = len(found.rows) - len(fewer.rows)
            name = found.printed_name(column)
            found = fewer.add_note(f"{name}: {codes[0]} is read; other rows, left out: {left}.")
    return found


def _flows(found: Table, choose: Mapping[str, str]) -> SelectedRows | Question:
    """The rows of known flows, each with its measure."""
    column = found.first_column(tuple(found.layout.flow))
    if all(found.layout.values[name] for name in found.layout.values if name in found.columns):
        return SelectedRows(found, [""] * len(found.rows))
    if column is None:
        chosen = choose.get("measure")
        if chosen is None:
            return Question("measure", "What does the series count?", {name: name for name in TRADE_MEASURES})
        if chosen not in TRADE_MEASURES:
            raise UploadError(
                f"measure must be one of {', '.join(TRADE_MEASURES)}, got {chosen!r}; choose one of them"
            )
        return SelectedRows(found, [chosen] * len(found.rows))
    texts = found.texts(column)
    kept = {text for text in texts if text.lower() in _MEASURE_BY_WORD}
    other = Counter(text for text in texts if text not in kept)
    listed = ", ".join(
        f"{text or 'an empty cell'} (rows: {times})" for text, times in other.most_common(ITEMS_IN_MESSAGE)
    )
    if not kept:
        raise UploadError(
            f"column {found.printed_name(column)}: must hold exports or imports, got {listed}; add those"
        )
    fewer = found.filter_rows(column, kept)
    if other:
        fewer = fewer.add_note(f"{found.printed_name(column)}: left out are {listed}.")
    return SelectedRows(fewer, [_MEASURE_BY_WORD[text.lower()] for text in fewer.texts(column)])


def _pick(before: SelectedRows, column: str, name: str, choose: Mapping[str, str]) -> SelectedRows | Question:
    """The rows with the only value of ``column``, or with the value that the reader chose."""
    found = before.table
    texts = found.texts(column)
    options = dict.fromkeys(sorted(set(texts)))
    chosen = next(iter(options)) if len(options) == 1 else choose.get(name)
    if chosen is None:
        labels = _labels(found, column)
        return Question(
            name, f"Which {found.printed_name(column)}? There are several.", {o: labels[o] for o in options}
        )
    if chosen not in options:
        raise UploadError(
            f"{name} must be one of the column {found.printed_name(column)}, got {chosen!r}; choose one of "
            f"{', '.join(list(options)[:ITEMS_IN_MESSAGE])}"
        )
    measures = [measure for measure, text in zip(before.measures, texts, strict=True) if text == chosen]
    picked = before.picked | ({name: chosen} if name in ROLES else {})
    return SelectedRows(found.filter_rows(column, {chosen}), measures, picked)


def _labels(found: Table, column: str) -> dict[str, str]:
    """Each code of ``column`` with its description, if the table has a column of descriptions."""
    stem = column.removesuffix("iso3").removesuffix("iso").removesuffix("code").strip()
    other = found.first_column((f"{stem}desc", f"{stem}name", stem, f"{stem} description"))
    texts = found.texts(column)
    if other is None or other == column:
        return {text: text for text in texts}
    pairs = zip(texts, found.texts(other), strict=True)
    return {text: f"{text}, {label}" if label and label != text else text for text, label in pairs}


def _has_repeats(kept: SelectedRows) -> bool:
    """Whether a measure occurs twice in a year."""
    found = kept.table
    years = found.texts(found.layout.year) if found.layout.year else [""] * len(found.rows)
    keys = list(zip(years, kept.measures, strict=True))
    return len(set(keys)) < len(keys)
