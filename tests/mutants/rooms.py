"""The rooms of numbers, and which tests of theirs are quick enough to run for every change."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.changes import OPERATORS, Mutant, Place, places
from tests.mutants.changes import mutant as changed

SEED = 17


@dataclass(frozen=True, slots=True)
class Room:
    """Modules that are changed, and the tests that should notice.

    ``most`` is how many changes are tried, drawn with a seed where there are more.
    """

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    without: tuple[str, ...] = ()
    slow: str = ""
    most: int = 120
    operators: tuple[str, ...] = OPERATORS

    def paths(self) -> list[Path]:
        """The modules, in the order of their names."""
        return sorted(path for part in self.modules for path in Path().glob(part))

    def places(self) -> list[Place]:
        """Every place at which the modules can be changed, in an order drawn with a seed that stays."""
        found = [place for path in self.paths() for place in places(path, self.operators)]
        return random.Random(SEED).sample(found, len(found))

    def changes(self, modules: Sequence[str] = ()) -> list[Mutant]:
        """The changes that are tried: the first of the drawn ones, of ``modules`` where some are named."""
        drawn = (place for place in self.places() if not modules or str(place.module) in modules)
        found = (mutant for place in drawn if (mutant := changed(place)))
        return list(itertools.islice(found, self.most))

    def arguments(self) -> list[str]:
        """What pytest is asked to run."""
        files = [str(path) for path in self._files()]
        return [*(file for file in files if file not in self.without), *self._deselected()]

    def _files(self) -> Iterator[Path]:
        for part in self.tests:
            yield from sorted(Path().glob(part))

    def _deselected(self) -> list[str]:
        return ["-k", f"not ({self.slow})"] if self.slow else []


ROOMS = {
    room.name: room
    for room in (
        Room(
            "quantities",
            ("metrics/quantities/[a-z]*.py",),
            ("tests/quantities/test_*.py", "metrics/quantities/[a-z]*.py"),
            without=("tests/quantities/test_errors.py",),  # it imports the whole project
        ),
        Room(
            "scenarios",
            ("metrics/scenarios/[a-z]*.py",),
            ("tests/scenarios/test_*.py", "metrics/scenarios/[a-z]*.py"),
        ),
        Room(
            "analysis",
            ("metrics/analysis/[a-z]*.py",),
            ("tests/analysis/test_*.py", "metrics/analysis/[a-z]*.py"),
        ),
        Room(
            "analysis/fan",
            ("metrics/analysis/fan/[a-z]*.py",),
            ("tests/analysis/fan/test_*.py", "metrics/analysis/fan/[a-z]*.py"),
            slow="a_fit_of_today or covers_the_pairs",  # minutes
            most=60,
        ),
        Room(
            "charts",
            ("metrics/charts/*label*.py", "metrics/charts/axes.py"),
            ("tests/charts/test_label_layout.py", "tests/charts/test_paths.py"),
            most=60,
        ),
    )
}
