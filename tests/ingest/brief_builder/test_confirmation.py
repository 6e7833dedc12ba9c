"""A parsed figure becomes a row only if its measure and period are known."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.datasets.brief import Brief
from metrics.ingest.brief_builder import confirmation, zip_export
from metrics.ingest.brief_builder.confirmation import (
    MAX_FIGURES,
    MAX_LETTERS,
    draft_figure,
    draft_target,
    lines,
    reparse,
)
from metrics.ingest.brief_builder.draft import DraftFigure, DraftTarget
from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.parse_result import ParsedFigure, Rejection
from metrics.quantities.measures import MEASURES
from tests.ingest.brief_builder.example_draft import PARAGRAPH, PUBLISHED, draft, series


def test_a_paragraph_is_parted_into_figures_and_what_is_none() -> None:
    figures, others = lines(PARAGRAPH, PUBLISHED)
    assert [line.text for line in figures] == [
        "US$41 billion",
        "32 percent",
        "$25 billion",
        "over 4,700 firms",
        "double",
    ]
    assert [line.text for line in others] == ["2023", "two", "past 15 years"]
    assert lines(PARAGRAPH, "2024-07")[0][2].period == ""


def test_what_cannot_be_read_is_a_line_to_correct() -> None:
    (line,) = lines("Trade reached $41 billion.", "")[0]
    assert isinstance(line.reading, Rejection)
    assert isinstance(reparse(line, line.text), Rejection)
    assert isinstance(reparse(line, "US$41 billion"), ParsedFigure)
    assert isinstance(reparse(line, line.text.replace("$", "NZ$"), "USD"), ParsedFigure)


def test_a_paragraph_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match=f"at most {MAX_LETTERS} letters, got {MAX_LETTERS + 1}; shorten it"):
        lines("a" * (MAX_LETTERS + 1), "")
    with pytest.raises(ValueError, match=f"at most {MAX_FIGURES} figures, got {MAX_FIGURES + 1}; shorten it"):
        lines("5 firms. " * (MAX_FIGURES + 1), "")


def test_every_choice_has_a_name_on_the_screen() -> None:
    assert {confirmation.label(name) for name in confirmation.CHOICES} >= {
        MEASURES["turnover"].label,
        "Target of two-way trade",
    }
    assert set(confirmation.REQUIRED_MEASURES) <= set(confirmation.CHOICES)


@pytest.mark.parametrize(
    ("text", "measure", "period", "reason"),
    [
        ("US$41 billion", "turnover", "", "needs the time it stands for, got none"),
        ("US$41 billion", "turnover", "last year", "period must be ISO text"),
        ("32 percent", "turnover", "2023", "turnover is recorded in billion_USD/year"),
        ("€41 billion", "turnover", "2023", "turnover is recorded in billion_USD/year"),
        ("billions", "turnover", "2023", "a figure has a number"),
    ],
)
def test_a_figure_that_fits_no_row_says_why(text: str, measure: str, period: str, reason: str) -> None:
    found = draft_figure(parse_figure(text), measure, period)
    assert isinstance(found, Rejection)
    assert reason in found.reason


def test_words_for_closeness_go_to_the_note() -> None:
    found = draft_figure(parse_figure("nearly 25 billion US dollars"), "turnover", "2023")
    assert isinstance(found, DraftFigure)
    assert (found.quoted, found.bound) == ("25", "at_most")
    assert found.note.startswith("Printed as close to it: understood as just below it")


def test_a_target_is_a_multiple_or_an_amount_by_a_year() -> None:
    double = draft_target(parse_figure("doubling"), "doubling", "", "2024-07-03", "A president")
    assert double == DraftTarget("doubling", multiple="2", announced="2024-07-03", by="A president")
    amount = draft_target(
        parse_figure("over US$100 billion"), "over US$100 billion", "2030-12", "2024", "Both"
    )
    assert isinstance(amount, DraftTarget)
    assert (amount.value, amount.bound, amount.due) == ("100", "at_least", "2030")
    assert isinstance(draft_target(parse_figure("100 firms"), "100 firms", "", "", ""), Rejection)


def test_a_summary_counts_the_years_of_each_measure() -> None:
    found = series(b"year,exports,imports\n2022,1,2\n2024,3,\n")
    assert (
        confirmation.summary(found)
        == "exports of 2 years, 2022 to 2024; imports of 1 year, 2022; in billion_USD/year"
    )


def test_precedents_says_what_a_short_series_lacks(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = draft(brief)
    short = tuple(replace(book, series=series(b"year,turnover\n2023,41.02\n")) for book in own.books)
    for name, content in zip_export.brief_files(replace(own, books=short, follows="CHN")).items():
        (tmp_path / "pair").mkdir(exist_ok=True)
        (tmp_path / "pair" / name).write_bytes(content)
    monkeypatch.setattr("metrics.datasets.shipped_briefs.BRIEFS", tmp_path)
    monkeypatch.setattr("metrics.datasets.shipped_briefs.default_name", lambda: "pair")
    app = AppTest.from_string(
        "from metrics.app.pages import precedents\nprecedents.page()", default_timeout=60
    ).run()
    assert not app.exception
    assert "the reference class needs China's customs for 2023" in app.code[0].value
