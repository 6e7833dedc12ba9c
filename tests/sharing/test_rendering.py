"""A chart is rendered as on the screen, offline, with its metadata inside."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.specification import vega_lite_specification
from metrics.charts.theme import PALETTES
from metrics.datasets.brief import Brief
from metrics.sharing import rendering
from metrics.sharing.picture_metadata import EmbeddedMetadata
from metrics.sharing.picture_sizes import FORMATS, SIZES, Look

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
MODES = pytest.mark.parametrize("mode", PALETTES)
SPACE = "{http://www.w3.org/2000/svg}"
LETTERS = "₸ 中文 Қазақша ₼ ₽"


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def rendered(chart: Chart, content: ChartContent, look: Look) -> bytes:
    said = {"code": "a1b2c3", "version": "data 1", "licence": "CC-BY-4.0"}
    link = "http://localhost/?growth=8&edit=1"
    proof = EmbeddedMetadata.build_for_chart(chart, content, look, link=link, **said)
    return rendering.render(chart, content, look, proof)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@EVERY
@MODES
def test_a_png_has_size_background_and_ink(chart: Chart, view: Outlook, mode: str) -> None:
    content = chart.content(view)
    image = opened(rendered(chart, content, Look("png", "screen", mode, scale=2)))
    assert image.width == 2 * SIZES["screen"].width
    assert image.height >= 2 * content.height
    background = Image.new("RGB", (1, 1), PALETTES[mode].background).getpixel((0, 0))
    assert image.getpixel((0, image.height - 1)) == background
    colours = image.getcolors(maxcolors=2**24) or []
    ink = sum(count for count, colour in colours if colour != background)
    assert 0.01 < ink / (image.width * image.height) < 0.6


@EVERY
@MODES
def test_an_svg_holds_finding_source_and_alternative_text(chart: Chart, view: Outlook, mode: str) -> None:
    content = chart.content(view)
    root = ET.fromstring(rendered(chart, content, Look("svg", "screen", mode)))
    assert root.get("role") == "img"
    assert root.findtext(f"{SPACE}title") == content.title
    assert root.findtext(f"{SPACE}desc") == content.alternative
    drawn = re.sub(r"\s+", " ", " ".join(" ".join(t.itertext()) for t in root.iter(f"{SPACE}text")))
    assert re.sub(r"\s+", " ", content.title) in drawn
    assert "Source: " in drawn
    assert view.brief.version in drawn


@pytest.mark.parametrize(
    ("size", "scale", "pixels"),
    [
        ("column", 1, 321),
        ("column", 4, 1285),
        ("double", 4, 2721),
        ("screen", 2, 1800),
        ("slide", 1, 1920),
        ("social", 2, 2400),
        ("square", 1, 1080),
    ],
)
def test_a_png_has_the_pixels_and_the_resolution_of_its_size(
    view: Outlook, size: str, scale: float, pixels: int
) -> None:
    chart = CHARTS["gap"]
    image = Image.open(io.BytesIO(rendered(chart, chart.content(view), Look("png", size, "light", scale))))
    assert image.width == pixels
    height = SIZES[size].height
    assert height is None or image.height == height * scale
    assert image.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.02)


@pytest.mark.parametrize(("size", "millimetres"), [("column", 85), ("double", 180)])
def test_a_page_is_as_wide_as_its_size_says(view: Outlook, size: str, millimetres: int) -> None:
    chart = CHARTS["gap"]
    content = chart.content(view)
    page = PdfReader(io.BytesIO(rendered(chart, content, Look("pdf", size, "light")))).pages[0]
    assert float(page.mediabox.width) == pytest.approx(millimetres / 25.4 * 72, abs=0.001)
    root = ET.fromstring(rendered(chart, content, Look("svg", size, "light")))
    assert root.get("width") == f"{millimetres}mm"


def test_a_pdf_has_its_fonts_inside_and_its_text_can_be_read(view: Outlook) -> None:
    chart = CHARTS["gap"]
    content = replace(chart.content(view), title=f"{LETTERS} a title")
    page = PdfReader(io.BytesIO(rendered(chart, content, Look("pdf", "double", "light")))).pages[0]
    text = re.sub(r"\s+", " ", page.extract_text())
    assert content.title in text
    assert "Source: " in text
    names = set()
    fonts: Any = page["/Resources"]
    for font in fonts["/Font"].values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        names.add(str(below["/BaseFont"]).split("+")[1])
        assert {"/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"].get_object())
    assert {"SourceSans3-Regular", "SourceSans3-SemiBold"} <= names
    assert all(name.startswith(("SourceSans3", "NotoSans")) for name in names)


def test_markup_in_a_name_stays_text(view: Outlook) -> None:
    workspace = view.workspace.edit(name="</script><script>&x</script>")
    chart = CHARTS["doubling"]
    content = chart.content(build_outlook(view.brief, workspace))
    svg = rendered(chart, content, Look("svg", "screen", "light"))
    assert b"<script" not in svg
    ET.fromstring(svg)
    html = rendered(chart, content, Look("html", "screen", "light"))
    named = re.findall(rb"<script[^>]*>", html)
    assert len(named) == 4
    assert html.count(b"</script>") == 4


@pytest.mark.parametrize("name", FORMATS)
def test_files_made_at_once_equal_the_one_made_alone(view: Outlook, name: str) -> None:
    chart = CHARTS["doubling"]
    content = chart.content(view)
    look = Look(name, "screen", "light")
    alone = rendered(chart, content, look)
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda _: rendered(chart, content, look), range(6)))
    assert all(made == alone for made in together)


def test_another_process_makes_the_same_bytes(view: Outlook) -> None:
    code = """
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from tests.sharing.test_link import BRIEF
from tests.sharing.test_rendering import digests
print(digests(build_outlook(BRIEF, analyse(BRIEF).default_workspace)))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout  # noqa: S603
    assert found.strip() == str(digests(view))


def digests(view: Outlook) -> dict[str, str]:
    """Of a chart in every format, what tells its bytes from others."""
    chart = CHARTS["gap"]
    looks = {name: Look(name, "column", "dark") for name in FORMATS}
    return {n: sha256(rendered(chart, chart.content(view), look)).hexdigest() for n, look in looks.items()}


def test_a_drawing_with_clips_has_the_same_bytes_whatever_was_drawn_before(view: Outlook) -> None:
    chart = CHARTS["paths"]
    first, second = (rendering.drawing(chart, chart.content(view), "light", 900) for _ in range(2))
    assert "clip-path" in first
    assert first == second


@EVERY
@MODES
def test_a_grammar_compiled_once_is_what_it_would_be_compiled_anew(
    chart: Chart, view: Outlook, mode: str
) -> None:
    content = chart.content(build_outlook(view.brief, view.workspace.edit(growth=5)))
    anew = rendering.renderer().vegalite_to_vega(vega_lite_specification(chart, content, mode, 900))
    bare = [{name: held for name, held in table.items() if name != "values"} for table in anew["data"]]
    kept = rendering.vega_specification(chart, mode, fluid=False)
    assert {**kept, "width": 900, "height": anew["height"]} == {**anew, "data": bare}


@EVERY
def test_words_do_not_narrow_the_plot_and_are_all_there(chart: Chart, view: Outlook) -> None:
    content = chart.content(view)
    short = replace(content, title="A", subtitle="B", source="C", settings="", notes=("&<\ue0000",))
    drawn, shortly = (rendering.drawing(chart, one, "light", 900) for one in (content, short))
    plots = [
        re.findall(r'class="background"[^>]* d="M[-.\d]+,[-.\d]+h([.\d]+)', one) for one in (drawn, shortly)
    ]
    assert plots[0]
    assert plots[0] == plots[1]
    assert "&amp;&lt;\ue0000" in shortly


def test_a_name_that_is_the_sign_of_a_line_is_drawn_as_it_is(brief: Brief) -> None:
    named = build_outlook(brief, analyse(brief).default_workspace.edit(name="\ue0000"))
    drawn = rendering.drawing(CHARTS["doubling"], CHARTS["doubling"].content(named), "light", 900)
    assert ">\ue0000<" in drawn


def test_letters_of_the_region_are_drawn_and_not_boxes(view: Outlook) -> None:
    """A letter that no font has is drawn as another picture than each of these."""
    chart = CHARTS["gap"]

    def drawn(letter: str) -> Image.Image:
        content = replace(chart.content(view), title=f"{letter * 3} of a title")
        image = opened(rendered(chart, content, Look("png", "column", "light")))
        return image.crop((0, 0, 60, 24))

    box = drawn("\U0001fbf0")
    assert rendering.missing_characters("\U0001fbf0")
    pictures = [drawn(letter) for letter in LETTERS.replace(" ", "")]
    for image in pictures:
        assert ImageChops.difference(image, box).getbbox()
    assert len({image.tobytes() for image in pictures}) == len(set(LETTERS.replace(" ", "")))


def test_what_no_shipped_font_has_is_told() -> None:
    assert not rendering.missing_characters(f"{LETTERS} 香港 한국어 日本 – “−” ≥ ×\u00a0…")
    assert rendering.missing_characters("a🦄b🦄ა") == "🦄ა"


def test_a_letter_of_another_font_names_it(view: Outlook) -> None:
    chart = CHARTS["gap"]
    content = replace(chart.content(view), title="Қ中文 a")
    svg = rendered(chart, content, Look("svg", "column", "light")).decode()
    assert "Қ<tspan font-family=\"'Noto Sans CJK SC'\">中文</tspan> a</text>" in svg
