"""Every chart in every size, mode and format: nothing cut off, no overlap, no text missing."""

import re
from xml.etree import ElementTree as ET

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.axes import NARROW_PLOT_WIDTH
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.charts.theme import PALETTES
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.sharing import picture_metadata, rendering
from metrics.sharing.picture_sizes import FORMATS, SIZES, Look
from tests import svg_text
from tests.charts.test_charts import contrast
from tests.sharing.test_rendering import rendered

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
EACH_SIZE = pytest.mark.parametrize("size", SIZES)
MODES = pytest.mark.parametrize("mode", PALETTES)


@pytest.fixture(scope="module")
def views(brief: Brief) -> tuple[Outlook, ...]:
    first = analyse(brief).default_workspace
    latin = first.edit(name="A name as long as a name may be, forty!!")
    return (
        build_outlook(brief, first),
        build_outlook(brief, latin),
        build_outlook(brief, first.edit(name="增长放缓 ₸ Қазақша")),
    )


@EVERY
@EACH_SIZE
@MODES
def test_every_text_is_whole_apart_and_readable(
    chart: Chart, views: tuple[Outlook, ...], size: str, mode: str
) -> None:
    for view in views:
        content = chart.content(view)
        root = ET.fromstring(rendered(chart, content, Look("svg", size, mode)))
        _, _, width, height = map(float, root.get("viewBox", "").split())
        lines = svg_text.lines(root)
        said = " ".join(line.text for line in lines)
        assert not [x for x in lines if x.left < 0 or x.right > width or x.top < 0 or x.bottom > height]
        assert not svg_text.standing_on_each_other(lines)
        for whole in (content.title, content.subtitle, *content.foot):
            assert re.sub(r"\s+", "", whole) in re.sub(r"\s+", "", said)
        assert not rendering.missing_characters(said)
        assert "…" not in said
        for fill in {line.fill for line in lines}:
            assert contrast(fill, PALETTES[mode].background) >= 4.5, fill


@pytest.mark.parametrize("width", [NARROW_PLOT_WIDTH, 600, 900])
def test_a_name_with_no_room_beside_the_years_is_left_off_the_precedents(width: int) -> None:
    brief = shipped_brief("korea-vietnam")
    chart, view = (
        CHARTS["precedents"],
        build_outlook(brief, analyse(brief).default_workspace.edit(name="Шымкент @ " * 4)),
    )
    lines = svg_text.lines(ET.fromstring(rendering.drawing(chart, chart.content(view), "light", width)))
    assert "Scenario" in [line.text for line in lines]
    assert not [line for line in lines if line.left < 0 or line.right > width]


@EVERY
@EACH_SIZE
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "svg"])
def test_every_format_is_made_whole_and_says_what_it_is(
    chart: Chart, views: tuple[Outlook, ...], size: str, name: str
) -> None:
    """Each chart and each size in both modes, in turn."""
    mode = list(PALETTES)[([*CHARTS].index(chart.name) + [*SIZES].index(size)) % len(PALETTES)]
    content = chart.content(views[0])
    data = rendered(chart, content, Look(name, size, mode))
    found = picture_metadata.read_metadata(data)
    assert found.untouched
    assert (found.chart, found.size, found.mode) == (chart.name, size, mode)
    assert found.source == f"{content.source}. {content.data_version}"


def test_the_check_sees_a_label_on_another_and_one_that_is_cut() -> None:
    text = '<text font-size="10px" fill="#000000" transform="translate({},{})">letters</text>'
    root = ET.fromstring(
        f'<svg xmlns="http://www.w3.org/2000/svg">{text.format(0, 10)}{text.format(20, 12)}'
        f"{text.format(20, 40)}{text.format(-5, 60)}</svg>"
    )
    lines = svg_text.lines(root)
    assert svg_text.standing_on_each_other(lines) == ["letters / letters"]
    assert [line.left < 0 for line in lines] == [False, False, False, True]
    assert lines[0].right == pytest.approx(27, abs=1)
