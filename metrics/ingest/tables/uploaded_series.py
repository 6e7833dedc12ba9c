"""The types that the modules of this package exchange: cells, grids, questions, series, faults."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from metrics.quantities.errors import TwofoldError

Cell = str | float | dt.date  # text is stripped; "" for an empty cell

TRADE_MEASURES = ("exports", "imports", "turnover")


class UploadError(TwofoldError):
    """A file that cannot be used; ``problems`` has one line for each fault."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Grid:
    """The cells of a file; ``rows`` pairs each row number, from 1, with its cells.

    ``delimiter`` separates the cells of a text file; it is empty for a workbook.
    """

    rows: tuple[tuple[int, list[Cell]], ...]
    delimiter: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question about an ambiguous file; ``options`` maps each answer to its label.

    Functions that read a part of the file return their result or the first open question. The answer is
    passed to ``reader.read`` as ``choose[name]``, for the unit as ``unit``; any text such as
    ``thousand_EUR/year`` answers that one.
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
    """A checked yearly series in order of year, in ``unit`` such as billion_USD/year.

    ``reporter`` and ``partner`` are the file's names for them, or empty.
    """

    rows: tuple[Row, ...]
    unit: str
    reporter: str
    partner: str

    def values_by_year(self, measure: str) -> dict[int, float]:
        """Values by year; turnover that the file does not give is exports + imports, if it has both."""
        found = {row.year: row.value for row in self.rows if row.measure == measure}
        if measure == "turnover":
            exports, imports = self.values_by_year("exports"), self.values_by_year("imports")
            found = {year: exports[year] + imports[year] for year in exports if year in imports} | found
        return dict(sorted(found.items()))


@dataclass(frozen=True)
class Preview:
    """What was recognised: the layout, the header and first rows as text, and open questions.

    ``series`` is None while there are ``questions``. Texts come from the file and are not escaped.
    """

    layout: str
    head: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    series: Series | None


@dataclass(frozen=True)
class Faults:
    """All faults of a file, one line each: rule, value seen, place, correction."""

    problems: tuple[str, ...]


def cell_text(cell: Cell) -> str:
    """The cell as text, as a spreadsheet shows it.

    >>> cell_text(2019.0), cell_text(1.5), cell_text("x")
    ('2019', '1.5', 'x')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat()
