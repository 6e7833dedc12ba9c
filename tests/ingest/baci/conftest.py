"""A folder of small BACI files for each test."""

from pathlib import Path

import pytest

from tests.ingest.baci.example_release import write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "baci")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "world"
