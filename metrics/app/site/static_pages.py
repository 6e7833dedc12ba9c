"""The published pages that stand: the record, the precedents, the sources."""

from metrics.analysis.trade_series import RecordError
from metrics.app.page_blocks import sources_blocks
from metrics.app.page_blocks.block import Heading, Paragraph
from metrics.app.page_blocks.precedents_blocks import PRECEDENTS, TITLE
from metrics.app.page_blocks.record_blocks import RECORD
from metrics.app.site.block_markup import page_body
from metrics.app.site.page_shell import Head, Publication, page
from metrics.narrative import precedents, record

PRECEDENT_CHARTS = ("precedents", "paths")


def record_page(of: Publication) -> bytes:
    """``record.html``: both books, the gap, earlier targets, and what the brief has beside trade."""
    brief = of.view.brief
    head = Head("record.html", f"The record: {brief.title}", record.lead(brief))
    return page(of, head, page_body(RECORD.blocks(of.view), of))


def precedents_page(of: Publication) -> bytes:
    """``precedents.html``: how long it took other pairs, or why that is not charted."""
    brief, lacking = of.view.brief, missing_precedents_reason(of)
    said = f"Precedents are not charted: {lacking}." if lacking else precedents.lead(of.view)
    blocks = [Heading(TITLE, level=1), Paragraph(said)] if lacking else PRECEDENTS.blocks(of.view)
    return page(of, Head("precedents.html", f"{TITLE}: {brief.title}", said), page_body(blocks, of))


def sources_page(of: Publication) -> bytes:
    """``sources.html``: every figure as it was printed, with its source."""
    brief = of.view.brief
    head = Head("sources.html", f"Sources: {brief.title}", sources_blocks.summary(brief))
    return page(of, head, page_body(sources_blocks.blocks(brief), of))


def missing_precedents_reason(of: Publication) -> str:
    """What the brief lacks for precedents; empty where it lacks nothing."""
    try:
        of.view.precedents.require_position()
    except RecordError as problem:
        return str(problem)
    return ""
