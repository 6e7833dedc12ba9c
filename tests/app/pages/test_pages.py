"""The pages, run without a browser: what they say, and that they never show a traceback."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.app.pages.chart_block import escape_markdown
from metrics.datasets import shipped_briefs
from metrics.datasets.brief import Brief, load_brief
from metrics.narrative import phrases, reported_figures, scenarios
from metrics.quantities.number_format import NBSP, percent
from metrics.scenarios.settings import OWN_BASE
from metrics.sharing import link
from tests import first_view
from tests.conftest import placed

ROOT = Path(__file__).parents[3]
BRIEF = shipped_briefs.shipped_brief()
OUTLOOK = "from metrics.app.pages import outlook\noutlook.page()"
SOURCES = "from metrics.app.pages import sources\nsources.page()"
RECORD = "from metrics.app.pages import record\nrecord.page()"


def run(script: str, **query: str) -> AppTest:
    app = AppTest.from_string(script, default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    texts = [
        getattr(at, "value", "")
        for kind in ("title", "subheader", "markdown", "caption", "warning", "error", "code")
        for at in app.get(kind)
    ]
    return "\n".join(texts).replace(NBSP, " ").replace("\\", "")


def expect_answer(app: AppTest, **settings: object) -> None:
    """The first scenario's answer is the one with these settings."""
    assert f"- {first_view.answer(BRIEF, **settings)}" in said(app)


def test_the_first_view_states_the_report_and_the_year_of_each_preset() -> None:
    app = run(OUTLOOK)
    assert not app.exception
    text = said(app)
    for figure, note in reported_figures.cards(BRIEF):
        assert not first_view.missing(text, phrases.printed_form(figure), note)
    assert first_view.headline(BRIEF) in text
    expect_answer(app)
    assert not app.warning


def test_moving_the_growth_slider_changes_the_answer() -> None:
    app = run(OUTLOOK)
    app.slider(key="growth-slider").set_value(8.0).run()
    expect_answer(app, growth=8)
    assert app.number_input(key="growth-entry").value == 8.0


def test_exact_entry_moves_the_slider() -> None:
    app = run(OUTLOOK)
    app.number_input(key="growth-entry").set_value(8.25).run()
    assert app.slider(key="growth-slider").value == 8.25
    expect_answer(app, growth=8.25)


def test_undo_redo_and_reset_act_on_the_same_state() -> None:
    app = run(OUTLOOK)
    buttons = {button.label: button for button in app.button}
    assert buttons["Undo"].disabled
    app.slider(key="growth-slider").set_value(8.0).run()
    app.slider(key="multiple-slider").set_value(3.0).run()
    press(app, "Undo")
    expect_answer(app, growth=8)
    press(app, "Undo")
    expect_answer(app)
    press(app, "Redo")
    expect_answer(app, growth=8)
    press(app, "Reset")
    expect_answer(app)
    press(app, "Undo")
    expect_answer(app, growth=8)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def test_scenarios_are_named_added_and_removed() -> None:
    app = run(OUTLOOK, growth="8")
    assert "Scenarios side by side" not in said(app)
    app.text_input(key="name-entry").set_value("  Slow lane ").run()
    press(app, "Add")
    assert app.radio(key="scenario-choice").options == ["Scenario 1", "Scenario 2"]
    assert "| 1: Slow lane | 2: " in said(app)
    assert "Scenarios side by side" in said(app)
    press(app, "Add")
    assert next(b for b in app.button if b.label == "Add").disabled
    press(app, "Remove")
    press(app, "Remove")
    assert next(b for b in app.button if b.label == "Remove").disabled


def test_a_preset_is_applied_to_the_scenario_under_the_controls() -> None:
    app = run(OUTLOOK, growth="8", fade="on")
    pace = analyse(BRIEF).growth_presets[1]
    press(app, f"{pace.name}: {percent(pace.growth.value)}")
    expect_answer(app, growth=pace.growth.value)


@pytest.mark.parametrize("base", [*analyse(BRIEF).bases, OWN_BASE])
def test_the_base_can_be_chosen(base: str) -> None:
    app = run(OUTLOOK, growth="8")
    app.selectbox(key="base-choice").set_value(base).run()
    assert not app.exception
    chosen = presets.rebase_workspace(
        analyse(BRIEF).default_workspace, base, analyse(BRIEF).bases
    ).active_scenario
    assert not first_view.missing(said(app), scenarios.base(BRIEF, chosen))


def test_an_own_base_is_entered() -> None:
    app = run(OUTLOOK, base="own", value="50", year="2020", growth="10")
    own = {"base": OWN_BASE, "year": 2020, "growth": 10.0}
    expect_answer(app, **own, value=50.0)
    app.number_input(key="value-entry").set_value(60.5).run()
    expect_answer(app, **own, value=60.5)


def test_a_wrong_value_in_a_link_is_named_on_the_page() -> None:
    text = said(run(OUTLOOK, growth="500", colour="red"))
    refusals = link.decode([("growth", "500"), ("colour", "red")], BRIEF)[1]
    assert len(refusals) == 2
    assert not first_view.missing(text, *map(str, refusals))


def test_plain_text_opens_no_markup_and_no_formula() -> None:
    assert escape_markdown("US$ 41 *a* [b](c) :red[d] <e>") == r"US\$ 41 \*a\* \[b\]\(c\) \:red\[d\] \<e\>"


@pytest.mark.parametrize("name", ["<b>x</b>", "**x**", "$a$ [b](http://c)", ":red[x]"])
def test_a_name_from_a_link_is_shown_as_it_stands(name: str) -> None:
    app = run(OUTLOOK, growth="8", name=name)
    assert not app.exception
    raw = " ".join(at.value for at in app.markdown)
    assert "<b>" not in raw
    assert "](http" not in raw


def test_the_sources_page_lists_every_figure(brief: Brief) -> None:
    app = run(SOURCES)
    assert not app.exception
    table = app.dataframe[0].value
    assert len(table) == len(brief.figures)
    assert {"Printed", "Bounds", "Reporter", "Period", "Source", "Address", "Published"} <= set(table.columns)
    row = table[table["Id"] == "report-firms"].iloc[0]
    assert row["Printed"] == phrases.printed_form(brief.figures["report-firms"])
    assert row["Address"].startswith("https://")


PAGES = ("outlook", "record", "precedents", "report_sheet", "sources")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "folder",
    [f for f in shipped_briefs.brief_folders() if f != shipped_briefs.default_folder()],
    ids=lambda folder: folder.name,
)
def test_every_page_works_from_any_shipped_brief(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped_briefs, "default_name", lambda: folder.name)
    app = run(f"from metrics.app.pages import {page}\n{page}.page()")
    assert not app.exception
    if page == "precedents" and not placed(load_brief(folder)):
        assert "the reference class needs" in app.code[0].value
        return
    assert not app.error
    assert not app.warning
    assert app.title
    assert not re.search(r"\b(nan|inf|None)\b|: \.|\(\)", said(app))


def test_a_bare_brief_has_every_page(
    broken: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two books of trade and the pledge alone, which cannot be scored."""
    folder = broken("figures.csv")
    kept = {"figures": ",turnover", "targets": "pledge-", "reporters": "", "sources": ""}
    for path in folder.glob("*.csv"):
        head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        rows = [row for row in rows if path.stem in kept and kept[path.stem] in row]
        path.write_text("".join([head, *rows]), encoding="utf-8")
    monkeypatch.setattr(shipped_briefs, "BRIEFS", tmp_path)
    for page in PAGES:
        app = run(f"from metrics.app.pages import {page}\n{page}.page()")
        assert not app.exception, page
        assert not app.error, page
        assert not re.search(r"\b(nan|inf|None)\b|: \.|\(\)", said(app)), page
    assert "Beside trade" not in said(run(RECORD))


def test_the_front_door_opens_on_the_outlook() -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    assert not app.exception
    expect_answer(app)
