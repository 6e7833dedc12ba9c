"""Writes what a build of the world table takes: ``python -m tests.bench.world FILE``."""

import os
import platform
import resource
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

import numpy as np

from metrics.ingest.baci.table_build import Options
from tests.bench import year

SEED = 20260101
RUNS = {"turnover": [], "turnover and products": ["--products"]}
LIBRARIES = ("duckdb", "ibis-framework", "pyarrow")


def main(file: Path) -> None:
    """Builds a made-up year in a folder that goes afterwards and writes the measures to ``file``."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "baci"
        folder.mkdir()
        rows = year.write_year(folder, np.random.default_rng(SEED))
        size = sum(path.stat().st_size for path in folder.glob("BACI_*")) / 1e6
        measured = [
            f"| {what} | {seconds:.0f} | {peak:.2f} |"
            for what, given in RUNS.items()
            for seconds, peak in [_measured(folder, Path(name) / what, given)]
        ]
    file.write_text(_text(rows, size, measured), encoding="utf-8")


def _measured(folder: Path, out: Path, given: list[str]) -> tuple[float, float]:
    """Seconds and the peak of resident memory (GB) of one build, a process of its own.

    The system keeps the peak over all children, so a later build shows at least the earlier one's.
    """
    begun = time.monotonic()
    command = [sys.executable, "-m", "metrics.ingest.baci", str(folder), str(out), *given]
    subprocess.run(command, check=True)  # noqa: S603
    seconds = time.monotonic() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e9


def _text(rows: int, size: float, measured: list[str]) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    before = (
        f"Written by `make bench-world`: one made-up year of BACI's size and shape (seed {SEED}), "
        f"{rows:,} rows, {size:.0f} MB, of {year.ECONOMIES} economies and {year.PRODUCTS:,} products, with "
        f"the default `--memory {Options().memory}`."
    )
    after = (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory; Python "
        f"{platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in LIBRARIES)}. One run "
        "each, on a machine with other work. The limit is the engine's: Python and what it passes on come on "
        "top. A build of many years takes each year in turn and then joins their parts."
    )
    table = "\n".join(["| tables | seconds | peak resident memory, GB |", "|---|---|---|", *measured])
    title = "# What a build of the world table takes"
    return "\n\n".join([title, fill(before, 100), table, fill(after, 100)]) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
