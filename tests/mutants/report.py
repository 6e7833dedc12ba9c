"""The page that says how many changes the tests notice."""

from dataclasses import dataclass

from tests.mutants.changes import Mutant
from tests.mutants.rooms import SEED

HEAD = f"""# Tests that notice

`make mutants` changes the rooms of numbers in one small place at a time (a sign, a comparison, a number by
one, a branch), runs the quick tests of that room, and writes down which changes no test noticed.
Cosmic Ray makes the changes. Decorators, annotations and texts are not changed. A room has more places for a
change than are tried; they are drawn with the seed {SEED}. Tests that draw at random draw the same each time,
at most 50 times.

Cosmic Ray was chosen over mutmut, which changes the inside of functions only: a limit, the width of a band or
a table of parameters stands outside of them. Its own runner starts Python anew for every change; here each
change is tried in a copy of a process that has the libraries loaded (`tests/mutants/trial.py`).

A change that makes no difference to anything a reader or a caller can see is equivalent. Those are listed
below with the reason, and are not counted in the share.
"""


@dataclass(frozen=True, slots=True)
class Score:
    """What came of the changes to one room."""

    room: str
    modules: int
    possible: int
    tried: int
    equivalent: int
    unnoticed: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """Percent noticed of those tried that are not equivalent."""
        counted = self.tried - self.equivalent
        return 100 * (counted - len(self.unnoticed)) / counted


def page(scores: list[Score], reasons: list[dict[str, str]]) -> str:
    """The whole page, with what was not noticed and what makes no difference."""
    rows = [
        f"| {s.room} | {s.modules} | {s.possible} | {s.tried} | {s.equivalent} | {len(s.unnoticed)} "
        f"| {s.share:.1f} % |"
        for s in scores
    ]
    parts = [HEAD, "| room | modules | places | tried | equivalent | unnoticed | noticed |"]
    parts += ["|---|---:|---:|---:|---:|---:|---:|", *rows, ""]
    unnoticed = [mutant for score in scores for mutant in score.unnoticed]
    if unnoticed:
        parts += ["## Unnoticed", "", *(_line(m) for m in unnoticed), ""]
    parts += ["## Equivalent", ""]
    parts += [f"- {e['module']}: `{e['before']}` → `{e['after']}`: {e['reason']}" for e in reasons]
    return "\n".join(parts) + "\n"


def _line(mutant: Mutant) -> str:
    return f"- {mutant.module}:{mutant.line}: `{mutant.before}` → `{mutant.after}`"
