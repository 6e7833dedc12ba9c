"""A published folder: written whole or not at all, never over another's files, and checked later."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from metrics.app.cli import __main__
from metrics.app.cli.console import DATA, SETTING
from metrics.app.site import contents, writer
from tests.published_site import made, publication


def run(*arguments: str) -> Result:
    return CliRunner().invoke(__main__.main, ["publish", *arguments])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("published") / "out"
    writer.write(place, made())
    return place


@pytest.fixture
def copy(out: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(out, tmp_path / "copy"))


def test_another_process_makes_the_same_bytes_and_finds_nothing_changed(out: Path) -> None:
    code = "from metrics.app.cli.__main__ import main; main()"
    own = os.environ | {"PYTHONHASHSEED": "7"}
    check = [sys.executable, "-c", code, "publish", "--check", str(out)]
    found = subprocess.run(check, capture_output=True, text=True, check=False, env=own)  # noqa: S603
    assert (found.stdout.strip(), found.returncode) == (f"{out}: changes found: 0", 0)


def test_what_was_changed_in_a_folder_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "site_files", lambda _: dict(made()))
    (copy / "site.css").write_text("p {}")
    (copy / "embed.js").unlink()
    (copy / "mine.txt").write_text("mine")
    found = run("--check", str(copy))
    assert found.exit_code == DATA
    assert found.output.splitlines() == [
        f"{copy}: changes found: 3",
        "embed.js: missing",
        "mine.txt: not of this publication",
        "site.css: altered",
    ]


def test_data_that_have_changed_since_are_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "site_files", lambda _: dict(made()) | {"record.html": b"other"})
    held = json.loads((copy / contents.MANIFEST).read_text())
    held |= {"data": "2020.01.01", "program": "Twofold 0.0.1"}
    (copy / contents.MANIFEST).write_text(json.dumps(held))
    found = run("--check", str(copy))
    now = publication().view.brief.version
    assert found.exit_code == DATA
    assert f"data: 2020.01.01 then, {now} now" in found.output
    assert "program: Twofold 0.0.1 then, Twofold " in found.output
    assert "published now, these would differ: record.html" in found.output


@pytest.mark.parametrize("held", ["", "{}", "[]", '{"maker": "another", "files": {}}'])
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, held: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / contents.MANIFEST).write_text(held)
    with pytest.raises(writer.FolderError, match="must be new, empty or an earlier publication"):
        writer.write(tmp_path, made())
    assert sorted(path.name for path in tmp_path.iterdir()) == [contents.MANIFEST, "mine.txt"]


def test_an_earlier_publication_is_replaced_whole(copy: Path) -> None:
    (copy / "old.html").write_text("old")
    writer.write(copy, made())
    there = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert there == set(made())
    assert [path.name for path in copy.parent.iterdir()] == ["copy"]


@pytest.mark.parametrize(("method", "name"), [("write_bytes", contents.MANIFEST), ("rename", "new")])
def test_a_disk_that_refuses_leaves_the_folder_as_it_was(
    copy: Path, monkeypatch: pytest.MonkeyPatch, method: str, name: str
) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    does = getattr(Path, method)

    def full(path: Path, argument: object) -> object:
        if path.name == name:
            raise OSError(28, "No space left on device")
        return does(path, argument)

    monkeypatch.setattr(Path, method, full)
    with pytest.raises(OSError, match="No space left"):
        writer.write(copy, made())
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before
    assert [path.name for path in copy.parent.iterdir()] == ["copy"]


def test_the_manifest_names_every_file_by_its_digest() -> None:
    held = json.loads(made()[contents.MANIFEST])
    digests = {
        path: contents.digest(content) for path, content in made().items() if path != contents.MANIFEST
    }
    assert held["files"] == digests
    assert held["data"] == publication().view.brief.version


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "either --out FOLDER or --check FOLDER"),
        (["--out", "a", "--check", "b"], 2, "either --out FOLDER or --check FOLDER"),
        (["--out", "a", "--site", "news.example.org"], 2, "--site must begin with https:// or http://"),
        (["--out", "a", "--set", "growth=abc"], SETTING, "growth must be a number"),
        (["--check", "/nowhere"], DATA, "must be new, empty or an earlier publication"),
    ],
)
def test_wrong_use_is_refused_with_the_way_out(arguments: list[str], status: int, said: str) -> None:
    found = run(*arguments)
    assert found.exit_code == status
    assert said in found.output
