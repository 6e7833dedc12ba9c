"""What every chart shares: the head above the plot, the source and settings line below it.

A chart has two parts. Its *grammar* is an Altair chart that reads named data sets and
holds nothing that changes with a scenario; the browser keeps the drawn view and only takes
in new tables. Its *content* holds all that changes: tables, words, height. Lines are broken
here: for a picture, to its width; for the screen, for a few widths of the plot, of which the
drawing picks the one that fits.
"""

import re
import textwrap
from functools import lru_cache
from typing import Any

import altair as alt

from metrics.charts.axes import AXIS_WIDTH, NARROW_PLOT_WIDTH
from metrics.charts.chart import Chart, ChartContent, Rows
from metrics.charts.theme import PALETTES, Palette, config
from metrics.quantities.errors import ArgumentError

PLOT_WIDTHS = (280, NARROW_PLOT_WIDTH, 580, 700, 820)
_AXIS_GAP = 5
VERTICAL_MARGIN = 70
MIN_WIDTH = 324
_PADDING = {"left": 4, "top": 6, "right": 12, "bottom": 8}
WORD_JOINER = "\u2060"
WIDE_LETTERS = re.compile(
    "[@MWЖМФШЩЮ\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\U0001f300-\U0003ffff]"
)
LINE_HEIGHTS = {"title": 21, "subtitle": 17, "foot": 15}
PIXELS_PER_LETTER = {"title": 7.6, "subtitle": 6.0, "foot": 5.5}


def responsive_text_expression(name: str) -> str:
    """Vega expression for the variant of a text that fits the plot's width."""
    variant = f"data('text')[0].{name}_{PLOT_WIDTHS[0]}"
    for width in PLOT_WIDTHS[1:]:
        variant = f"width < {width} ? {variant} : data('text')[0].{name}_{width}"
    return variant


def responsive_text() -> alt.Text:
    """The wide or narrow variant of a text column, by the plot's width."""
    return alt.Text(value=alt.ExprRef(f"width < {NARROW_PLOT_WIDTH} ? datum.narrow : datum.wide"))


def text_with_halo(
    marks: alt.Chart, palette: Palette, color: Any, **style: Any
) -> tuple[alt.Chart, alt.Chart]:
    """Text marks on a halo of background, so that lines behind them leave them readable."""
    halo = {"stroke": palette.background, "strokeWidth": 4, "aria": False}
    return marks.mark_text(**style | halo), marks.mark_text(**style).encode(color=color)


def layered_chart(
    *layers: alt.Chart | alt.LayerChart, palette: Palette, foot_gap: int, axis_width: int = 0
) -> alt.LayerChart:
    """The layers between head and foot, with the common theme.

    ``foot_gap`` is the distance in pixels from the plot to the foot, past the labels of the
    horizontal axis; ``axis_width`` the room that the vertical axis takes.
    """
    foot = (
        alt.Chart(alt.NamedData("text"))
        .mark_text(
            align="left",
            baseline="top",
            x=-(axis_width + _AXIS_GAP) if axis_width else 0,
            y=alt.ExprRef(f"height + {foot_gap}"),
            lineBreak="\n",
            lineHeight=LINE_HEIGHTS["foot"],
            fontSize=11.5,
            color=palette.quiet,
        )
        .encode(
            text=alt.Text(value=alt.ExprRef(responsive_text_expression("foot"))), description="alternative:N"
        )
    )
    title = alt.TitleParams(text=alt.ExprRef(_lines_expression("title")))
    chart: alt.LayerChart = alt.layer(*layers, foot).properties(title=title).configure(**config(palette))
    return chart


@lru_cache(maxsize=64)
def _grammar_dict(chart: Chart, mode: str) -> dict[str, Any]:
    grammar = chart.grammar(PALETTES[mode]).to_dict()
    # Vega-Lite takes an expression here, its JSON schema (and so Altair) knows text only.
    grammar["title"]["subtitle"] = {"expr": _lines_expression("subtitle")}
    return grammar


def vega_lite_specification(
    chart: Chart, content: ChartContent, mode: str, width: int | None = None, height: int | None = None
) -> dict[str, Any]:
    """The Vega-Lite specification, for the screen and the file alike.

    ``mode`` is light or dark; ``width`` in pixels, None for as wide as the page allows;
    ``height`` in pixels, None for the content's own, or what ``required_height`` asks for.
    Raises ``ArgumentError`` when words and plot do not fit into ``height``.
    """
    least = required_height(content, width)
    if height is not None and height < least:
        raise ArgumentError(f"{chart.name} needs {least} pixels of height at width {width}, got {height}")
    return {
        **_grammar_dict(chart, mode),
        "width": width or "container",
        "height": height or max(content.height, least),
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": _PADDING,
        "datasets": named_datasets(content, width),
    }


def named_datasets(content: ChartContent, width: int | None = None) -> dict[str, Rows]:
    """The tables of ``content``, and its words in lines for a picture of ``width``, or for the screen."""
    # A picture has one width, so every variant is the one that its height was reckoned with.
    rooms = {plot: _available_width(width) if width else plot for plot in PLOT_WIDTHS}
    text = {
        f"{name}_{plot}": _wrapped_text(content, name, room)
        for plot, room in rooms.items()
        for name in LINE_HEIGHTS
    }
    return {"text": [{"alternative": content.alternative, **text}], **content.tables}


def required_height(content: ChartContent, width: int | None) -> int:
    """The least height in pixels that holds the words at this width and the plot."""
    lines = {
        name: _wrapped_text(content, name, _available_width(width)).count("\n") + 1 for name in LINE_HEIGHTS
    }
    return (
        VERTICAL_MARGIN
        + content.plot_height
        + sum(LINE_HEIGHTS[name] * count for name, count in lines.items())
    )


def _available_width(width: int | None) -> int:
    """The width in pixels that lines of text are broken for, where a picture is so wide."""
    around = AXIS_WIDTH + 2 * _AXIS_GAP + _PADDING["left"] + _PADDING["right"]
    return max(PLOT_WIDTHS[0], (width or 0) - around)


def _wrapped_text(content: ChartContent, name: str, room: int) -> str:
    """Title, subtitle or foot, in lines that fit into so many pixels."""
    lines = {"title": (content.title,), "subtitle": (content.subtitle,), "foot": content.foot}[name]
    return "\n".join(_wrap(line, int(room / PIXELS_PER_LETTER[name])) for line in lines)


def _lines_expression(name: str) -> str:
    return f"split({responsive_text_expression(name)}, '\\n')"


@lru_cache(maxsize=256)
def _wrap(line: str, letters: int) -> str:
    """``line`` broken at ordinary spaces only, so that no-break spaces hold; a wide letter counts twice."""
    lines = textwrap.wrap(
        WIDE_LETTERS.sub(rf"\g<0>{WORD_JOINER}", line), letters, break_long_words=True, break_on_hyphens=False
    )
    return "\n".join(lines).replace(WORD_JOINER, "") or " "
