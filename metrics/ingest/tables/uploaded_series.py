"""What goes into and comes out of the reading of a file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from metrics.quantities.errors import TwofoldError

Cell = str | float | dt.date  # text without spaces around it, empty where nothing stands

TRADE_MEASURES = ("exports", "imports", "turnover")


class UploadError(TwofoldError):
    """A file that cannot be used; ``problems`` holds one line for each fault found."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Grid:
    """A table as it stands in the file: ``rows`` pair the number of a row, from 1, with its cells.

    ``delimiter`` is what parts the cells of a text file, empty for a workbook.
    """

    rows: tuple[tuple[int, list[Cell]], ...]
    delimiter: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Something the file leaves open; ``options`` maps each answer to the words for it.

    Whatever reads a part of the file returns its result, or the first question that stands before it.
    The answer goes to ``read`` as ``choose[name]``, or as ``unit`` for the unit, where any
    ``thousand_EUR/year`` of that form is an answer too.
    """

    name: str
    text: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """The value of one measure in one calendar year, in the unit of its series."""

    year: int
    measure: str
    value: float


@dataclass(frozen=True)
class Series:
    """A checked yearly series, in order of year, in ``unit`` such as billion_USD/year.

    ``reporter`` and ``partner`` are as the file names them, empty where it does not.
    """

    rows: tuple[Row, ...]
    unit: str
    reporter: str
    partner: str

    def values_by_year(self, measure: str) -> dict[int, float]:
        """Value by year; the turnover of years without one is exports + imports, where both are there."""
        found = {row.year: row.value for row in self.rows if row.measure == measure}
        if measure == "turnover":
            exports, imports = self.values_by_year("exports"), self.values_by_year("imports")
            found = {year: exports[year] + imports[year] for year in exports if year in imports} | found
        return dict(sorted(found.items()))


@dataclass(frozen=True)
class Preview:
    """What was recognised: the layout, its first rows as text below their header, what is still open.

    ``series`` is None as long as there are ``questions``. Texts are those of the file, not escaped.
    """

    layout: str
    head: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    series: Series | None


@dataclass(frozen=True)
class Faults:
    """Everything that is wrong with a file, one line each: rule, value seen, where, way out."""

    problems: tuple[str, ...]


def cell_text(cell: Cell) -> str:
    """The cell as a spreadsheet would show it.

    >>> cell_text(2019.0), cell_text(1.5), cell_text("x")
    ('2019', '1.5', 'x')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat()
