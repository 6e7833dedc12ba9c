"""What every chart shares: the head above the plot, the source and settings line below it.

A chart has two parts. Its *grammar* is an Altair chart that reads named data sets and
holds nothing that changes with a scenario; the browser keeps the drawn view and only takes
in new tables. Its *plate* holds all that changes: tables, words, height. Lines are broken
here: for a picture, to its width; for the screen, for a few widths of the plot, of which the
drawing picks the one that fits.
"""

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from metrics.charts.theme import PALETTES, Palette, config
from metrics.charts.tidy_data import Datum

NARROW = 460
PLOT_WIDTHS = (280, NARROW, 580, 700, 820)
AXIS_WIDTH = 34
_AXIS_GAP = 5
AROUND = 70
NARROWEST = 324
_PADDING = {"left": 4, "top": 6, "right": 12, "bottom": 8}
JOINER = "\u2060"
WIDE = re.compile(
    "[@MWЖМФШЩЮ\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\U0001f300-\U0003ffff]"
)
LINE = {"title": 21, "subtitle": 17, "foot": 15}
PIXELS_PER_LETTER = {"title": 7.6, "subtitle": 6.0, "foot": 5.5}


Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Plate:
    """What varies in a chart.

    ``tables`` feed the drawing, as rows; ``view`` makes the same content into a table to
    read, with units in its column names; ``data`` makes what is drawn into tidy data; ``foot``
    are the source line and the settings line.
    ``height`` is that of the whole chart; where words take more of it, the chart grows until
    the plot has ``plot_height``.
    """

    title: str
    subtitle: str
    foot: tuple[str, ...]
    alternative: str
    height: int
    plot_height: int
    tables: Mapping[str, Rows]
    view: Callable[[], pd.DataFrame]
    data: Callable[[], Sequence[Datum]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the house: its name in files and addresses, its page, and its two parts.

    ``page`` is the path of the page it stands on, empty for the first; ``plate`` takes the
    outlook; ``grammar`` takes a palette.
    """

    name: str
    label: str
    page: str
    plate: Callable[..., Plate]
    grammar: Callable[[Palette], alt.LayerChart]


def by_width(name: str) -> str:
    """Vega expression for the variant of a text that fits the plot's width."""
    variant = f"data('text')[0].{name}_{PLOT_WIDTHS[0]}"
    for width in PLOT_WIDTHS[1:]:
        variant = f"width < {width} ? {variant} : data('text')[0].{name}_{width}"
    return variant


def either() -> alt.Text:
    """The wide or narrow variant of a text column, by the plot's width."""
    return alt.Text(value=alt.ExprRef(f"width < {NARROW} ? datum.narrow : datum.wide"))


def named(data: str) -> alt.Chart:
    """A chart on the plate's table of that name."""
    return alt.Chart(alt.NamedData(data))


def between(field: str) -> list[alt.ExprRef]:
    """The two values of ``field`` in the table ``frame``, as the domain of a scale.

    Spelled out, a domain is the same while they are; one taken from the tables counts as new
    whenever a table changes, and then every mark of the chart is drawn anew.
    """
    return [alt.ExprRef(f"data('frame')[{at}].{field}") for at in (0, 1)]


def year_axis(padding: int = 0, *, framed: bool = False) -> alt.X:
    """The calendar years, from the first to the last of the data, or of the table ``frame``."""
    ticks = alt.ExprRef(f"width < {NARROW} ? 5 : 10")
    domain = between("year") if framed else alt.Undefined
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=domain, zero=False, nice=False, padding=padding),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=ticks),
    )


def value_axis(field: str = "value:Q", headroom: str = "", padding: int = 0) -> alt.Y:
    """Amounts from zero.

    ``headroom`` is a Vega expression for the pixels to keep free above the value of the
    table ``frame``, whatever the height of the plot; ``padding`` are pixels kept free beyond the
    values at both ends of an axis without headroom.
    """
    top = f"data('frame')[0].value * height / max(height - {headroom}, height / 3)"
    roomy = alt.Scale(domain=[0, alt.ExprRef(top)], nice=False)
    return alt.Y(
        field,
        scale=roomy if headroom else alt.Scale(padding=padding) if padding else alt.Undefined,
        axis=alt.Axis(minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH, tickCount=6),
    )


def haloed(marks: alt.Chart, palette: Palette, color: Any, **style: Any) -> tuple[alt.Chart, alt.Chart]:
    """Text marks on a halo of background, so that lines behind them leave them readable."""
    halo = {"stroke": palette.background, "strokeWidth": 4, "aria": False}
    return marks.mark_text(**style | halo), marks.mark_text(**style).encode(color=color)


def framed(
    *layers: alt.Chart | alt.LayerChart, palette: Palette, foot_gap: int, axis_width: int = 0
) -> alt.LayerChart:
    """The layers between head and foot, in the house's look.

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
            lineHeight=LINE["foot"],
            fontSize=11.5,
            color=palette.quiet,
        )
        .encode(text=alt.Text(value=alt.ExprRef(by_width("foot"))), description="alternative:N")
    )
    title = alt.TitleParams(text=alt.ExprRef(_lines("title")))
    chart: alt.LayerChart = alt.layer(*layers, foot).properties(title=title).configure(**config(palette))
    return chart


@lru_cache(maxsize=64)
def _grammar(chart: Chart, mode: str) -> dict[str, Any]:
    grammar = chart.grammar(PALETTES[mode]).to_dict()
    # Vega-Lite takes an expression here, its JSON schema (and so Altair) knows text only.
    grammar["title"]["subtitle"] = {"expr": _lines("subtitle")}
    return grammar


def specification(
    chart: Chart, plate: Plate, mode: str, width: int | None = None, height: int | None = None
) -> dict[str, Any]:
    """The Vega-Lite specification, for the screen and the file alike.

    ``mode`` is light or dark; ``width`` in pixels, None for as wide as the page allows;
    ``height`` in pixels, None for the plate's own, or what ``needed`` asks for.
    Raises ``ValueError`` when words and plot do not fit into ``height``.
    """
    least = needed(plate, width)
    if height is not None and height < least:
        raise ValueError(f"{chart.name} needs {least} pixels of height at width {width}, got {height}")
    return {
        **_grammar(chart, mode),
        "width": width or "container",
        "height": height or max(plate.height, least),
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": _PADDING,
        "datasets": datasets(plate, width),
    }


def datasets(plate: Plate, width: int | None = None) -> dict[str, Rows]:
    """The tables of ``plate``, and its words in lines for a picture of ``width``, or for the screen."""
    # A picture has one width, so every variant is the one that its height was reckoned with.
    rooms = {plot: _room(width) if width else plot for plot in PLOT_WIDTHS}
    text = {f"{name}_{plot}": _words(plate, name, room) for plot, room in rooms.items() for name in LINE}
    return {"text": [{"alternative": plate.alternative, **text}], **plate.tables}


def needed(plate: Plate, width: int | None) -> int:
    """The least height in pixels that holds the words at this width and the plot."""
    lines = {name: _words(plate, name, _room(width)).count("\n") + 1 for name in LINE}
    return AROUND + plate.plot_height + sum(LINE[name] * count for name, count in lines.items())


def _room(width: int | None) -> int:
    """The width in pixels that lines of text are broken for, where a picture is so wide."""
    around = AXIS_WIDTH + 2 * _AXIS_GAP + _PADDING["left"] + _PADDING["right"]
    return max(PLOT_WIDTHS[0], (width or 0) - around)


def _words(plate: Plate, name: str, room: int) -> str:
    """Title, subtitle or foot, in lines that fit into so many pixels."""
    lines = {"title": (plate.title,), "subtitle": (plate.subtitle,), "foot": plate.foot}[name]
    return "\n".join(_wrapped(line, int(room / PIXELS_PER_LETTER[name])) for line in lines)


def _lines(name: str) -> str:
    return f"split({by_width(name)}, '\\n')"


@lru_cache(maxsize=256)
def _wrapped(line: str, letters: int) -> str:
    """``line`` broken at ordinary spaces only, so that no-break spaces hold; a wide letter counts twice."""
    lines = textwrap.wrap(
        WIDE.sub(rf"\g<0>{JOINER}", line), letters, break_long_words=True, break_on_hyphens=False
    )
    return "\n".join(lines).replace(JOINER, "") or " "
