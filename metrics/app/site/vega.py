"""A chart in a page: as it stands there without scripts, and as what the script draws it from.

Both have the light palette's colours; the style sheet turns them into the dark one's where the
reader's setting asks for it, so that one drawing serves both, and paper is always light.
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
    """The chart as SVG for a wide and for a narrow page; the style sheet shows the one that fits."""
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
    """The chart's Vega specification, whose named tables are empty.

    The script sets its first width, which the signal would ask its container for: there is none yet.
    """
    spec = dict(rendering.vega_specification(chart, mode, fluid=True))
    del spec["background"]  # the page has its own
    spec["signals"] = [
        {"name": "width", "on": signal["on"]} if signal["name"] == "width" else signal
        for signal in spec["signals"]
    ]
    return spec


def dark_colours() -> dict[str, str]:
    """The dark colour for each colour of the light palette.

    Raises ``ArgumentError`` where one light colour would need two dark ones.
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
