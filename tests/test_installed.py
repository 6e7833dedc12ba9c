"""A wheel of the project, installed where there is no checkout, works from any folder."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.datasets.shipped_briefs import names
from metrics.sharing.picture_metadata import software

ROOT = Path(__file__).parents[1]
LIBRARIES = sysconfig.get_path("purelib")
WHERE = "from metrics.app.cli.__main__ import DASHBOARD_SCRIPT; print(DASHBOARD_SCRIPT)"
Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, and nothing of the checkout."""
    wheels, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index"]
    subprocess.run([*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", wheels, ROOT], check=True)  # noqa: S603
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", *offline, "--target", target, wheel], check=True)  # noqa: S603
    return target


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Runs Python in another folder; ``-S`` leaves out the editable install that points at the checkout."""
    places = {**os.environ, "PYTHONPATH": os.pathsep.join((str(installed), LIBRARIES))}

    def command(*words: str) -> str:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-S", *words],
            cwd=tmp_path,
            env=places,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.returncode, done.stderr
        return done.stdout

    return command


def test_the_command_answers_and_draws_from_the_data_in_the_wheel(
    installed: Path, run: Run, tmp_path: Path
) -> None:
    twofold = str(installed / "bin" / "twofold")
    checked = json.loads(run(twofold, "check", "--json"))
    assert {Path(folder).name: faults for folder, faults in checked.items()} == {name: [] for name in names()}
    assert all(Path(folder).is_relative_to(installed) for folder in checked)
    assert len(json.loads(run(twofold, "answer", "--json"))["scenarios"]) > 1
    run(twofold, "charts", "--chart", "doubling", "--format", "svg", "--out", "drawn")
    assert software() in (tmp_path / "drawn" / "twofold-doubling.svg").read_text(encoding="utf-8")


def test_the_dashboard_and_its_settings_are_in_the_wheel(installed: Path, run: Run) -> None:
    script = run("-c", WHERE).strip()
    assert Path(script).is_relative_to(installed)
    for file in ("dashboard.py", ".streamlit/config.toml"):
        assert (Path(script).parent / file).read_bytes() == (ROOT / file).read_bytes()
    opened = (
        "from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({script!r}, default_timeout=60).run()\n"
        "assert not app.exception and app.title\n"
        "print(app.title[0].value)"
    )
    assert run("-c", opened)


def test_nothing_but_the_package_and_its_metadata_is_installed(installed: Path) -> None:
    assert {path.name.split("-")[0] for path in installed.iterdir()} == {"bin", "metrics", "twofold"}
    assert not list(installed.rglob("tests"))
