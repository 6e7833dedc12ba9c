"""A folder of BACI files to build from, or to break."""

from pathlib import Path

import pytest

from tests.ingest.baci.example_release import write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "baci")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "world"
