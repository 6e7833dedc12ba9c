"""The pages, run without a browser: what they say, and that they never show a traceback."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.app.pages.chart_block import escape_markdown
from metrics.datasets import shipped_briefs
from metrics.datasets.brief import Brief, load_brief
from metrics.quantities.number_format import NBSP
from tests.conftest import placed

ROOT = Path(__file__).parents[3]
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


def answer(app: AppTest) -> str:
    """Pace and year of the first scenario's answer."""
    found = re.search(r"- At ([^,]+), trade of .*? is doubled to US\$ [\d.]+ bn in (\d+)", said(app))
    assert found
    return f"{found[1]}: {found[2]}"


def test_the_first_view_states_the_report_and_the_year_of_each_preset() -> None:
    app = run(OUTLOOK)
    assert not app.exception
    text = said(app)
    for stated in ("US$ 41 bn", "32 %", "US$ 25 bn", "over 4,700"):
        assert stated in text
    assert "In these scenarios, trade is doubled in 2026, in 2032, in 2043" in text
    assert "after 2.50 years (2.46\u20132.53, given the rounding of the figures)" in text
    assert not app.warning


def test_moving_the_growth_slider_changes_the_answer() -> None:
    app = run(OUTLOOK)
    app.slider(key="growth-slider").set_value(8.0).run()
    assert answer(app) == "8 % a year: 2033"
    assert app.number_input(key="growth-entry").value == 8.0


def test_exact_entry_moves_the_slider() -> None:
    app = run(OUTLOOK)
    app.number_input(key="growth-entry").set_value(8.25).run()
    assert app.slider(key="growth-slider").value == 8.25
    assert answer(app) == "8.25 % a year: 2032"


def test_undo_redo_and_reset_act_on_the_same_state() -> None:
    app = run(OUTLOOK)
    buttons = {button.label: button for button in app.button}
    assert buttons["Undo"].disabled
    app.slider(key="growth-slider").set_value(8.0).run()
    app.slider(key="multiple-slider").set_value(3.0).run()
    press(app, "Undo")
    assert answer(app) == "8 % a year: 2033"
    press(app, "Undo")
    assert answer(app) == "32 % a year: 2026"
    press(app, "Redo")
    assert answer(app) == "8 % a year: 2033"
    press(app, "Reset")
    assert answer(app) == "32 % a year: 2026"
    press(app, "Undo")
    assert answer(app) == "8 % a year: 2033"


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
    press(app, f"Pace since the pledge: 9{NBSP}%")
    assert answer(app) == "9 % a year: 2032"


@pytest.mark.parametrize(
    ("base", "text"),
    [
        ("chn", "US$ 48.7 bn in 2025 (latest China-reported)"),
        ("kaz", "US$ 30.1 bn in 2024"),
        ("own", "own value"),
    ],
)
def test_the_base_can_be_chosen(base: str, text: str) -> None:
    app = run(OUTLOOK, growth="8")
    app.selectbox(key="base-choice").set_value(base).run()
    assert not app.exception
    assert text in said(app)


def test_an_own_base_is_entered() -> None:
    app = run(OUTLOOK, base="own", value="50", year="2020", growth="10")
    assert "trade of US$ 50 bn in 2020 (own value) is doubled to US$ 100 bn in 2028" in said(app)
    app.number_input(key="value-entry").set_value(60.5).run()
    assert "US$ 121 bn" in said(app)


def test_a_wrong_value_in_a_link_is_named_on_the_page() -> None:
    text = said(run(OUTLOOK, growth="500", colour="red"))
    assert "growth must be a number from -20 to 60 %, got \u201c500\u201d; 32 is shown instead" in text
    assert "colour is not a setting of this page" in text


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
    assert row["Printed"].replace(NBSP, " ") == "over 4,700"
    assert row["Address"].startswith("https://")


@pytest.mark.parametrize("script", [OUTLOOK, RECORD, SOURCES], ids=["outlook", "record", "sources"])
def test_a_broken_brief_is_shown_as_a_list_and_not_as_a_traceback(
    script: str, broken: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken("figures.csv", "2023,41,nearest", "2023,some,nearest")
    broken("targets.csv", "doubling,,,2,", "doubling,,,x,")
    monkeypatch.setattr(shipped_briefs, "BRIEFS", tmp_path)
    app = run(script)
    assert not app.exception
    text = said(app)
    assert "Faults found: 2." in text
    assert "figures.csv row report-turnover-2023: quoted must be written as" in text
    assert "targets.csv row pledge-2024: multiple must be a number, got 'x'" in text


@pytest.mark.parametrize("page", ["outlook", "record"])
def test_a_report_that_follows_no_series_is_said_and_not_guessed(
    page: str, broken: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken("figures.csv", "2023,41,nearest", "2023,51,nearest")
    monkeypatch.setattr(shipped_briefs, "BRIEFS", tmp_path)
    app = run(f"from metrics.app.pages import {page}\n{page}.page()")
    assert not app.exception
    assert "the report's 51 for 2023 must agree with one side's series, got none" in said(app)


def test_changed_data_are_read_again_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "china-kazakhstan"
    shutil.copytree(shipped_briefs.BRIEFS / "china-kazakhstan", folder)
    monkeypatch.setattr(shipped_briefs, "BRIEFS", tmp_path)
    assert "US$ 41 bn" in said(run(OUTLOOK))
    figures = folder / "figures.csv"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace("2023,41,nearest", "2023,41.0,nearest", 1),
        encoding="utf-8",
    )
    assert "US$ 41.0 bn" in said(run(OUTLOOK))


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
    assert answer(app) == "32 % a year: 2026"
