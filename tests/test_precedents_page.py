"""Precedents, run without a browser: what it says, and that no control breaks it."""

import pytest
from streamlit.testing.v1 import AppTest

from metrics import outside
from metrics.brief import Brief
from metrics.precedents import LIMITS, Kind, Rule
from metrics.sentences import elsewhere

PAGE = "from metrics.pages import precedents\nprecedents.page()"


@pytest.fixture
def app() -> AppTest:
    found = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not found.exception
    return found


def said(app: AppTest) -> str:
    return "\n".join(block.value for block in app.markdown).replace("\\", "")


def test_the_page_says_how_many_pairs_and_names_the_closest(app: AppTest, brief: Brief) -> None:
    size = len(outside.classes(brief, Rule())["chosen"])
    assert f"Of {size} pairs" in said(app)
    assert elsewhere.closest(brief, Rule()) in said(app)
    assert len(app.dataframe[-1].value) == size


def test_widening_the_factor_takes_more_pairs_in(app: AppTest) -> None:
    before = len(app.dataframe[-1].value)
    app.slider(key="rule-factor").set_value(LIMITS["factor"].high).run()
    assert not app.exception
    assert len(app.dataframe[-1].value) > before


def test_a_class_that_is_too_small_says_so_and_gives_no_percentages(app: AppTest) -> None:
    for name, limit in LIMITS.items():
        app.slider(key=f"rule-{name}").set_value(limit.low)
    app.run()
    assert not app.exception
    assert "fewer than 20" in said(app)
    assert "95 % confidence" not in said(app).replace("\u00a0", " ")
    assert "had got there" not in said(app)
    assert len(app.dataframe) == 1


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("table", ["turnover", "long"])
def test_every_kind_table_and_price_has_a_page(app: AppTest, kind: Kind, table: str) -> None:
    app.selectbox(key="rule-kind").set_value(kind)
    app.selectbox(key="rule-table").set_value(table)
    app.toggle(key="rule-constant").set_value(True).run()
    assert not app.exception
    assert "Of " in said(app) or "fewer than" in said(app)


def test_scenario_and_class_are_kept_apart_in_words(app: AppTest) -> None:
    lines = [line for line in said(app).split("\n") if line.startswith("- The scenario")]
    assert len(lines) == 3
    for line in lines:
        assert "by assumption" in line
    assert any("pairs of the class" in line for line in lines)
