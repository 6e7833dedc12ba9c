"""Draws a page's blocks with Streamlit; each section runs again by itself."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial, singledispatch
from typing import Any

import streamlit as st

from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.page_blocks.block import (
    Bench,
    Block,
    Bullets,
    Cards,
    ChartBlock,
    Controls,
    Details,
    Heading,
    Page,
    Paragraph,
    Section,
    TableBlock,
)
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import escape_markdown, show_chart_block, show_table
from metrics.app.pages.error_boundary import run_page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import data_tables
from metrics.quantities.errors import ArgumentError
from metrics.scenarios.parameter_layout import Place

Widgets = Mapping[str, Callable[[Outlook], None]]
_HEADINGS = {1: st.title, 2: st.header}
_TABLE_HEIGHT = 560


def show_page(page: Page, controls: Widgets, prepare: Callable[[Brief], None] | None = None) -> None:
    """Shows the page, or what is wrong with its data; ``prepare`` goes first and takes no room."""
    run_page(partial(_show, page, controls, prepare))


def _show(page: Page, controls: Widgets, prepare: Callable[[Brief], None] | None, brief: Brief) -> None:
    session.open_session(brief, page.name)
    widgets.show_rejected_parameters()
    head = iter(page.head(_view(brief)))
    with st.container(gap=None):
        if prepare:
            prepare(brief)
        draw(next(head), controls)
    show_blocks(head, controls)
    still: Outlook | None = None
    for section in page.sections:
        if section.moves:
            _moving_section(section, brief, controls)
        else:
            still = still or _view(brief)
            _still_section(section, still, controls)


def _view(brief: Brief) -> Outlook:
    return build_outlook(brief, session.current_session().now)


@st.fragment
def _moving_section(section: Section, brief: Brief, controls: Widgets) -> None:
    """What moves with controls of its own; runs again by itself when one of them is moved."""
    session.apply_pending_steps()
    session.write_address(brief)
    show_blocks(section.blocks(_view(brief)), controls)


@st.fragment
def _still_section(section: Section, view: Outlook, controls: Widgets) -> None:
    """What stays; a fragment, so that a table in it opens without a run of the page."""
    show_blocks(section.blocks(view), controls)


def show_blocks(blocks: Iterable[Block], controls: Widgets | None = None) -> None:
    """Draws those of the blocks that the dashboard has."""
    for block in blocks:
        if Place.DASHBOARD in block.places:
            draw(block, controls or {})


@singledispatch
def draw(block: Block, controls: Widgets) -> None:  # noqa: ARG001 - each kind's drawing takes it
    """Draws one block."""
    raise ArgumentError(f"a block must be of a kind drawn here, got {type(block).__name__}; add its drawing")


@draw.register
def _(block: Heading, _: Widgets) -> None:
    write = st.subheader if block.sentence else _HEADINGS[block.level]
    write(escape_markdown(block.text), anchor=False)


@draw.register
def _(block: Paragraph, _: Widgets) -> None:
    text = escape_markdown(block.text)
    st.markdown(f"**{text}**" if block.bold else text)


@draw.register
def _(block: Bullets, _: Widgets) -> None:
    if block.lines:
        st.markdown("\n".join(f"- {escape_markdown(line)}" for line in block.lines))


@draw.register
def _(block: Cards, _: Widgets) -> None:
    for column, card in zip(st.columns(len(block.cards)), block.cards, strict=True):
        with column.container(border=True, height="stretch"):
            st.caption(escape_markdown(card.label))
            st.subheader(escape_markdown(card.value), anchor=False)
            st.caption(escape_markdown(card.note))


@draw.register
def _(block: ChartBlock, _: Widgets) -> None:
    show_chart_block(CHARTS[block.name], block.view)


@draw.register
def _(block: TableBlock, _: Widgets) -> None:
    if block.small:
        show_table(data_tables.cells(block.frame.set_index(block.frame.columns[0])))
        return
    columns: dict[str, Any] = {name: st.column_config.LinkColumn(display_text="open") for name in block.links}
    columns |= {name: st.column_config.LineChartColumn(width="medium") for name in block.paths}
    look: dict[str, Any] = {"height": _TABLE_HEIGHT} if block.tall else {}
    st.dataframe(block.frame, hide_index=True, width="stretch", column_config=columns, **look)


@draw.register
def _(block: Details, controls: Widgets) -> None:
    if block.unfolded and Place.DASHBOARD in block.unfolded:
        show_blocks(block.blocks, controls)
        return
    with st.expander(block.label):
        show_blocks(block.blocks, controls)


@draw.register
def _(block: Controls, controls: Widgets) -> None:
    controls[block.name](block.view)


@draw.register
def _(block: Bench, controls: Widgets) -> None:
    drawing, beside = st.columns([9, 4], gap="medium")
    with drawing:
        show_blocks(block.blocks, controls)
    with beside:
        draw(block.beside, controls)
