"""Subsets of the shipped fonts for web pages, which then look the same on every machine."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    from fontTools import subset
else:
    subset = lazy_import("fontTools.subset")

FONTS = Path(__file__).parent / "font_files"
# The shipped font by CSS weight.
WEIGHTS = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-SemiBold.ttf"}
# The letters of any sentence and of a name that a reader may type in a Latin alphabet.
_LETTERS = frozenset(
    (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC, 0x2190, 0x2192, 0x2212)
)


def woff(weight: int, text: str) -> bytes:
    """The font of ``weight`` as WOFF, with Latin letters and the available letters of ``text``."""
    return _subset(WEIGHTS[weight], frozenset(map(ord, text)) - _LETTERS)


def faces(text: str) -> str:
    """Style sheet rules with both weights embedded."""
    return "\n".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; '
        f'src: url("data:font/woff;base64,{b64encode(woff(weight, text)).decode()}"); }}'
        for weight in WEIGHTS
    )


@lru_cache(maxsize=16)
def _subset(file: str, more: frozenset[int]) -> bytes:
    options = subset.Options(flavor="woff", layout_features=["kern", "liga", "mark"], name_IDs=[0, 13, 14])
    out = BytesIO()
    with subset.load_font(FONTS / file, options) as font:
        worker = subset.Subsetter(options)
        worker.populate(unicodes=_LETTERS | more)
        worker.subset(font)
        subset.save_font(font, out, options)
    return out.getvalue()
