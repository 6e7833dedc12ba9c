"""What a measure was taken on, and the numbers that are read off many."""

import datetime as dt
import math
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np


def memory(pid: int) -> float:
    """Resident memory of a process in megabytes, as the system counts it."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def quantile(found: Sequence[float], share: float) -> float:
    """The value below which ``share`` of ``found`` lies; NaN of nothing."""
    return float(np.quantile(found, share)) if found else math.nan


def described(*libraries: str) -> str:
    """The machine, the versions, the load before and the day, in a sentence or two."""
    held = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    names = ", ".join(f"{name} {version(name)}" for name in libraries)
    return (
        f"{dt.datetime.now(dt.UTC).date()}: {os.cpu_count()} cores ({platform.machine()}), {held:.0f} GB of "
        f"memory, Python {platform.python_version()}, {names}"
    )


def busy() -> str:
    """The system's load averages over one and five minutes."""
    one, five, _ = os.getloadavg()
    return f"{one:.1f} and {five:.1f}"
