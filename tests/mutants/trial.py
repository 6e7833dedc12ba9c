"""The quick tests of a room, run again for every change without starting Python anew.

A change inside a function is made in a copy of a process that has collected the tests: the function gets
the changed code. A change outside of functions (a limit, a table) reaches other modules while they are
imported, so it is tried in a copy of a process that has the libraries loaded and nothing of the project.
"""

import functools
import importlib
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NoReturn

import pytest
from hypothesis import Phase, settings

from tests.mutants.changes import Mutant
from tests.mutants.code_change import changed_functions, replace_functions

LIBRARIES = ("altair", "pandas", "pint", "scipy.stats", "statsmodels.api")
# The same draws for every change, and no search for the shortest one that fails.
DRAWS = settings(deadline=None, derandomize=True, max_examples=50, phases=(Phase.explicit, Phase.generate))
LOADED = "ignore::pytest.PytestAssertRewriteWarning"  # Hypothesis is there before pytest can look at it
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=mutants", "-W", LOADED)
SLACK = 30.0  # seconds, for a machine that is busy with something else
LONGEST = 900.0


class UnchangedError(Exception):
    """The tests fail on the code as it is."""


def load_libraries() -> None:
    """Imports what every run needs and no change concerns."""
    settings.register_profile("mutants", DRAWS)
    for library in LIBRARIES:
        importlib.import_module(library)


def unnoticed(arguments: Sequence[str], changes: Sequence[Mutant]) -> Iterator[Mutant]:
    """Those of ``changes`` with which the tests that ``arguments`` name still pass."""
    inside = [mutant for mutant in changes if changed_functions(mutant)]
    outside = [mutant for mutant in changes if mutant not in inside]
    reading, writing = os.pipe()
    session = _start(lambda: pytest.main([*OPTIONS, *arguments], [_Session(inside, writing)]))
    os.close(writing)
    with os.fdopen(reading) as answers:
        seconds = float(next(answers, "inf"))
        if seconds == float("inf"):
            raise UnchangedError(f"the tests fail without a change; run: pytest {' '.join(arguments)}")
        yield from (inside[int(answer)] for answer in answers)
    os.waitpid(session, 0)
    for mutant in outside:
        if _passes(functools.partial(_import_changed, arguments, mutant), 3 * seconds + SLACK):
            yield mutant


class _Session:
    """A plugin: with the tests collected, it runs them once as they are and once for every change."""

    def __init__(self, changes: Sequence[Mutant], writing: int) -> None:
        self.changes, self.writing = changes, writing

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        start = time.monotonic()
        passed = _passes(lambda: self._run(session), LONGEST)
        seconds = time.monotonic() - start
        self._answer(seconds if passed else float("inf"))
        for at, mutant in enumerate(self.changes if passed else ()):
            if _passes(functools.partial(self._run, session, mutant), 3 * seconds + SLACK):
                self._answer(at)
        return True

    def _answer(self, answer: float) -> None:
        os.write(self.writing, f"{answer}\n".encode())

    def _run(self, session: pytest.Session, mutant: Mutant | None = None) -> int:
        if mutant:
            replace_functions(_name(mutant), changed_functions(mutant))
            first = f"test_{mutant.module.name}"
            session.items.sort(key=lambda item: item.path.name != first)
        for at, item in enumerate(session.items):
            after = session.items[at + 1] if at + 1 < len(session.items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                return 1
        return 0


def _import_changed(arguments: Sequence[str], mutant: Mutant) -> int:
    sys.meta_path.insert(0, _Finder(mutant))
    return pytest.main([*OPTIONS, *arguments])


def _start(run: Callable[[], int]) -> int:
    """Runs in a copy of this process, quietly, and gives its number."""
    child = os.fork()
    if child == 0:
        _run_quietly(run)
    return child


def _run_quietly(run: Callable[[], int]) -> NoReturn:
    code = 1
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        code = int(run())
    finally:
        os._exit(code)


def _passes(run: Callable[[], int], seconds: float) -> bool:
    """Whether a run comes back with nothing failed, in time."""
    child, until = _start(run), time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.01)  # time: how often is looked
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _name(mutant: Mutant) -> str:
    return ".".join(mutant.module.with_suffix("").parts)


class _Finder(MetaPathFinder):
    """Finds the changed module in place of the one on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = _name(mutant)
        self.loader = _Loader(self.name, str(mutant.module.resolve()))
        self.loader.text = mutant.text

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        del path, target
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.loader.path, loader=self.loader)


class _Loader(SourceFileLoader):
    """Runs the text it was given, not that of the file."""

    text: str

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self.text, self.path, "exec")
