"""Precedents: how long it took other pairs that stood where this one stands."""

from collections.abc import Iterator

from metrics.analysis import outside_view
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
    outside_view.pair_position(view.brief, view.rule)  # raises what the brief lacks for the rest


def _reference_class(view: Outlook) -> Iterator[Block]:
    brief, rule = view.brief, view.rule
    yield Paragraph(precedents.lead(brief, rule))
    # The rule of the class can be set where its tables can be asked.
    yield Bench((ChartBlock("precedents", view),), Controls(CRITERIA, view, places=Place.DASHBOARD))
    yield Paragraph(precedents.waiting_times(brief, rule))
    yield Bullets(tuple(precedents.chances(view, rule)))
    if "chosen" in outside_view.survival_curves(brief, rule):
        yield Details(_SHARES, (TableBlock(f"Table: {_SHARES}", precedents.chance_table(brief, rule)),))
    yield Heading("The pairs of the class")
    yield ChartBlock("paths", view)
    yield Paragraph(reference_class_tables.closest_pairs(brief, rule))
    pairs = TableBlock(
        f"Table: {_PAIRS}",
        reference_class_tables.table(brief, rule),
        paths=(reference_class_tables.PATH_COLUMN,),
    )
    yield Details(_PAIRS, (pairs,), unfolded=Place.DASHBOARD)


PRECEDENTS = Page("precedents", _head, (Section(_reference_class, moves=True),))
