"""Precedents, run without a browser: what it says, and that no control breaks it."""

import pytest
from streamlit.testing.v1 import AppTest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.datasets.brief import Brief
from metrics.narrative import reference_class_tables
from metrics.scenarios.reference_criteria import LIMITS, PairKind, ReferenceCriteria

PAGE = "from metrics.app.pages import precedents\nprecedents.page()"


@pytest.fixture
def app() -> AppTest:
    found = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not found.exception
    return found


def said(app: AppTest) -> str:
    return "\n".join(block.value for block in app.markdown).replace("\\", "")


def test_the_page_says_how_many_pairs_and_names_the_closest(app: AppTest, brief: Brief) -> None:
    size = len(analyse(brief).precedents(ReferenceCriteria()).classes["chosen"])
    assert f"Of {size} pairs" in said(app)
    assert reference_class_tables.closest_pairs(
        build_outlook(brief, analyse(brief).default_workspace)
    ) in said(app)
    assert len(app.dataframe[-1].value) == size


def test_widening_the_factor_takes_more_pairs_in(app: AppTest) -> None:
    before = len(app.dataframe[-1].value)
    app.slider(key="factor-slider").set_value(LIMITS["factor"].high).run()
    assert not app.exception
    assert len(app.dataframe[-1].value) > before


def test_a_class_that_is_too_small_says_so_and_gives_no_percentages(app: AppTest) -> None:
    for name, limit in LIMITS.items():
        app.slider(key=f"{name}-slider").set_value(limit.low)
    app.run()
    assert not app.exception
    assert "fewer than 20" in said(app)
    assert "95 % confidence" not in said(app).replace("\u00a0", " ")
    assert "had got there" not in said(app)
    assert len(app.dataframe) == 1


@pytest.mark.parametrize("kind", PairKind)
@pytest.mark.parametrize("table", ["turnover", "long"])
def test_every_kind_table_and_price_has_a_page(app: AppTest, kind: PairKind, table: str) -> None:
    app.selectbox(key="kind-choice").set_value(kind)
    app.selectbox(key="table-choice").set_value(table)
    app.button_group(key="constant-choice").set_value(True).run()
    assert not app.exception
    assert "Of " in said(app) or "fewer than" in said(app)


def test_the_rule_is_undone_redone_and_reset(app: AppTest) -> None:
    app.slider(key="factor-slider").set_value(4.0).run()
    app.number_input(key="band_yoy-entry").set_value(35.0).run()
    press(app, "Undo")
    assert app.session_state["desk"].now.rule == ReferenceCriteria(factor=4.0)
    press(app, "Redo")
    assert app.session_state["desk"].now.rule == ReferenceCriteria(factor=4.0, band_yoy=35.0)
    press(app, "Reset")
    assert app.session_state["desk"].now.rule == ReferenceCriteria()
    assert app.slider(key="factor-slider").value == ReferenceCriteria().factor


def test_a_link_sets_the_rule_and_what_is_refused_is_named(brief: Brief) -> None:
    app = AppTest.from_string(PAGE, default_timeout=60)
    app.query_params.update({"factor": "4", "kind": "large", "goods": "99"})
    app.run()
    assert app.session_state["desk"].now.rule == ReferenceCriteria(factor=4.0, kind=PairKind.LARGE)
    assert "must be one of all" in app.warning[0].value.replace("\\", "")
    assert len(app.dataframe[-1].value) == len(
        analyse(brief).precedents(ReferenceCriteria(factor=4.0, kind=PairKind.LARGE)).classes["chosen"]
    )


def test_a_run_before_the_browser_has_taken_the_address_changes_nothing() -> None:
    """Streamlit may run a page again with the bare address that the reader came with."""
    both = "precedents if st.session_state.get('there') else outlook"
    code = f"import streamlit as st\nfrom metrics.app.pages import outlook, precedents\n({both}).page()"
    app = AppTest.from_string(code, default_timeout=60)
    app.query_params.update({"factor": "4"})
    app.run()
    app.session_state["there"] = True
    for _ in range(2):
        app.query_params.clear()
        app.run()
        assert not app.exception
        assert app.number_input(key="factor-entry").value == 4.0


def test_a_switch_that_is_emptied_changes_nothing(app: AppTest) -> None:
    before = app.session_state["desk"].now
    app.button_group(key="constant-choice").set_value(None).run()
    assert not app.exception
    assert app.session_state["desk"].now == before
    assert app.button_group(key="constant-choice").value is False


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def test_scenario_and_class_are_kept_apart_in_words(app: AppTest) -> None:
    lines = [line for line in said(app).split("\n") if line.startswith("- The scenario")]
    assert len(lines) == 3
    for line in lines:
        assert "by assumption" in line
    assert any("pairs of the class" in line for line in lines)
