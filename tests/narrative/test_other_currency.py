"""A brief in another currency says so everywhere, and no amount is compared across currencies."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.analysis import trade_series
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.datasets import shipped_briefs
from metrics.datasets.brief import BriefError, load_brief
from metrics.narrative.fan import fan_note
from metrics.quantities.number_format import NBSP, currency_sign
from metrics.scenarios.reference_criteria import ReferenceCriteria

Copy = Callable[..., Path]
NAMED = ('"report": "china', '"currency": "NZD", "report": "china')


@pytest.fixture
def foreign(broken: Copy) -> Path:
    """The shipped brief with all of its money called NZ dollars."""
    folder = broken("datapackage.json", *NAMED)
    for name in ("figures.csv", "datapackage.json"):
        path = folder / name
        path.write_text(
            path.read_text(encoding="utf-8").replace("billion_USD", "billion_NZD"), encoding="utf-8"
        )
    return folder


def test_what_is_said_of_trade_is_said_in_the_currency_of_the_brief(foreign: Path) -> None:
    brief = load_brief(foreign)
    view = build_outlook(brief, analyse(brief).default_workspace)
    for name, chart in CHARTS.items():
        if name in ("precedents", "paths"):
            continue
        content = chart.content(view)
        said = " ".join(
            (content.title, content.subtitle, content.alternative, *content.foot, *content.view().columns)
        )
        assert "US$" not in re.sub(r"counted in US\$", "", said), name
        assert not [datum.unit for datum in content.data() if "USD" in datum.unit], name
    assert "NZ$" in CHARTS["doubling"].content(view).alternative
    amount = brief.targets["target-2011"].value
    assert amount
    assert amount.unit == "billion_NZD/year"


@pytest.mark.parametrize("page", ["outlook", "record", "report_sheet", "sources"])
def test_pages_print_no_other_sign(page: str, foreign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped_briefs, "BRIEFS", foreign.parent)
    monkeypatch.setattr(shipped_briefs, "default_name", lambda: foreign.name)
    app = AppTest.from_string(
        f"from metrics.app.pages import {page}\n{page}.page()", default_timeout=60
    ).run()
    assert not app.exception
    assert not app.error
    kinds = ("title", "subheader", "markdown", "caption", "text_input", "selectbox")
    shown = [at for kind in kinds for at in app.get(kind)]
    said = " ".join(str(getattr(at, name, "")) for at in shown for name in ("value", "label"))
    assert "US$" not in said.replace("\\", "")


def test_pairs_counted_in_dollars_are_not_held_against_it(foreign: Path) -> None:
    brief = load_brief(foreign)
    view = build_outlook(brief, analyse(brief).default_workspace)
    assert analyse(brief).fan(view.active_answer.settings) is None
    assert fan_note(view) == (
        "No fan: other pairs are counted in US$, and no rate of the years ahead is known."
    )
    with pytest.raises(
        trade_series.RecordError,
        match="in USD, got none for 2023 and 2022 and 2018; add a figure, or its rate",
    ):
        analyse(brief).precedents(ReferenceCriteria()).require_position()


def faults(folder: Path) -> str:
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    return "\n".join(caught.value.problems)


def test_a_book_in_another_currency_is_refused(broken: Copy) -> None:
    found = faults(broken("datapackage.json", *NAMED))
    assert "the report's turnover must be in the brief's currency NZD, got 'billion_USD/year'" in found
    assert (
        " more: trade in USD needs the exchange rate of 2024 to the brief's currency NZD, got none; "
        "add USD/NZD or NZD/USD of 2024 to rates.csv"
    ) in found


def test_one_row_in_another_currency_is_refused(broken: Copy) -> None:
    folder = broken("figures.csv", "48.7,nearest,billion_USD/year", "48.7,nearest,billion_NZD/year")
    assert faults(folder) == (
        "figures.csv row chn-turnover-2025: trade in NZD needs the exchange rate of 2025 to the brief's "
        "currency USD, got none; add NZD/USD or USD/NZD of 2025 to rates.csv, or take a source in the "
        "brief's currency"
    )


def test_a_currency_that_is_not_defined_is_refused(broken: Copy) -> None:
    folder = broken("datapackage.json", NAMED[0], NAMED[1].replace("NZD", "XYZ"))
    assert "twofold.currency must be one of USD, NZD, got 'XYZ'" in faults(folder)


def test_a_brief_in_another_currency_needs_prices_of_its_own(foreign: Path) -> None:
    path = foreign / "figures.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if ",consumer_prices," not in row), encoding="utf-8")
    assert "a brief in NZD must hold consumer_prices of two years or more, got none" in faults(foreign)


def test_a_currency_without_a_sign_of_its_own_goes_by_its_code() -> None:
    assert [currency_sign(code) for code in ("USD", "NZD", "JPY", "CNY")] == ["US$", "NZ$", "JPY", "CNY"]
    assert NBSP not in currency_sign("USD")
