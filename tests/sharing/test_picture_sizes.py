"""A picture has the size that its name says, with letters as large as possible."""

from dataclasses import replace

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.charts.specification import MIN_WIDTH, required_height, vega_lite_specification
from metrics.datasets.brief import Brief
from metrics.sharing.picture_sizes import FORMATS, SIZES, Look, Size, layout_size

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
FIXED = [size for size in SIZES.values() if size.height]


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


@EVERY
@pytest.mark.parametrize("size", FIXED, ids=lambda size: size.name)
def test_a_fixed_shape_is_kept_and_filled(chart: Chart, view: Outlook, size: Size) -> None:
    content = chart.content(view)
    width, height = layout_size(size, content)
    assert height is not None
    assert size.height is not None
    assert width * size.height == height * size.width
    assert required_height(content, width) <= height
    assert MIN_WIDTH <= width < size.width


def test_more_words_are_laid_out_on_more_room(view: Outlook) -> None:
    content = CHARTS["gap"].content(view)
    longer = replace(content, notes=("More words. " * 80,))
    for size in FIXED:
        assert layout_size(size, longer)[0] > layout_size(size, content)[0]


def test_a_free_height_is_left_to_the_words(view: Outlook) -> None:
    content = CHARTS["gap"].content(view)
    assert layout_size(SIZES["screen"], content) == (900, None)
    assert layout_size(SIZES["double"], content) == (680, None)
    assert layout_size(SIZES["column"], content) == (MIN_WIDTH, None)


def test_a_millimetre_is_one() -> None:
    assert SIZES["column"].pixels == pytest.approx(85 / 25.4 * 96)
    assert SIZES["slide"].pixels == 1920


def test_a_height_that_cannot_hold_the_words_is_refused(view: Outlook) -> None:
    chart = CHARTS["gap"]
    with pytest.raises(ValueError, match=r"gap needs \d+ pixels of height at width 400, got 200"):
        vega_lite_specification(chart, chart.content(view), "light", 400, 200)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"format": "gif"}, "format of a picture must be one of png, svg, pdf, html, got 'gif'"),
        ({"size": "huge"}, "size of a picture must be one of screen, .*, got 'huge'"),
        ({"mode": "sepia"}, "mode of a picture must be one of light, dark, got 'sepia'"),
        ({"scale": 9}, "scale of a picture must be from 1 to 4, got 9"),
        ({"scale": float("nan")}, "scale of a picture must be from 1 to 4, got nan"),
    ],
)
def test_a_look_that_there_is_not_is_refused(asked: dict[str, str], words: str) -> None:
    given = {"format": next(iter(FORMATS)), "size": "screen", "mode": "light", "scale": 1}
    with pytest.raises(ValueError, match=words):
        Look(**given | asked)  # type: ignore[arg-type]
