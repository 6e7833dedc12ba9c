"""The project's folder and its data folder."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / "data"
