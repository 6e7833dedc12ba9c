"""Draws a page's blocks as HTML."""

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch

from metrics.app.page_blocks.block import (
    Bench,
    Block,
    Bullets,
    Cards,
    ChartBlock,
    Controls,
    Details,
    Heading,
    Paragraph,
    TableBlock,
)
from metrics.app.site.chart_section import chart_block
from metrics.app.site.markup import Markup, anchor, bullets, element, join, table
from metrics.app.site.page_shell import Publication
from metrics.quantities.errors import ArgumentError
from metrics.scenarios.parameter_layout import Place

Parts = Mapping[str, Callable[[Publication], Markup]]


def page_body(blocks: Iterable[Block], of: Publication, controls: Parts | None = None) -> list[Markup]:
    """Those of the blocks that a published page has, drawn."""
    return [draw(block, of, controls or {}) for block in blocks if Place.PAGE in block.places]


@singledispatch
def draw(block: Block, of: Publication, controls: Parts) -> Markup:  # noqa: ARG001 - each kind takes them
    """One block as HTML."""
    raise ArgumentError(f"a block must be of a kind drawn here, got {type(block).__name__}; add its drawing")


@draw.register
def _(block: Heading, _of: Publication, _controls: Parts) -> Markup:
    live = {"id": block.anchor, "aria_live": "polite"} if block.anchor else {}
    return element(f"h{block.level}", block.text, **live)


@draw.register
def _(block: Paragraph, _of: Publication, _controls: Parts) -> Markup:
    return element("p", block.text, class_="note live-only" if block.note else False)


@draw.register
def _(block: Bullets, _of: Publication, _controls: Parts) -> Markup:
    return bullets(block.lines, id=block.anchor) if block.anchor else bullets(block.lines)


@draw.register
def _(block: Cards, _of: Publication, _controls: Parts) -> Markup:
    cards = (
        element(
            "div",
            element("p", card.label),
            element("p", card.value, class_="value"),
            element("p", card.note),
            class_="card",
        )
        for card in block.cards
    )
    return element("div", *cards, class_="cards")


@draw.register
def _(block: ChartBlock, of: Publication, _controls: Parts) -> Markup:
    return chart_block(of, block.name)


@draw.register
def _(block: TableBlock, _of: Publication, _controls: Parts) -> Markup:
    def cell(name: str, value: object) -> Markup | None:
        return anchor(str(value), "open") if name in block.links and value else None

    return table(block.frame.drop(columns=[*block.paths, *block.left_out]), block.label, cell)


@draw.register
def _(block: Details, of: Publication, controls: Parts) -> Markup:
    inside = page_body(block.blocks, of, controls)
    if block.unfolded and Place.PAGE in block.unfolded:
        return join(*inside)
    return element("details", element("summary", block.label), *inside, id=block.anchor or False)


@draw.register
def _(block: Controls, of: Publication, controls: Parts) -> Markup:
    return controls[block.name](of)


@draw.register
def _(block: Bench, of: Publication, controls: Parts) -> Markup:
    first, *rest = page_body(block.blocks, of, controls)
    if Place.PAGE not in block.beside.places:
        return join(first, *rest)
    return element("div", first, draw(block.beside, of, controls), *rest, class_="bench")
