"""A lazy import loads at the first use, once, from any thread."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest

from metrics.quantities.lazy_import import lazy_import

SLOW = """
import time

LOADS = []
time.sleep(0.2)  # time: so slow that the threads meet
LOADS.append(1)

def answer() -> int:
    return 42
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that takes a while to load, and is not loaded."""
    name = f"slow_module_{tmp_path.name}"
    (tmp_path / f"{name}.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name
    sys.modules.pop(name, None)


def test_a_module_is_loaded_when_it_is_first_used(slow: str) -> None:
    module = lazy_import(slow)
    assert slow not in sys.modules
    assert module.answer() == 42
    assert slow in sys.modules


def test_readers_that_come_at_once_all_find_it_whole_and_load_it_once(slow: str) -> None:
    readers, modules = 8, [lazy_import(slow), lazy_import(slow)]
    together = Barrier(readers)

    def read(module: ModuleType) -> tuple[int, list[int]]:
        together.wait()
        return module.answer(), module.LOADS

    with ThreadPoolExecutor(readers) as pool:
        found = list(pool.map(read, [modules[number % 2] for number in range(readers)]))
    assert found == [(42, [1])] * readers


def test_what_a_module_lacks_is_said_as_by_the_module_itself(slow: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{slow}' has no attribute 'missing'"):
        lazy_import(slow).missing  # noqa: B018 - the look-up is what is tested


def test_a_package_that_is_not_there_is_said_when_it_is_used() -> None:
    module = lazy_import("no_such_package")
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        module.anything()


@pytest.mark.parametrize("at_start", ["dashboard", "metrics.app.cli.__main__"])
def test_what_takes_long_to_load_is_not_loaded_at_start(at_start: str) -> None:
    heavy = ["vl_convert", "scipy.stats", "statsmodels", "ibis", "frictionless", "matplotlib"]
    heavy += ["xlsxwriter", "openpyxl", "pypdf", "fontTools", "PIL.ImageFont"]
    code = f"import sys, {at_start}; print(sorted(m for m in sys.modules if m in {heavy}))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"
