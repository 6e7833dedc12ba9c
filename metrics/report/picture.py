"""A chart as a file: PNG and SVG from the very specification the screen draws.

Rendering is offline, by vl-convert, with the fonts shipped beside this file.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape

from metrics.charts.layout import Chart, Plate, specification

FONTS = Path(__file__).parent / "fonts"
WIDTH = 900


def png(chart: Chart, plate: Plate, mode: str, scale: float = 2.0) -> bytes:
    """The chart as PNG, ``WIDTH`` points wide, ``scale`` pixels to the point."""
    return bytes(_renderer().vegalite_to_png(_closed(chart, plate, mode), scale=scale))


def svg(chart: Chart, plate: Plate, mode: str) -> str:
    """The chart as SVG, with title and alternative text for assistive technology."""
    drawn = str(_renderer().vegalite_to_svg(_closed(chart, plate, mode)))
    head, rest = drawn.split(">", 1)
    said = f"<title>{escape(plate.title)}</title><desc>{escape(plate.alternative)}</desc>"
    return f'{head} role="img">{said}{rest}'


def _closed(chart: Chart, plate: Plate, mode: str) -> dict[str, Any]:
    """The specification with its data written into it."""
    spec = specification(chart, plate, mode, WIDTH)
    rows = {name: table.to_dict("records") for name, table in spec["datasets"].items()}
    return {**spec, "datasets": rows}


@cache
def _renderer() -> ModuleType:
    """vl-convert with our fonts; it is large, so it is loaded when a picture is first asked for."""
    renderer = import_module("vl_convert")
    renderer.register_font_directory(str(FONTS))
    return renderer
