"""Where the files of the project lie."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / "data"
