"""What a page says, it says on the dashboard and in a publication, unless its description tells otherwise."""

from collections.abc import Iterable, Iterator
from html import unescape

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.page_blocks import sources_blocks
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
    TableBlock,
)
from metrics.app.page_blocks.outlook_blocks import OUTLOOK
from metrics.app.page_blocks.precedents_blocks import PRECEDENTS
from metrics.app.page_blocks.record_blocks import RECORD
from metrics.app.pages import block_widgets
from metrics.app.site import block_markup, static_pages
from metrics.app.site.page_shell import Publication
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import brief_folders
from tests.conftest import placed

EVERYWHERE = Heading("").places
# Each page of each shipped brief; one that has no place among other pairs has no precedents.
PAGES = [
    (brief, page)
    for brief in map(load_brief, brief_folders())
    for page in (RECORD, PRECEDENTS, OUTLOOK)
    if page is not PRECEDENTS or placed(brief)
]


def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def inside(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, those in others too."""
    for block in blocks:
        yield block
        if isinstance(block, Bench | Details):
            yield from inside(block.blocks)
        if isinstance(block, Bench):
            yield block.beside


def said(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts that both kinds of pages have."""
    for block in inside(blocks):
        if block.places == EVERYWHERE:
            if isinstance(block, Heading | Paragraph):
                yield block.text
            if isinstance(block, Bullets):
                yield from block.lines


def test_the_published_record_says_all_that_the_dashboard_says(any_brief: Brief) -> None:
    found = view(any_brief)
    page = unescape(static_pages.record_page(Publication(found)).decode())
    assert [text for text in said(RECORD.blocks(found)) if text not in page] == []


def test_the_published_sources_list_every_exchange_rate_with_its_address(any_brief: Brief) -> None:
    page = unescape(static_pages.sources_page(Publication(view(any_brief))).decode())
    assert [text for text in said(sources_blocks.blocks(any_brief)) if text not in page] == []
    for rate in any_brief.rates.values():
        assert f'href="{any_brief.sources[rate.source].url}"' in page
        assert rate.quoted in page
    assert ("Exchange rates used" in page) == bool(any_brief.rates)


@pytest.mark.parametrize(("any_brief", "page"), PAGES, ids=lambda part: part.name)
def test_no_chart_and_no_list_is_of_one_kind_of_page_alone(any_brief: Brief, page: Page) -> None:
    alone = [block for block in inside(page.blocks(view(any_brief))) if block.places != EVERYWHERE]
    assert not [block for block in alone if isinstance(block, ChartBlock | Bullets)]


@pytest.mark.parametrize("draw", [block_widgets.draw, block_markup.draw], ids=["Streamlit", "HTML"])
def test_every_kind_of_block_can_be_drawn(draw: object) -> None:
    kinds = {Heading, Paragraph, Bullets, ChartBlock, TableBlock, Details, Controls, Bench}
    assert kinds <= set(draw.registry)  # type: ignore[attr-defined]
