"""The command line: files, output, error messages and exit status."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.cli import __main__
from metrics.app.cli.console import DATA, SETTING
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import default_folder
from metrics.narrative import scenarios
from metrics.sharing import chart_files, link, share_code
from tests import first_view

HOME = "http://localhost:8501"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(__main__.main, list(arguments))


def test_an_answer_is_the_pages_own_sentence(brief: Brief) -> None:
    view = build_outlook(brief, link.decode([("growth", "8")], brief)[0])
    said = scenarios.answer_in_words(brief, view.active_answer)
    found = run("answer", "--set", "growth=8")
    assert (found.exit_code, found.stdout) == (0, f"{said}\n")


def test_an_answer_for_machines_has_years_bounds_and_the_id(brief: Brief) -> None:
    found = json.loads(run("answer", "--json").stdout)
    assert found["data"] == f"{brief.name} {brief.version}"
    assert found["id"] == share_code.encode(analyse(brief).default_workspace, brief)
    wanted = [answer.projection.year_reached for answer in first_view.outlook(brief).answers]
    assert [s["year_reached"] for s in found["scenarios"]] == wanted
    assert all(s["years_needed_bounds"][0] <= s["years_needed"] for s in found["scenarios"])


def test_a_target_that_is_never_reached_is_null_for_machines() -> None:
    found = json.loads(run("answer", "--json", "--set", "growth=-5").stdout)
    assert found["scenarios"][0]["year_reached"] is None
    assert found["scenarios"][0]["years_needed_bounds"] == [None, None]


def test_a_copied_link_is_taken_and_set_goes_on_top(brief: Brief) -> None:
    address = link.address("http://localhost:8501", analyse(brief).default_workspace, brief)
    found = json.loads(run("answer", "--json", "--link", address, "--set", "growth2=8").stdout)
    first, _, third = (scenario.growth for scenario in analyse(brief).default_workspace.scenarios)
    assert [s["growth_percent"] for s in found["scenarios"]] == [first, 8, third]


def test_charts_go_to_a_folder_and_are_the_pages_own(tmp_path: Path, brief: Brief) -> None:
    out = tmp_path / "charts"
    found = run(
        "charts", "--set", "growth=8", "--chart", "gap", "--format", "svg", "--out", str(out), "--json"
    )
    assert found.exit_code == 0, found.stderr
    path = out / "twofold-gap.svg"
    assert json.loads(found.stdout)["files"] == [str(path)]
    view = build_outlook(brief, link.decode([("growth", "8")], brief)[0])
    assert path.read_bytes() == chart_files.file_bytes(
        CHARTS["gap"], view, "svg", chart_files.DEFAULT_LOOK, ""
    )
    assert list(out.iterdir()) == [path], "nothing half-made is left"


def test_the_pack_is_one_zip_and_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        found = run("charts", "--zip", "--chart", "gap", "--out", str(tmp_path / name))
        assert found.exit_code == 0, found.stderr
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as pack:
        assert pack.testzip() is None
        assert "gap/gap.csv" in pack.namelist()


def test_check_passes_the_shipped_briefs_and_lists_every_fault_of_another(tmp_path: Path) -> None:
    assert run("check").exit_code == 0
    for file in default_folder().iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    rows = (tmp_path / "figures.csv").read_text(encoding="utf-8")
    (tmp_path / "figures.csv").write_text(rows.replace("at_least", "atleast"), encoding="utf-8")
    found = run("check", str(tmp_path), "--json")
    assert found.exit_code == DATA
    assert any("atleast" in problem for problem in json.loads(found.stdout)[str(tmp_path)])


def test_open_reads_a_file_or_an_id(tmp_path: Path, brief: Brief) -> None:
    out = tmp_path / "charts"
    run("charts", "--set", "growth=8", "--chart", "gap", "--format", "png", "--out", str(out), "--home", HOME)
    found = json.loads(run("open", str(out / "twofold-gap.png"), "--json").stdout)
    assert "growth=8&" in found["link"]
    assert json.loads(run("open", found["code"], "--json").stdout)["link"].endswith(
        found["link"].partition("?")[2]
    )
    assert found["version"].endswith(brief.version)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("answer", "--set", "growth=500"), SETTING, "growth must be a number from -20 to 60 %"),
        (("answer", "--set", "grwth=5"), SETTING, "grwth is not a setting"),
        (("answer", "--set", "growth"), 2, "--set takes NAME=VALUE, got 'growth'"),
        (("answer", "--brief", "mars-venus"), 2, "--brief must be one of"),
        (("charts", "--chart", "mars", "--out", "x"), 2, "is not one of"),
        (("charts", "--scale", "9", "--out", "x"), 2, "is not in the range 1<=x<=4"),
        (("open", "no such picture"), DATA, "an ID is letters and digits"),
        (("check", "/nowhere"), DATA, "/nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_with_an_exit_status(
    arguments: tuple[str, ...], status: int, said: str
) -> None:
    found = run(*arguments)
    assert found.exit_code == status
    assert said in found.output
    assert "Traceback" not in found.output


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("in the way", encoding="utf-8")
    found = run("charts", "--chart", "gap", "--format", "csv", "--out", str(taken / "below"))
    assert found.exit_code == DATA
    assert "cannot be written" in found.stderr


def test_a_full_disk_is_told_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "twofold-gap.csv.part").symlink_to("/dev/full")  # the system's disk without room
    done = run("charts", "--chart", "gap", "--format", "csv", "--out", str(tmp_path))
    assert done.exit_code == DATA
    assert "cannot be written: No space left on device; choose another place" in done.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [None, *__main__.main.commands])
def test_every_command_has_help_with_its_exit_statuses(name: str | None) -> None:
    found = run(*([name] if name else []), "--help")
    assert found.exit_code == 0
    assert "Exit status: 0 done" in found.stdout


def test_the_command_is_installed() -> None:
    place = Path(sys.executable).with_name("twofold")
    found = subprocess.run([place, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.startswith("twofold, version ")
