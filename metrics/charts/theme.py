"""The look of every chart: two palettes, one typeface, one Altair configuration.

Hues after Okabe and Ito (2008), darkened or lightened until text in them has a contrast
of at least 4.5:1 on its background (WCAG 2.2, 1.4.3); a test measures it.
"""

from dataclasses import dataclass
from typing import Any

# The last name is the fallback of exported pictures; a browser takes its own before it.
FONT = "'Source Sans 3', 'Source Sans', sans-serif, 'Noto Sans CJK SC'"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one mode; ``scenarios`` in the order of the scenarios."""

    background: str
    text: str
    quiet: str
    grid: str
    observed: str
    beside: str
    target: str
    scenarios: tuple[str, str, str]
    sooner: str
    later: str


PALETTES = {
    "light": Palette(
        background="#ffffff",
        text="#12161b",
        quiet="#59616b",
        grid="#e6e8eb",
        observed="#12161b",
        beside="#6b7480",
        target="#8a4b75",
        scenarios=("#b34e00", "#0072b2", "#00785a"),
        sooner="#0072b2",
        later="#b34e00",
    ),
    "dark": Palette(
        background="#0e1117",
        text="#f2f4f7",
        quiet="#a9b1bc",
        grid="#262c36",
        observed="#f2f4f7",
        beside="#98a2b0",
        target="#e0a3cb",
        scenarios=("#f0a050", "#56b4e9", "#2fc79a"),
        sooner="#56b4e9",
        later="#f0a050",
    ),
}


def config(palette: Palette) -> dict[str, Any]:
    """The Altair configuration of a palette."""
    return {
        "background": palette.background,
        "font": FONT,
        "view": {"stroke": None},
        "title": {
            "color": palette.text,
            "subtitleColor": palette.quiet,
            "fontSize": 17,
            "fontWeight": 600,
            "subtitleFontSize": 13,
            "lineHeight": 21,
            "subtitleLineHeight": 17,
            "subtitlePadding": 5,
            "anchor": "start",
            "frame": "bounds",
            "offset": 12,
        },
        "axis": {
            "labelColor": palette.quiet,
            "titleColor": palette.quiet,
            "labelFontSize": 12,
            "gridColor": palette.grid,
            "domainColor": palette.quiet,
            "tickColor": palette.quiet,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
            "title": None,
        },
        "axisX": {"grid": False, "domain": True, "ticks": True},
        "text": {"color": palette.text, "fontSize": 12},
        "locale": {"number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["US$", ""]}},
    }
