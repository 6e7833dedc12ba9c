"""The command reports what it did or what is wrong, each with its own exit status."""

import subprocess
import sys
from pathlib import Path

import pytest

from metrics.ingest.baci import __main__ as command
from tests.ingest.baci.example_release import TURNOVER, table, year_file


def test_a_build_ends_with_nought_and_names_the_tables(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(folder), str(out), "--products", "--memory", "512mb"]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "4 pairs from 15 rows of 2 years (0 taken from the last run): "
        f"{out / 'turnover.parquet'}, {out / 'products.parquet'}\n"
    )
    assert "Years" in said.err


def test_it_runs_as_a_module(folder: Path, out: Path) -> None:
    subprocess.run([sys.executable, "-m", "metrics.ingest.baci", str(folder), str(out)], check=True)  # noqa: S603
    assert table(out / "turnover.parquet") == TURNOVER


def test_bad_input_ends_with_one_and_a_list(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year_file(folder, 2001).write_text("t\n", encoding="utf-8")
    assert command.main([str(folder), str(out)]) == 1
    assert capsys.readouterr().err.startswith("the world table cannot be built:\n- BACI_HS92_Y2001")


def test_a_full_disk_ends_with_one(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(draft: Path, *_: object) -> None:
        draft.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("metrics.ingest.baci.year_partitions.write_table", full)
    assert command.main([str(folder), str(out)]) == 1
    assert "No space left on device; make room and run again" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["parts"]


def test_an_interruption_ends_with_130_and_says_how_to_go_on(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("metrics.ingest.baci.year_partitions.write_part", interrupted)
    assert command.main([str(folder), str(out)]) == 130
    assert "the same command goes on from the years that are done" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--memory", "lots"], "must be a size such as 512MB or 2GB, got 'lots'"),
        (["--engine", "abacus"], "invalid choice: 'abacus'"),
    ],
)
def test_what_is_not_understood_ends_with_two(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["in", "out", *given])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_the_help_explains_every_option_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--help"])
    said = capsys.readouterr().out
    for part in ("FOLDER", "OUT", "--engine", "--products", "--memory", "exit status", "130"):
        assert part in said


def test_spark_without_java_says_what_is_missing(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert command.main([str(folder), str(out), "--engine", "spark"]) == 1
    assert "--engine spark: needs Java 17 or later, got none" in capsys.readouterr().err
    assert not (out / ".scratch").exists()


def test_spark_without_pyspark_says_what_to_install(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", "somewhere")
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert command.main([str(folder), str(out), "--engine", "spark"]) == 1
    said = capsys.readouterr().err
    assert "--engine spark: needs pyspark, got " in said
    assert "install requirements-spark.txt" in said
