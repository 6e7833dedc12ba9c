"""Precedents: how long it took other pairs that stood where this one stands."""

from collections.abc import Iterator

from metrics.analysis.outlook import Outlook
from metrics.app.page_blocks.block import (
    Bench,
    Block,
    Bullets,
    ChartBlock,
    Controls,
    Details,
    Heading,
    Page,
    Paragraph,
    Section,
    TableBlock,
)
from metrics.narrative import precedents, reference_class_tables
from metrics.scenarios.parameter_layout import Place

CRITERIA = "criteria"
TITLE = "Precedents"
_SHARES, _PAIRS = "The share after each year", "The pairs"


def _head(view: Outlook) -> Iterator[Block]:
    yield Heading(TITLE, level=1)
    view.precedents.require_position()  # raises what the brief lacks for the rest


def _reference_class(view: Outlook) -> Iterator[Block]:
    yield Paragraph(precedents.lead(view))
    # The rule of the class can be set where its tables can be asked.
    yield Bench((ChartBlock("precedents", view),), Controls(CRITERIA, view, places=Place.DASHBOARD))
    yield Paragraph(precedents.waiting_times(view))
    yield Bullets(tuple(precedents.chances(view)))
    if view.precedents.curve:
        yield Details(_SHARES, (TableBlock(f"Table: {_SHARES}", precedents.chance_table(view)),))
    yield Heading("The pairs of the class")
    yield ChartBlock("paths", view)
    yield Paragraph(reference_class_tables.closest_pairs(view))
    pairs = TableBlock(
        f"Table: {_PAIRS}",
        reference_class_tables.table(view),
        paths=(reference_class_tables.PATH_COLUMN,),
    )
    yield Details(_PAIRS, (pairs,), unfolded=Place.DASHBOARD)


PRECEDENTS = Page("precedents", _head, (Section(_reference_class, moves=True),))
