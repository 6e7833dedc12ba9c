"""A chart leaves the house as the screen shows it, offline, with its words inside."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from metrics import preset
from metrics.brief import Brief
from metrics.charts.catalogue import CHARTS
from metrics.charts.layout import Chart
from metrics.charts.theme import PALETTES
from metrics.outlook import Outlook, outlook
from metrics.report import picture

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
MODES = pytest.mark.parametrize("mode", PALETTES)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return outlook(brief, preset.default_workspace(brief))


@EVERY
@MODES
def test_a_png_has_size_background_and_ink(chart: Chart, view: Outlook, mode: str) -> None:
    plate = chart.plate(view)
    image = Image.open(io.BytesIO(picture.png(chart, plate, mode))).convert("RGB")
    assert image.width == 2 * picture.WIDTH
    assert image.height >= 2 * plate.height
    background = Image.new("RGB", (1, 1), PALETTES[mode].background).getpixel((0, 0))
    assert image.getpixel((0, image.height - 1)) == background
    colours = image.getcolors(maxcolors=2**24) or []
    ink = sum(count for count, colour in colours if colour != background)
    assert 0.01 < ink / (image.width * image.height) < 0.6


@EVERY
@MODES
def test_an_svg_holds_finding_source_and_alternative_text(chart: Chart, view: Outlook, mode: str) -> None:
    plate = chart.plate(view)
    root = ET.fromstring(picture.svg(chart, plate, mode))
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == plate.title
    assert root.findtext(f"{space}desc") == plate.alternative
    drawn = re.sub(r"\s+", " ", " ".join(" ".join(t.itertext()) for t in root.iter(f"{space}text")))
    assert re.sub(r"\s+", " ", plate.title) in drawn
    assert "Source: " in drawn
    assert view.brief.version in drawn


@EVERY
def test_no_text_of_a_picture_lies_outside_it(chart: Chart, view: Outlook) -> None:
    plate = chart.plate(view)
    image = Image.open(io.BytesIO(picture.png(chart, plate, "light", scale=1))).convert("L")
    edge = [
        image.crop(box) for box in ((0, 0, image.width, 2), (0, image.height - 2, image.width, image.height))
    ]
    edge += [image.crop((0, 0, 2, image.height)), image.crop((image.width - 2, 0, image.width, image.height))]
    assert all(strip.getextrema() == (255, 255) for strip in edge)


def test_markup_in_a_name_stays_text(view: Outlook) -> None:
    workspace = view.workspace.edit(name="<script>&x</script>")
    chart = CHARTS["doubling"]
    drawn = picture.svg(chart, chart.plate(outlook(view.brief, workspace)), "light")
    assert "<script" not in drawn
    ET.fromstring(drawn)


def test_pictures_made_at_once_equal_the_one_made_alone(view: Outlook) -> None:
    chart = CHARTS["doubling"]
    plate = chart.plate(view)
    alone = picture.png(chart, plate, "light", scale=1)
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda _: picture.png(chart, plate, "light", scale=1), range(12)))
    assert all(made == alone for made in together)


def test_what_takes_long_to_load_is_not_loaded_at_start() -> None:
    code = "import sys, dashboard_pages; print(sorted(m for m in sys.modules if m in HEAVY))"
    code = code.replace("dashboard_pages", "metrics.pages.outlook, metrics.pages.precedents")
    code = code.replace(
        "HEAVY", "('vl_convert', 'scipy.stats', 'statsmodels', 'ibis', 'frictionless', 'matplotlib')"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"
