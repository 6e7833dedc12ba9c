"""Data that break are told on the page, every fault of them, and are read again once they are mended."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.datasets import shipped_briefs
from metrics.narrative import phrases
from tests import first_view
from tests.app.pages.test_pages import BRIEF, OUTLOOK, RECORD, SOURCES, run, said


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
    stated = BRIEF.stated_figure("turnover")
    assert not first_view.missing(said(run(OUTLOOK)), phrases.printed_form(stated))
    figures = folder / "figures.csv"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace("2023,41,nearest", "2023,41.0,nearest", 1),
        encoding="utf-8",
    )
    finer = replace(stated, quoted="41.0")
    assert not first_view.missing(said(run(OUTLOOK)), phrases.printed_form(finer))
