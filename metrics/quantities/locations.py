"""Where the files of the project lie: in a checkout, or in the copy of it that a wheel carries."""

from pathlib import Path

_COPY = Path(__file__).parents[1] / "project"  # put there by the build, see pyproject.toml

PROJECT = _COPY if _COPY.is_dir() else Path(__file__).parents[2]
DATA = PROJECT / "data"
