"""Each chart says what it shows, in two palettes, from one specification."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.analysis.trade_series import RecordError
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.charts.label_layout import text_width
from metrics.charts.reported_series import name_labels
from metrics.charts.specification import PLOT_WIDTHS, vega_lite_specification
from metrics.charts.theme import PALETTES, Palette
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import shipped_brief
from tests.conftest import charts_of
from tests.sharing.test_link import EVERY_BRIEF, workspaces

ROOT = Path(__file__).parents[2]
EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


@pytest.fixture(scope="module")
def any_view(any_brief: Brief) -> Outlook:
    return build_outlook(any_brief, analyse(any_brief).default_workspace)


def test_every_module_that_draws_is_in_the_catalogue_under_its_name() -> None:
    modules = (ROOT / "metrics/charts").glob("*.py")
    assert {path.stem for path in modules if "\ndef grammar(" in path.read_text(encoding="utf-8")} == set(
        CHARTS
    )


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", PALETTES)
def test_every_colour_that_text_is_set_in_has_contrast(mode: str) -> None:
    palette = PALETTES[mode]
    named = {field.name: getattr(palette, field.name) for field in fields(Palette)}
    drawn = [v for k, v in named.items() if k not in ("background", "grid", "scenarios")]
    for colour in (*drawn, *palette.scenarios):
        assert contrast(colour, palette.background) >= 4.5, colour


def test_contrast_is_measured_as_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("mode", PALETTES)
def test_the_page_has_the_colours_of_the_charts(mode: str) -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][mode]
    palette = PALETTES[mode]
    assert theme["backgroundColor"] == palette.background
    assert theme["textColor"] == palette.text
    assert theme["primaryColor"] == palette.sooner


@EVERY
def test_a_chart_states_finding_measure_source_and_data(chart: Chart, any_view: Outlook) -> None:
    if chart not in charts_of(any_view.brief):
        with pytest.raises(RecordError, match="the reference class needs"):
            chart.content(any_view)
        return
    view, content = any_view, chart.content(any_view)
    assert content.title
    assert content.subtitle
    assert content.foot[0].startswith("Source: ")
    assert view.brief.version in content.foot[0]
    assert content.alternative.startswith(content.title)
    assert not content.view().empty


@EVERY
@pytest.mark.parametrize("width", [None, 380, 900])
def test_the_grammar_is_the_same_for_every_scenario(chart: Chart, view: Outlook, width: int | None) -> None:
    """So the browser keeps the drawing and takes in new tables only."""
    other = build_outlook(view.brief, analyse(view.brief).default_workspace.edit(growth=5.0, name="Other"))
    one, two = (vega_lite_specification(chart, chart.content(v), "light", width) for v in (view, other))
    del one["datasets"], two["datasets"]
    assert one == two


@EVERY
def test_words_are_broken_only_at_ordinary_spaces(chart: Chart, any_view: Outlook) -> None:
    if chart not in charts_of(any_view.brief):
        return
    content = chart.content(any_view)
    text = vega_lite_specification(chart, content, "dark")["datasets"]["text"][0]
    for plot in PLOT_WIDTHS:
        assert text[f"title_{plot}"].replace("\n", " ") == content.title
        assert text[f"foot_{plot}"].replace("\n", " ") == " ".join(content.foot)


def test_gaps_in_the_record_break_the_line(any_view: Outlook) -> None:
    observed = pd.DataFrame(CHARTS["doubling"].content(any_view).tables["observed"])
    for _, run in observed.groupby("run"):
        assert run["year"].diff().dropna().eq(1).all()
    assert observed["run"].nunique() > 2


def test_derived_and_open_values_look_different(view: Outlook) -> None:
    observed = pd.DataFrame(CHARTS["doubling"].content(view).tables["observed"]).set_index(["who", "year"])
    who = view.brief.reporters["CHN"].name
    assert observed.loc[(who, 2012), "derived"]
    assert observed.loc[(who, 2010), "derived"]
    assert not observed.loc[(who, 2023), "derived"]


def test_years_since_the_report_are_observed(view: Outlook) -> None:
    observed = pd.DataFrame(CHARTS["doubling"].content(view).tables["observed"])
    since = observed[(observed["year"] > 2023) & observed["followed"]]
    printed = view.brief.series("turnover", "CHN")
    assert len(since) > 1
    assert dict(zip(since["year"], since["value"], strict=True)) == {
        year: figure.value for year, figure in printed.items() if year > 2023
    }


def test_each_figure_of_the_report_has_its_own_scale_from_zero(any_view: Outlook) -> None:
    content = CHARTS["figures"].content(any_view)
    ticks, bars = (pd.DataFrame(content.tables[name]) for name in ("ticks", "bars"))
    assert (ticks.groupby("row")["share"].min() == 0).all()
    assert len(set(ticks.groupby("row")["label"].agg(tuple))) > 1
    assert bars["share"].between(0, 1).all()


@EVERY_BRIEF
@settings(max_examples=30)
@given(data=st.data())
def test_every_chart_has_content_for_every_workspace(brief: Brief, data: st.DataObject) -> None:
    view = build_outlook(brief, data.draw(workspaces(brief)))
    for chart in charts_of(brief):
        spec = vega_lite_specification(chart, chart.content(view), "light")
        for name, rows in spec["datasets"].items():
            assert rows, name
            assert not pd.DataFrame(rows).isna().to_numpy().any(), name


@EVERY_BRIEF
@settings(max_examples=30)
@given(data=st.data())
def test_the_doubling_chart_has_room_for_all_that_is_drawn_in_it(brief: Brief, data: st.DataObject) -> None:
    view = build_outlook(brief, data.draw(workspaces(brief)))
    tables = CHARTS["doubling"].content(view).tables
    first, last = tables["frame"]
    drawn = [row for name in ("observed", "names", "fan", "paths", "ends", "targets") for row in tables[name]]
    assert all(first["year"] <= row["year"] <= last["year"] for row in drawn)
    levels = [row[key] for row in drawn for key in ("value", "q10", "q90", "label_at") if key in row]
    assert 0 <= min(levels) <= max(levels) <= first["value"] + 0.005  # a target is told to two decimals


def test_a_late_line_has_its_name_where_the_plot_is_open() -> None:
    brief = shipped_brief("korea-vietnam")
    view = build_outlook(brief, analyse(brief).default_workspace)
    contents = [CHARTS[name].content(view) for name in ("record", "targets")]
    record, targets = ({row["who"]: row for row in content.tables["names"]} for content in contents)
    highest = max(contents[0].tables["observed"], key=lambda row: row["value"])
    name = record[highest["who"]]
    assert (name["above"], name["value"]) == (True, highest["value"])
    assert targets[highest["who"]]["below"], "bars of targets stand above the line"


def test_a_multiple_that_follows_from_an_amount_has_two_decimals() -> None:
    brief = shipped_brief("korea-vietnam")
    content = CHARTS["paths"].content(build_outlook(brief, analyse(brief).default_workspace))
    (goal,) = (row["label"] for row in content.tables["labels"] if row["kind"] == "goal")
    assert goal.startswith("1.84\u00a0\u00d7")


def test_a_name_keeps_clear_of_the_words_at_a_level_just_above_it() -> None:
    row = {"who": "A book with a long name", "year": 2010, "value": 18.0, "followed": True}
    seen = [row, {**row, "year": 2024, "value": 40.0}]
    (free,), (near,) = (name_labels(seen, rules=rules) for rules in ((), (20.0,)))
    assert (free["beside"], near["beside"]) == (False, True)
    assert name_labels(seen, rules=(30.0,))[0]["beside"] is False
    assert free["room"] == pytest.approx(text_width(str(row["who"])))
