"""The blocks of a page, as data. A block that only one kind of page has says so in ``places``.

``app.pages.block_widgets`` draws them with Streamlit, ``app.site.block_markup`` as HTML.
An ``anchor`` is the name by which a script of a published page finds a block and keeps it up to date.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from metrics.analysis.outlook import Outlook
from metrics.scenarios.parameter_layout import Place

BOTH = Place.DASHBOARD | Place.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Anything on a page; ``places`` are the kinds of pages that have it."""

    places: Place = BOTH


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading; one that is a whole ``sentence`` is set smaller on the dashboard."""

    text: str
    level: int = 2
    sentence: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph, in ``bold`` above a table; a ``note`` is set small, and only where scripts run."""

    text: str
    bold: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Bullets(Block):
    """A list of lines; nothing where there is none, unless it has an anchor."""

    lines: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A printed figure: what it is, how it is printed, what it means."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Figures side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock(Block):
    """A chart of the catalogue with its files, its words and its table."""

    name: str
    view: Outlook


@dataclass(frozen=True, slots=True)
class TableBlock(Block):
    """A table to read. ``label`` names it for those who do not see it.

    A ``small`` one is plain text on the dashboard, a ``tall`` one has a height of its own. ``links`` are
    columns of addresses; ``paths`` those of small drawings, and a published page has none of them, nor those
    that are ``left_out`` to keep it narrow.
    """

    label: str
    frame: pd.DataFrame
    small: bool = False
    tall: bool = False
    links: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Details(Block):
    """Blocks that open on a click, but stand open where they are ``unfolded``."""

    label: str
    blocks: tuple[Block, ...]
    unfolded: Place | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Controls(Block):
    """What a reader moves, by its name; each kind of page draws its own."""

    name: str
    view: Outlook


@dataclass(frozen=True, slots=True)
class Bench(Block):
    """Blocks with their controls beside them."""

    blocks: tuple[Block, ...]
    beside: Controls


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page; with ``moves`` its own controls change it, on the dashboard without the rest."""

    blocks: Callable[[Outlook], Iterable[Block]]
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name in the address, what stands above all, and its sections."""

    name: str
    head: Callable[[Outlook], Iterable[Block]]
    sections: tuple[Section, ...] = ()

    def blocks(self, view: Outlook) -> list[Block]:
        """All blocks in order, for a page that is drawn at once."""
        return [*self.head(view), *(block for section in self.sections for block in section.blocks(view))]


def folded_list(label: str, lines: Iterable[str]) -> list[Block]:
    """Lines that open on a click; nothing where there is none."""
    held = tuple(lines)
    return [Details(label, (Bullets(held),))] if held else []
