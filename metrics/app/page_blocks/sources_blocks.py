"""Sources: every figure as it was printed, with its bounds and where it was printed."""

from collections.abc import Iterator

from metrics.app.page_blocks.block import Block, Heading, Paragraph, TableBlock
from metrics.datasets.brief import Brief
from metrics.narrative import conversion_rates, data_tables

_LINKS, _LEFT_OUT = ("Address",), ("Id",)


def summary(brief: Brief) -> str:
    """How many figures from how many sources, and what is not among them."""
    return (
        f"{len(brief.figures)} figures from {len(brief.sources)} sources, data version {brief.version}, "
        f"licence {', '.join(brief.licences)} for the compilation. Values and bounds follow from the "
        "printed form; what is derived is computed and not listed here."
    )


def blocks(brief: Brief) -> Iterator[Block]:
    """The whole page; nothing on it moves."""
    yield Heading("Sources", level=1)
    yield Paragraph(summary(brief))
    yield TableBlock("Every figure", data_tables.figures(brief), tall=True, links=_LINKS, left_out=_LEFT_OUT)
    if brief.rates:
        yield Heading("Exchange rates used")
        yield Paragraph(conversion_rates.conversion_note(brief))
        yield TableBlock("Every exchange rate", data_tables.rates(brief), links=_LINKS, left_out=_LEFT_OUT)
