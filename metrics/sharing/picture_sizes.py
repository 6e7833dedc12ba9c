"""The look of a picture: named size, format, light or dark, resolution.

A size in millimetres is the width on paper of an SVG or PDF; a PNG gets the resolution for it: 96 pixels
to the inch at scale 1, and 384, enough for print, at scale 4. A size in pixels is that of a PNG at
scale 1; in an SVG or PDF 96 pixels are an inch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from math import gcd

from metrics.charts.chart import ChartContent
from metrics.charts.specification import MIN_WIDTH, required_height
from metrics.charts.theme import PALETTES
from metrics.quantities.errors import ArgumentError

FORMATS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
}
PIXELS_PER_INCH = 96
_MILLIMETRES_PER_INCH = 25.4
LEAST_SCALE, MOST_SCALE = 1, 4


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a picture in ``unit``, mm or px; without a height, the text determines it."""

    name: str
    width: int
    height: int | None = None
    unit: str = "px"

    @property
    def label(self) -> str:
        """The name with the width, and the height if it is fixed."""
        shape = f"{self.width} \u00d7 {self.height}" if self.height else f"{self.width}"
        return f"{self.name.capitalize()}, {shape}\u00a0{self.unit}"

    @property
    def pixels(self) -> float:
        """The width in pixels at 96 to the inch."""
        return self.width * (PIXELS_PER_INCH / _MILLIMETRES_PER_INCH if self.unit == "mm" else 1)


SIZES: Mapping[str, Size] = {
    size.name: size
    for size in (
        Size("screen", 900),
        Size("column", 85, unit="mm"),
        Size("double", 180, unit="mm"),
        Size("slide", 1920, 1080),
        Size("social", 1200, 630),
        Size("square", 1080, 1080),
    )
}


@dataclass(frozen=True, slots=True)
class Look:
    """Format, size, mode and scale of a picture; raises ``ArgumentError`` for unknown ones.

    ``scale`` multiplies the pixels of a PNG; the other formats are scalable.
    """

    format: str
    size: str
    mode: str
    scale: float = 1

    def __post_init__(self) -> None:
        for name, choices in (("format", FORMATS), ("size", SIZES), ("mode", PALETTES)):
            if getattr(self, name) not in choices:
                seen = getattr(self, name)
                raise ArgumentError(f"{name} of a picture must be one of {', '.join(choices)}, got {seen!r}")
        if not LEAST_SCALE <= self.scale <= MOST_SCALE:
            raise ArgumentError(
                f"scale of a picture must be from {LEAST_SCALE} to {MOST_SCALE}, got {self.scale!r}"
            )


def layout_size(size: Size, content: ChartContent) -> tuple[int, int | None]:
    """Width and height in pixels for the layout of a chart, which is then scaled to ``size``.

    If the height is fixed: the smallest layout of that shape with room for all text and the plot, so that
    letters are as large as possible. Else at least the smallest width of a layout.
    """
    if size.height is None:
        return max(MIN_WIDTH, round(size.pixels)), None
    common = gcd(size.width, size.height)
    wide, high = size.width // common, size.height // common
    steps = count(-(-MIN_WIDTH // wide))
    step = next(step for step in steps if required_height(content, step * wide) <= step * high)
    return step * wide, step * high
