"""A brief that a reader makes works like a shipped one, and gives the same answers from the same data."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.datasets import brief_schema
from metrics.datasets.brief import Brief, BriefError, load_brief
from metrics.ingest.brief_builder import zip_export
from metrics.ingest.brief_builder.draft import BriefDraft, DraftSource
from metrics.ingest.brief_builder.zip_import import build_brief, open_brief
from metrics.ingest.text.parse_result import ParsedFigure
from metrics.scenarios.settings import Settings
from tests.ingest.brief_builder.example_draft import draft, figures, proposals, series


def answers(brief: Brief) -> list[tuple[object, ...]]:
    """Name, settings, pace, years needed with bounds, and year reached of each default scenario."""
    found = build_outlook(brief, analyse(brief).default_workspace).answers
    return [
        (a.preset, a.settings, a.growth, a.projection.years_needed, a.years_bounds, a.projection.year_reached)
        for a in found
    ]


def test_the_paragraph_is_understood_as_the_report_states_it() -> None:
    found = [(each.measure, each.reading) for each in proposals() if each.measure]
    said = {measure: reading.words for measure, reading in found if isinstance(reading, ParsedFigure)}
    assert said["firms"] == "understood as 4,700 or more firms"
    assert list(said) == ["turnover", "turnover_growth", "cumulative_investment", "firms", "target"]
    assert [(f.measure, f.quoted, f.period) for f in figures()] == [
        ("turnover", "41", "2023"),
        ("turnover_growth", "32", "2023"),
        ("cumulative_investment", "25", "2009/2023"),
        ("firms", "4,700", "2024-07"),
    ]


def test_a_brief_made_from_the_paragraph_gives_the_shipped_outlook(brief: Brief) -> None:
    found = answers(build_brief(draft(brief)))
    assert found == answers(brief)
    assert len(found) == 3


def test_two_lines_of_each_side_are_enough_for_the_reported_pace(brief: Brief) -> None:
    own = draft(brief)
    typed = {"CHN": b"year,turnover\n2023,41.02\n", "KAZ": b"year,turnover\n2023,31.5\n"}
    books = tuple(replace(book, series=series(typed[book.economy])) for book in own.books)
    (found,) = answers(build_brief(replace(own, books=books)))
    name, settings, *rest = answers(brief)[0]
    assert isinstance(settings, Settings)
    assert found == (name, replace(settings, long=30, shock_year=2024), *rest)


def test_the_files_are_a_data_package_that_loads_from_a_folder_too(brief: Brief, tmp_path: Path) -> None:
    own = draft(brief)
    with zipfile.ZipFile(io.BytesIO(zip_export.zip_brief(own))) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / own.name
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    assert answers(load_brief(folder)) == answers(build_brief(own))


def test_the_same_draft_gives_the_same_bytes_and_opens_again(brief: Brief) -> None:
    content = zip_export.zip_brief(draft(brief))
    assert content == zip_export.zip_brief(draft(brief))
    found = open_brief(content)
    assert (found.title, found.version, found.name) == (brief.title, "2026.11.24", "brief-chn-kaz-2024-07-05")
    assert answers(found) == answers(build_brief(draft(brief)))


def test_the_tables_are_described_as_the_shipped_ones(brief: Brief) -> None:
    described = json.loads(zip_export.brief_files(draft(brief))["datapackage.json"])
    assert described["resources"] == list(brief_schema.tables().values())


def test_trade_that_a_file_leaves_to_be_added_is_added_and_says_so(brief: Brief) -> None:
    own = draft(brief)
    added = series(b"year,exports,imports\n2023,24.7,16.32\n")
    found = build_brief(replace(own, books=(replace(own.books[0], series=added), own.books[1])))
    figure = found.series("turnover", "CHN")[2023]
    assert (figure.quoted, figure.note) == ("41.02", "Exports plus imports of the same series.")
    assert found.series("exports", "CHN")[2023].note == ""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": ""}, "datapackage.json: title is required"),
        ({"report": DraftSource("China Daily", "", "July", "")}, "sources.csv row report: title is required"),
        ({"report": DraftSource("China Daily", "", "July", "")}, "published must be written as"),
        (
            {"report": DraftSource("=A1", "T", "2024", "https://example.org")},
            "publisher must be words, not a formula",
        ),
        ({"title": "@SUM(A1)"}, "title must be words"),
        ({"title": "Two\nlines"}, "title must be words on one line"),
        ({"aim": None}, "must announce a target, got none"),
        ({"figures": ()}, "must state turnover, got none"),
        ({"books": ()}, "one reporter must print turnover for CHN, got none"),
        ({"economies": {"CHN": "One side"}}, "twofold.economies must be 2 codes"),
        ({"economies": {"chn": "x", "KAZ": "y"}}, "economies must be codes of three letters"),
        ({"follows": "XXX"}, "twofold.follows must be the id of a row of reporters.csv"),
    ],
)
def test_what_a_draft_lacks_is_told(brief: Brief, change: dict[str, object], message: str) -> None:
    with pytest.raises(BriefError) as caught:
        build_brief(replace(draft(brief), **change))  # type: ignore[arg-type]
    assert any(message in problem for problem in caught.value.problems), caught.value.problems


def test_an_empty_draft_has_all_its_faults_told_at_once() -> None:
    with pytest.raises(BriefError) as caught:
        build_brief(BriefDraft("", {}, DraftSource(), (), None, (), "2026-11-24"))
    told = "\n".join(caught.value.problems)
    for missing in ("json: title is", "twofold.economies is", "publisher is", "url is", "published is"):
        assert f"{missing} required" in told
