"""Renders a chart as PNG, SVG, PDF or HTML from the same specification as on the screen.

vl-convert renders offline with the fonts in ``font_files``. It draws an SVG, from which PNG and PDF are
made. An HTML file draws the chart in the reader's browser.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain, groupby
from types import ModuleType
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pandas as pd

from metrics.charts.chart import Chart, ChartContent
from metrics.charts.specification import MIN_WIDTH, vega_lite_specification
from metrics.quantities.errors import ArgumentError
from metrics.quantities.lazy_import import lazy_import
from metrics.sharing import picture_metadata, standalone_html
from metrics.sharing.font_subsets import FONTS
from metrics.sharing.metadata_formats import png
from metrics.sharing.picture_metadata import EmbeddedMetadata
from metrics.sharing.picture_sizes import PIXELS_PER_INCH, SIZES, Look, Size, layout_size

if TYPE_CHECKING:
    import vl_convert
    from fontTools import ttLib as font_tables  # noqa: N813 - its name breaks the rule
else:
    vl_convert = lazy_import("vl_convert")
    font_tables = lazy_import("fontTools.ttLib")

# In order of preference; the drawing names the first, and others only for letters it lacks.
FAMILIES = {
    "Source Sans 3": "SourceSans3-Regular.ttf",
    "Noto Sans CJK SC": "NotoSansCJKsc-Subset.otf",
    "Noto Sans": "NotoSans-Subset.ttf",
}
_POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH
_INCHES_PER_METRE = 1 / 0.0254
_ROOT = re.compile(r' width="[^"]*" height="[^"]*" viewBox="0 0 ([\d.]+) ([\d.]+)">')
_CLIP = re.compile(r"(?<=[#\"])clip\d+(?=[)\"])")
_BETWEEN_TAGS = re.compile(">([^<]+)<")
_BEYOND_ASCII = re.compile("[^\0-\x7f]+")


def render(chart: Chart, content: ChartContent, look: Look, metadata: EmbeddedMetadata) -> bytes:
    """The chart as a file with metadata; deterministic."""
    size = SIZES[look.size]
    width, height = layout_size(size, content)
    if look.format == "html":
        spec = vega_lite_specification(chart, content, look.mode)
        data = standalone_html.html(spec, width, look.mode, metadata, _bundle()).encode()
        return picture_metadata.insert_metadata(data, look.format, metadata)
    return convert_drawing(drawing(chart, content, look.mode, width, height), size, look, metadata)


def convert_drawing(drawn: str, size: Size, look: Look, metadata: EmbeddedMetadata) -> bytes:
    """An SVG drawing as a file of ``look``, scaled to ``size``, with metadata."""
    data = {"svg": _svg, "png": _png, "pdf": _pdf}[look.format](_name_fonts(drawn), size, look, metadata)
    return picture_metadata.insert_metadata(data, look.format, metadata)


def missing_characters(text: str) -> str:
    """The characters of ``text``, without repeats, that no shipped font has; pictures show boxes for them."""
    return "".join(dict.fromkeys(c for c in text if c.isprintable() and c not in " \xa0" and not _family(c)))


@cache
def vega_specification(chart: Chart, mode: str, *, fluid: bool) -> Mapping[str, Any]:
    """The chart's Vega specification with empty named tables; as wide as its container, or NARROWEST."""
    bare = ChartContent("", "", "", "", "", 0, 0, {}, view=pd.DataFrame, data=tuple)
    spec = vega_lite_specification(chart, bare, mode, None if fluid else MIN_WIDTH)
    made: dict[str, Any] = renderer().vegalite_to_vega(spec)
    for table in made["data"]:
        table.pop("values", None)
    return made


def drawing(chart: Chart, content: ChartContent, mode: str, width: int, height: int | None = None) -> str:
    """The chart as SVG without metadata; without a height, the text determines it.

    Clip paths are renumbered, because the renderer numbers them across drawings.
    """
    asked, made = (
        vega_lite_specification(chart, content, mode, width, height),
        vega_specification(chart, mode, fluid=False),
    )
    tables = asked["datasets"]
    words, lines = _line_placeholders(tables["text"][0], repr(tables))
    tables = tables | {"text": [words]}
    filled = [t | {"values": tables[t["name"]]} if t["name"] in tables else t for t in made["data"]]
    drawn = str(renderer().vega_to_svg({**made, "width": width, "height": asked["height"], "data": filled}))
    for sign, line in lines.items():
        drawn = drawn.replace(f">{sign}<", f">{escape(line)}<")
    numbers = {clip: f"clip{at}" for at, clip in enumerate(dict.fromkeys(_CLIP.findall(drawn)))}
    return _CLIP.sub(lambda clip: numbers[clip[0]], drawn)


def _line_placeholders(words: Mapping[str, str], held: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The texts with a short placeholder for each line, and the line of each placeholder.

    No placeholder occurs in the tables whose ``repr`` is ``held``.

    The renderer removes the quotes of a font name before it measures a text, and then cannot parse a name
    with a digit (its issue 34). It would measure with another font and make the plot too small.
    Left-aligned lines that are already wrapped need no measuring.
    """
    unused = next(letter for letter in map(chr, range(0xE000, 0xF900)) if repr(letter)[1:-1] not in held)
    told = {name: text.split("\n") for name, text in words.items() if name != "alternative"}
    signs = {line: f"{unused}{at}" for at, line in enumerate(dict.fromkeys(chain(*told.values())))}
    stood = {name: "\n".join(signs[line] for line in text) for name, text in told.items()}
    return {**words, **stood}, {sign: line for line, sign in signs.items()}


def _svg(drawn: str, size: Size, _: Look, metadata: EmbeddedMetadata) -> bytes:
    wide, high = _shape(drawn, size.width, size)
    head, rest = _resize(drawn, f"{wide:g}{size.unit}", f"{high:.6g}{size.unit}").split(">", 1)
    captions = f"<title>{escape(metadata.title)}</title><desc>{escape(metadata.description)}</desc>"
    return f'{head} role="img">{captions}{rest}'.encode()


def _png(drawn: str, size: Size, look: Look, _: EmbeddedMetadata) -> bytes:
    wide, high = (round(side) for side in _shape(drawn, size.pixels * look.scale, size))
    data = bytes(renderer().svg_to_png(_resize(drawn, str(wide), str(high))))
    return png.set_resolution(data, round(PIXELS_PER_INCH * look.scale * _INCHES_PER_METRE))


def _pdf(drawn: str, size: Size, _: Look, __: EmbeddedMetadata) -> bytes:
    wide, high = _shape(drawn, size.pixels * _POINTS_PER_PIXEL, size)
    return bytes(renderer().svg_to_pdf(_resize(drawn, f"{wide:.6f}", f"{high:.6f}")))


def _shape(drawn: str, width: float, size: Size) -> tuple[float, float]:
    """``width`` and the height in proportion, of the size or else of the drawing."""
    root = _ROOT.search(drawn)
    if root is None:
        raise ArgumentError(f"a drawing must begin with its width, height and view box, got {drawn[:200]!r}")
    high = size.height / size.width if size.height else float(root[2]) / float(root[1])
    return width, width * high


def _resize(drawn: str, width: str, height: str) -> str:
    shape = f' width="{width}" height="{height}" viewBox="0 0 \\1 \\2" preserveAspectRatio="none">'
    return _ROOT.sub(shape, drawn, count=1)


def _name_fonts(drawn: str) -> str:
    """The drawing with a font name for letters that the first font lacks, the same on every machine."""
    return _BETWEEN_TAGS.sub(lambda text: f">{_BEYOND_ASCII.sub(_font_spans, text[1])}<", drawn)


def _font_spans(run: re.Match[str]) -> str:
    unnamed = {"", next(iter(FAMILIES))}
    return "".join(
        "".join(letters)
        if family in unnamed
        else f"<tspan font-family=\"'{family}'\">{''.join(letters)}</tspan>"
        for family, letters in groupby(run[0], _family)
    )


def _family(letter: str) -> str:
    """The first shipped family that has the letter, or ""."""
    return next((name for name, letters in _code_points().items() if ord(letter) in letters), "")


@cache
def _code_points() -> dict[str, frozenset[int]]:
    """The code points of each family."""
    found = {}
    for name, file in FAMILIES.items():
        with font_tables.TTFont(FONTS / file, lazy=True) as font:
            found[name] = frozenset(font.getBestCmap())
    return found


@cache
def _bundle() -> str:
    return str(renderer().javascript_bundle())


@cache
def renderer() -> ModuleType:
    """vl-convert with our fonts."""
    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
