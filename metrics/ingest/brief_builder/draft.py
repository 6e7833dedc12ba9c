"""A draft of a brief: what the reader has confirmed, before any rule has looked at it.

Whatever is missing stays empty text, so that the rules of a brief can tell all faults at once.
Amounts are in US dollars.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, fields

from metrics.ingest.tables.uploaded_series import Series
from metrics.quantities.figures import Bound

_FOLDER_NAME_LETTERS = frozenset(string.ascii_lowercase + string.digits + "-")


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Where something was printed; ``published`` is ISO text to the precision known."""

    publisher: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A figure of the report, as figures.csv holds it; ``measure`` is a name of ``measures``."""

    measure: str
    period: str
    quoted: str
    bound: Bound
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """The target the report announces: its printed form, and a ``value`` (US$ bn a year) or a ``multiple``.

    ``announced`` and ``due`` are ISO text, ``due`` empty where the report gives no date.
    """

    quoted: str
    value: str = ""
    bound: str = ""
    multiple: str = ""
    announced: str = ""
    by: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class DraftSeries:
    """One side's series of the same trade: whose it is (alpha-3 and a name), and where it was printed."""

    economy: str
    reporter: str
    origin: DraftSource
    series: Series


@dataclass(frozen=True, slots=True)
class BriefDraft:
    """All that a brief is made from.

    ``economies`` maps the alpha-3 codes of the two sides to their names; ``follows`` is the code of
    the side whose series the report's level is taken from, empty where only one agrees with it.
    ``made`` is the day the draft was made, ISO text, which becomes the brief's version.
    """

    title: str
    economies: Mapping[str, str]
    report: DraftSource
    figures: tuple[DraftFigure, ...]
    aim: DraftTarget | None
    books: tuple[DraftSeries, ...]
    made: str
    follows: str = ""

    @property
    def name(self) -> str:
        """The name of its folder, such as brief-aaa-bbb-2024-07-05."""
        parts = ["brief", *self.economies, self.report.published]
        plain = ("".join(c for c in part.lower() if c in _FOLDER_NAME_LETTERS) for part in parts)
        return "-".join(part for part in plain if part)


def field_texts(of: DraftSource | DraftTarget) -> dict[str, str]:
    """The fields of ``of`` by name."""
    return {held.name: getattr(of, held.name) for held in fields(of)}
