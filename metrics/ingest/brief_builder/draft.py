"""A draft of a brief: what the reader confirmed, before validation.

Missing parts are empty text, so that validation can report all faults at once. Amounts are in US dollars.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, fields

from metrics.ingest.tables.uploaded_series import Series
from metrics.quantities.figures import Bound

_FOLDER_NAME_LETTERS = frozenset(string.ascii_lowercase + string.digits + "-")


@dataclass(frozen=True, slots=True)
class DraftSource:
    """A printed source; ``published`` is ISO text to the precision known."""

    publisher: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A figure of the report, with the columns of figures.csv; ``measure`` is a key of ``MEASURES``."""

    measure: str
    period: str
    quoted: str
    bound: Bound
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """The report's target: its printed form, and a ``value`` (US$ bn a year) or a ``multiple``.

    ``announced`` and ``due`` are ISO text; ``due`` is empty if the report gives no date.
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
    """One side's series of the trade: economy (alpha-3), reporter's name, and source."""

    economy: str
    reporter: str
    origin: DraftSource
    series: Series


@dataclass(frozen=True, slots=True)
class BriefDraft:
    """Everything that a brief is made from.

    ``economies`` maps the alpha-3 codes of the two sides to their names; ``follows`` is the code of
    the side whose series has the report's level, empty if only one agrees with it. ``made`` is the
    day of the draft, ISO text, which becomes the brief's version.
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
        """The name of the brief's folder, such as brief-aaa-bbb-2024-07-05."""
        parts = ["brief", *self.economies, self.report.published]
        plain = ("".join(c for c in part.lower() if c in _FOLDER_NAME_LETTERS) for part in parts)
        return "-".join(part for part in plain if part)


def field_texts(of: DraftSource | DraftTarget) -> dict[str, str]:
    """The fields of ``of`` by name."""
    return {held.name: getattr(of, held.name) for held in fields(of)}
