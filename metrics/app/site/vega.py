"""A chart of a published page: the static drawing, and the Vega specification for the script.

Both use the light palette; the style sheet replaces its colours by those of the dark palette if the reader's
system asks for it, so that one drawing serves both and prints are always light.
"""

import re
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from metrics.app.site.markup import Markup, element
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.theme import PALETTES, Palette
from metrics.quantities.errors import ArgumentError
from metrics.sharing import rendering

WIDE, NARROW = 760, 350
_LIGHT = "light"
_ID = re.compile(r'(?<=id=")|(?<=url\(#)')
_FIXED_SIZE = re.compile(r' width="[^"]*" height="[^"]*"(?= viewBox)')


def static_svg(chart: Chart, content: ChartContent) -> Markup:
    """The chart as SVG for a wide and for a narrow page; the style sheet shows one of them."""
    pictures = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        own = _ID.sub(f"{chart.name}-{name}-", rendering.drawing(chart, content, _LIGHT, width))
        pictures.append(
            element("div", Markup(_FIXED_SIZE.sub("", own, count=1)), class_=name, aria_hidden="true")
        )
    return element(
        "div",
        *pictures,
        class_="drawing",
        id=f"drawing-{chart.name}",
        role="img",
        aria_label=content.alternative,
    )


def specification(chart: Chart, mode: str = _LIGHT) -> Mapping[str, Any]:
    """The chart's Vega specification, with empty named tables.

    The script sets its width: by itself a chart would follow the window, and not fit its words anew.
    """
    spec = dict(rendering.vega_specification(chart, mode, fluid=True))
    del spec["background"]  # the page has its own
    spec["signals"] = [
        {"name": "width"} if signal["name"] == "width" else signal for signal in spec["signals"]
    ]
    return spec


def dark_colours() -> dict[str, str]:
    """The dark colour for each colour of the light palette.

    Raises ``ArgumentError`` if one light colour would need two dark ones.
    """
    found: dict[str, str] = {}
    for light, dark in zip(_colours(PALETTES[_LIGHT]), _colours(PALETTES["dark"]), strict=True):
        if found.setdefault(light, dark) != dark:
            raise ArgumentError(
                f"{light} of the light palette must have one dark colour, got {found[light]} and {dark}; "
                "change a palette in metrics/charts/theme.py"
            )
    return found


def _colours(palette: Palette) -> list[str]:
    held = astuple(palette)
    return [colour for value in held for colour in (value if isinstance(value, tuple) else (value,))]
