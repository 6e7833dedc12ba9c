"""A chart as a file: PNG and SVG from the very specification the screen draws.

Rendering is offline, by vl-convert, with the fonts shipped beside this file.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import escape

from metrics.charts.layout import Chart, Plate, specification

FONTS = Path(__file__).parent / "fonts"
WIDTH = 900


def png(chart: Chart, plate: Plate, mode: str, scale: float = 2.0) -> bytes:
    """The chart as PNG, ``WIDTH`` points wide, ``scale`` pixels to the point."""
    return bytes(_renderer().vegalite_to_png(specification(chart, plate, mode, WIDTH), scale=scale))


def svg(chart: Chart, plate: Plate, mode: str) -> str:
    """The chart as SVG, with title and alternative text for assistive technology."""
    drawn = str(_renderer().vegalite_to_svg(specification(chart, plate, mode, WIDTH)))
    head, rest = drawn.split(">", 1)
    said = f"<title>{escape(plate.title)}</title><desc>{escape(plate.alternative)}</desc>"
    return f'{head} role="img">{said}{rest}'


@cache
def _renderer() -> ModuleType:
    """vl-convert with our fonts; it is large, so it is loaded when a picture is first asked for."""
    renderer = import_module("vl_convert")
    renderer.register_font_directory(str(FONTS))
    return renderer
