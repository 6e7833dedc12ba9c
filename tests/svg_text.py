"""Where the letters of an SVG stand, reckoned from the shipped fonts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

from metrics.sharing.font_subsets import FONTS
from metrics.sharing.rendering import FAMILIES

SPACE = "{http://www.w3.org/2000/svg}"
TRANSFORM = re.compile(r"(translate|rotate)\(([-\d.e]+)[, ]*([-\d.e]*)\)")


@dataclass(frozen=True)
class Line:
    """One line of text: its box in pixels of the view box, and how it is set."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    fill: str
    owner: int

    def overlaps(self, other: "Line") -> bool:
        """Whether the letters, not only their leading, stand on each other."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 1 and high > 2


def lines(root: ET.Element) -> list[Line]:
    """Every visible line of text; halos, which only stand behind one, are left out."""
    texts = enumerate(_walk(root, 0.0, 0.0))
    return [line for owner, (element, x, y) in texts for line in _set(element, x, y, owner)]


def standing_on_each_other(found: list[Line]) -> list[str]:
    return [f"{a.text} / {b.text}" for a, b in combinations(found, 2) if a.owner != b.owner and a.overlaps(b)]


def _walk(element: ET.Element, x: float, y: float) -> Iterator[tuple[ET.Element, float, float]]:
    for kind, one, other in TRANSFORM.findall(element.get("transform", "")):
        if kind == "rotate":
            assert float(one) == 0, "text is set upright"
            continue
        x, y = x + float(one), y + float(other or 0)
    if element.tag == f"{SPACE}text":
        if element.get("opacity", "1") != "0" and not element.get("stroke"):
            yield element, x, y
        return
    for child in element:
        yield from _walk(child, x, y)


def _set(element: ET.Element, x: float, y: float, owner: int) -> Iterator[Line]:
    size = float(element.get("font-size", "").removesuffix("px"))
    weight = "SemiBold" if element.get("font-weight") == "600" else "Regular"
    broken = [child for child in element if child.get("font-family") is None]
    for part in broken or [element]:
        y += float(part.get("dy", "0")) if broken else 0
        text = "".join(part.itertext())
        wide = size * sum(advance(letter, weight) for letter in text)
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
        if text.strip():
            fill = element.get("fill", "")
            yield Line(text, left, left + wide, y - 0.7 * size, y + 0.2 * size, fill, owner)


def advance(letter: str, weight: str) -> float:
    """Width of a letter in ems."""
    files = [FAMILIES["Source Sans 3"].replace("Regular", weight), *FAMILIES.values()]
    for cmap, widths, em in map(_font, files):
        if ord(letter) in cmap:
            return float(widths[cmap[ord(letter)]][0] / em)
    raise AssertionError(f"no shipped font has {letter!r}")


@cache
def _font(file: str) -> tuple[dict[int, str], Any, int]:
    with TTFont(FONTS / file) as font:
        return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
