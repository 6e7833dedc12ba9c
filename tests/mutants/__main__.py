"""``python -m tests.mutants [--out FILE] [ROOM or MODULE ...]``: every room where none is named.

Ends with 1 where a change went unnoticed that is not known to be equivalent.
"""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tests.mutants.changes import Mutant
from tests.mutants.report import Score, page
from tests.mutants.rooms import ROOMS, Room
from tests.mutants.trial import load_libraries, unnoticed

KNOWN = tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text(encoding="utf-8"))["equivalent"]


def main(arguments: Sequence[str]) -> int:
    """Tries the changes, writes the page, and says by its exit code whether all were noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", help="rooms, or modules such as metrics/quantities/growth.py")
    parser.add_argument("--out", type=Path, help="file for the page")
    asked = parser.parse_args(arguments)
    load_libraries()
    names = asked.names or list(ROOMS)
    scores = [score(room, names) for room in ROOMS.values() if room.name in names or _modules(room, names)]
    text = page(scores, KNOWN)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    return int(any(each.unnoticed for each in scores))


def score(room: Room, names: Sequence[str]) -> Score:
    """What the tests of a room notice, in all of its modules or those that are named."""
    only = [] if room.name in names else _modules(room, names)
    tried = room.changes(only)
    counted = [mutant for mutant in tried if not _is_equivalent(mutant)]
    possible = len(room.places())
    say(f"{room.name}: {len(counted)} changes at {possible} places")
    found = []
    for mutant in unnoticed(room.arguments(), counted):
        say(f"  {mutant.module}:{mutant.line}: {mutant.before}  →  {mutant.after}")
        found.append(mutant)
    modules = len(room.paths())
    return Score(room.name, modules, possible, len(tried), len(tried) - len(counted), tuple(found))


def say(text: str) -> None:
    """Shows how far the run is."""
    print(text, flush=True)


def _modules(room: Room, names: Sequence[str]) -> list[str]:
    return [str(path) for path in room.paths() if str(path) in names]


def _is_equivalent(mutant: Mutant) -> bool:
    found = {"module": str(mutant.module), "before": mutant.before, "after": mutant.after}
    return any(found.items() <= known.items() for known in KNOWN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
