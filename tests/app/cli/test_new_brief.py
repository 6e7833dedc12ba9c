"""``twofold new``: a folder from a paragraph or from options, and its error messages."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from metrics.app.cli import __main__
from metrics.app.cli.console import DATA
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.narrative import scenarios
from tests.first_view import missing, outlook
from tests.ingest.brief_builder.example_draft import PARAGRAPH, PUBLISHED, UNIT, csv_of

ADDRESS = "https://example.org/page"


@pytest.fixture
def given(tmp_path: Path, brief: Brief) -> list[str]:
    """All options but those of the figures."""
    (tmp_path / "paragraph.txt").write_text(PARAGRAPH, encoding="utf-8")
    found = ["--title", "Two", "--economy", "CHN", "--economy", "KAZ"]
    found += ["--report", "A paper", "A page", PUBLISHED, ADDRESS]
    found += ["--announced", "2024-07-03", "--by", "The president"]
    for code in ("CHN", "KAZ"):
        (tmp_path / f"{code}.csv").write_bytes(csv_of(brief, code))
        found += ["--series", code, str(tmp_path / f"{code}.csv"), "--answer", code, "unit", UNIT]
        found += ["--source", code, f"Statistics of {code}", "Trade", "2025", ADDRESS]
    return found


def run(tmp_path: Path, *options: str, **more: str) -> Result:
    return CliRunner().invoke(__main__.main, ["new", str(tmp_path / "new"), *options], **more)  # type: ignore[arg-type]


def test_a_paragraph_becomes_a_folder_that_answers_as_the_shipped_brief(
    tmp_path: Path, given: list[str]
) -> None:
    found = run(tmp_path, *given, "--paragraph", str(tmp_path / "paragraph.txt"), "--yes")
    assert found.exit_code == 0, found.output
    answers = outlook(shipped_brief()).answers
    assert not missing(found.stdout, *(scenarios.outcome(each) for each in answers))
    assert (
        "Not taken: over 4,700 firms: understood as 4,700 or more firms; Firms; give its time" in found.stderr
    )
    made = load_brief(tmp_path / "new")
    assert (made.stated_figure("turnover").quoted, made.multiple) == ("41", 2)
    said = CliRunner().invoke(__main__.main, ["answer", "--brief", str(tmp_path / "new")])
    assert said.stdout == "".join(f"{line}\n" for line in found.stdout.splitlines()[1:])


def test_figures_come_from_options_too_and_stand_before_the_paragraphs(
    tmp_path: Path, given: list[str]
) -> None:
    figures = [
        "--figure",
        "turnover",
        "2023",
        "US$41 billion",
        "--figure",
        "turnover_growth",
        "2023",
        "32 percent",
    ]
    found = run(tmp_path, *given, *figures, "--target", "double", "--due", "2034")
    assert found.exit_code == 0, found.output
    assert load_brief(tmp_path / "new").report_target.due == 2034


def test_nothing_is_taken_unless_told_and_asking_takes_what_is_confirmed(
    tmp_path: Path, given: list[str]
) -> None:
    paragraph = ["--paragraph", str(tmp_path / "paragraph.txt")]
    found = run(tmp_path, *given, *paragraph)
    assert found.exit_code == 2
    assert "understood as 41 billion USD; Two-way trade; 2023" in found.stdout
    assert "take these with --yes, or one by one with --ask" in found.stderr
    assert not (tmp_path / "new").exists()
    found = run(tmp_path, *given, *paragraph, "--ask", input="y\ny\nn\n2024-07\ny\ny\n")
    assert found.exit_code == 0, found.output
    made = load_brief(tmp_path / "new")
    assert made.states("firms", "turnover")
    assert not made.states("cumulative_investment")


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (["--figure", "trade", "2023", "41"], 2, "MEASURE must be one of turnover, exports"),
        (["--figure", "turnover", "2023", "$41 billion"], DATA, "$41 billion: "),
        (["--figure", "turnover", "", "US$41 billion"], DATA, "a figure needs the time it stands for"),
        (["--economy", "XXX"], 2, "--economy must be an alpha-3 code, got 'XXX'"),
        (["--series", "CHN", "nowhere.csv"], 2, "nowhere.csv cannot be read"),
        ([], DATA, "must state turnover, got none"),
    ],
)
def test_wrong_use_and_bad_data_end_with_their_status(
    tmp_path: Path, given: list[str], options: list[str], status: int, message: str
) -> None:
    found = run(tmp_path, *given, *options)
    assert (found.exit_code, message in found.stderr) == (status, True), found.output
    assert not (tmp_path / "new").exists()


def test_an_open_question_of_a_file_names_its_answers(tmp_path: Path, given: list[str]) -> None:
    at = given.index("--answer")
    found = run(tmp_path, *given[:at], *given[at + 4 :])
    assert found.exit_code == 2
    assert "--answer CHN unit one of: USD/year (US$)" in found.stderr


def test_a_folder_with_files_is_left_alone(tmp_path: Path, given: list[str]) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").write_text("mine", encoding="utf-8")
    found = run(tmp_path, *given)
    assert (found.exit_code, "FOLDER must be new or empty" in found.stderr) == (2, True)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine.txt"]


def test_a_paragraph_in_another_encoding_is_told(tmp_path: Path, given: list[str]) -> None:
    (tmp_path / "paragraph.txt").write_bytes("товарооборот".encode("cp1251"))
    found = run(tmp_path, *given, "--paragraph", str(tmp_path / "paragraph.txt"), "--yes")
    assert (found.exit_code, "must be text in UTF-8" in found.stderr) == (DATA, True)
