"""The report sheet: one A4 page with the reader's title and the chosen charts.

It is one picture, so that a screenshot, the printer and the PDF show the same.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.specification import vega_lite_specification
from metrics.charts.theme import FONT, PALETTES
from metrics.datasets.brief import Brief
from metrics.narrative import reported_figures, scenarios, source_notes
from metrics.quantities.lazy_import import lazy_import
from metrics.scenarios.workspace import Workspace
from metrics.sharing import chart_files, font_subsets, link, rendering, share_code
from metrics.sharing.picture_metadata import EmbeddedMetadata, software
from metrics.sharing.picture_sizes import Look, Size

if TYPE_CHECKING:
    from PIL import ImageFont
else:
    ImageFont = lazy_import("PIL.ImageFont")

PAPER = Size("a4", 210, 297, unit="mm")
PAGE = "report"
WIDTH, HEIGHT = 794, 1123  # A4 at 96 pixels to the inch
_MARGIN, _GAP = 48, 22
MEDIA = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
_TITLE, _LEAD, _FOOT = 25, 14, 10.5
_LEADING = 1.32
_LEAST_READABLE_SCALE = 0.68  # below that, the small print is under six points on paper
_SVG_ID = re.compile(r"(\bid=\"|url\(#|xlink:href=\"#)")


class _Grid(NamedTuple):
    """A grid of charts: ``width`` pixels each before scaling, one height for each row."""

    columns: int
    width: int
    scale: float
    heights: list[float]


def render(view: Outlook, mode: str, home: str, kind: str) -> bytes:
    """The sheet of the view's workspace as one of ``MEDIA``; deterministic."""
    return _rendered_sheet(view.brief, view.workspace, mode, home, kind)


@lru_cache(16)
def _rendered_sheet(brief: Brief, workspace: Workspace, mode: str, home: str, kind: str) -> bytes:
    view = build_outlook(brief, workspace)
    look = Look(kind, "screen", mode, 2)
    abouts = [chart_files.describe(CHARTS[name], view, home) for name in workspace.sheet]
    terms = dict.fromkeys(held["title"] for about in abouts for held in about.licences)
    metadata = EmbeddedMetadata(
        title=_title(view),
        description=alternative_text(view),
        source="; ".join(dict.fromkeys(about.source for about in abouts)),
        settings=scenarios.assumptions(brief, view.answers),
        licence="; ".join(terms),
        link=link.address(home, workspace, brief, PAGE) if home else "",
        code=share_code.encode(workspace, brief),
        version=f"{brief.name} {brief.version}",
        software=software(),
        chart=PAGE,
        mode=mode,
        size=PAPER.name,
    )
    return rendering.convert_drawing(svg(view, mode, home), PAPER, look, metadata)


def alternative_text(view: Outlook) -> str:
    """The alternative text of the sheet."""
    charts = [CHARTS[name].content(view).alternative for name in view.workspace.sheet]
    return " ".join([_title(view), *_sentences(view), *charts])


def _title(view: Outlook) -> str:
    return view.workspace.title or reported_figures.question(view.brief)


def _sentences(view: Outlook) -> list[str]:
    return [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]


def svg(view: Outlook, mode: str, home: str) -> str:
    """The sheet as SVG; its last line has the data version, the ID and the address."""
    palette, charts = PALETTES[mode], [CHARTS[name] for name in view.workspace.sheet]
    head, lead = _title(view), _sentences(view)
    signature = ". ".join(share_code.signature(view, home))
    parts, top = [], float(_MARGIN)
    for text, size, heavy, color in (
        (head, _TITLE, True, palette.text),
        *((line, _LEAD, False, palette.text) for line in lead),
    ):
        drawn, used = _paragraph(text, top, size, color, heavy=heavy)
        parts.append(drawn)
        top += used + size * 0.35
    signed = f"{source_notes.data_version(view.brief)} {signature}"
    last, used = _paragraph(signed, 0, _FOOT, palette.quiet, heavy=False)
    bottom = HEIGHT - _MARGIN - used
    parts.append(f'<g transform="translate(0 {bottom:.1f})">{last}</g>')
    parts += _chart_elements(view, charts, mode, top + _GAP / 2, bottom - _GAP)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="100%" height="100%" fill="{palette.background}"/>{"".join(parts)}</svg>'
    )


def _chart_elements(
    view: Outlook, charts: Sequence[Chart], mode: str, top: float, bottom: float
) -> list[str]:
    """The charts in one column if they stay readable, else in the columns that make them largest."""
    contents = [(chart, chart.content(view)) for chart in charts]
    tries = [_grid(contents, columns, bottom - top) for columns in (1, 2)[: len(charts)]]
    fit = next(
        (found for found in tries if found.scale >= _LEAST_READABLE_SCALE), max(tries, key=lambda t: t.scale)
    )
    placed, y = [], top
    for at, (chart, content) in enumerate(contents):
        row, column = divmod(at, fit.columns)
        drawn = rendering.drawing(chart, content, mode, fit.width)
        own = _SVG_ID.sub(lambda found, at=at: f"{found.group(1)}c{at}-", drawn)  # type: ignore[misc]
        x = _MARGIN + column * (fit.width * fit.scale + _GAP)
        placed.append(f'<g transform="translate({x:.1f} {y:.1f}) scale({fit.scale:.4f})">{own}</g>')
        if column == fit.columns - 1:
            y += fit.scale * fit.heights[row] + _GAP
    return placed


def _grid(contents: Sequence[tuple[Chart, ChartContent]], columns: int, room: float) -> _Grid:
    """The largest grid of ``columns`` columns whose rows fit into ``room`` pixels."""
    cell = (WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    for step in range(40):
        width = int(cell * (1 + step / 20))
        tall = [
            vega_lite_specification(chart, content, "light", width)["height"] for chart, content in contents
        ]
        heights = [max(tall[at : at + columns]) for at in range(0, len(tall), columns)]
        scale = cell / width
        if scale * sum(heights) + _GAP * (len(heights) - 1) <= room:
            break
    return _Grid(columns, width, scale, heights)


def _paragraph(text: str, top: float, size: float, color: str, *, heavy: bool) -> tuple[str, float]:
    """SVG of text lines from ``top`` on, and their height."""
    lines = _wrapped_lines(text, WIDTH - 2 * _MARGIN, size, heavy=heavy)
    step = size * _LEADING
    spans = "".join(
        f'<tspan x="{_MARGIN}" y="{top + size + at * step:.1f}">{escape(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    look = f'font-family="{escape(FONT)}" font-size="{size}" font-weight="{600 if heavy else 400}"'
    return f'<text {look} fill="{color}">{spans}</text>', step * len(lines)


def _wrapped_lines(text: str, width: float, size: float, *, heavy: bool) -> list[str]:
    """Lines of at most ``width`` pixels, broken at ordinary spaces."""
    font = _font(size, heavy=heavy)
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _font(size: float, *, heavy: bool) -> "ImageFont.FreeTypeFont":
    file = "SourceSans3-SemiBold.ttf" if heavy else "SourceSans3-Regular.ttf"
    return ImageFont.truetype(font_subsets.FONTS / file, size)
