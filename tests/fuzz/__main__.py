"""Throws all of it and writes what came back: ``python -m tests.fuzz FILE``; ends at the first fault."""

import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from random import Random
from textwrap import fill

from hypothesis import HealthCheck, given, seed, settings

from metrics.analysis.outlook import build_outlook
from metrics.datasets import shipped_briefs
from metrics.datasets.brief import Brief
from metrics.sharing import link
from tests.fuzz import links, mutations
from tests.fuzz.briefs import files_of, judged, numbers

Row = tuple[str, int, str]  # what was thrown, how often, what came back

SEED = 20260101
LINKS, DRAWN_LINKS = 20_000, 200
GARBLES, LEAVES, BYTES = 3, 3, 25
DRAWN_BRIEFS, DRAWN_CORNERS = 20, 10


def main(file: Path) -> None:
    """Writes what was thrown and what came of it to ``file``; raises what went wrong."""
    begun = time.monotonic()
    parts = [*PARTS, *shipped_briefs.names()]
    rows: dict[str, Row] = {}
    with Pool(initializer=_quiet) as pool:  # at a fault, the others are ended too
        for name, row in pool.imap_unordered(_thrown, parts):
            rows[name] = row
            print(*row, sep=": ", flush=True)
    file.write_text(_text([rows[name] for name in parts], time.monotonic() - begun), encoding="utf-8")


def _quiet() -> None:
    # SciPy says so where an interval is undefined; metrics/analysis/survival.py has NaN there.
    warnings.filterwarnings("ignore", "The confidence interval is undefined")


def _thrown(name: str) -> tuple[str, Row]:
    """A part by its name, which is that of a brief for all others than ``PARTS``."""
    return name, PARTS[name]() if name in PARTS else broken(name)


def _held() -> list[Brief]:
    return [shipped_briefs.shipped_brief(name) for name in shipped_briefs.names()]


def random_links() -> Row:
    """Links drawn at random, brief by brief in turn; one in ``DRAWN_LINKS`` has every chart made."""
    held, counts = _held(), Counter[str]()

    @seed(SEED)
    @settings(max_examples=LINKS, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(links.queries)
    def random_link(query: links.Query) -> None:
        counts["tried"] += 1
        brief = held[counts["tried"] % len(held)]
        counts["refused"] += links.held(query, brief, drawn=counts["tried"] % DRAWN_LINKS == 0)

    random_link()
    drawn = counts["tried"] // DRAWN_LINKS
    return "random links", counts["tried"], f"{counts['refused']:,} values refused by name; {drawn:,} drawn"


def malformed_links() -> Row:
    """Addresses by the grammar of what goes wrong, brief by brief in turn."""
    held, tried, refused = _held(), 0, 0
    for address in links.malformed(Random(SEED)):
        tried += 1
        refused += links.held(link.query(f"http://localhost/{address}"), held[tried % len(held)])
    return "malformed addresses", tried, f"{refused:,} values refused by name"


def controls() -> Row:
    """Every control of every brief at its limits and past them, and every two at theirs."""
    tried = drawn = 0
    for brief in _held():
        tried += edges(brief)
        for at, workspace in enumerate(links.corners(brief)):
            tried += 1
            view = build_outlook(brief, workspace)
            for answer in view.answers:
                links.right(answer)
            if at % DRAWN_CORNERS == 0:
                links.draw(view)
                drawn += 1
    return "controls at and past their limits", tried, f"accepted at, refused past; {drawn:,} drawn"


def edges(brief: Brief) -> int:
    """Holds every control to its limits in a link; how many values were tried."""
    tried = 0
    for name, control in links.NUMBERS.items():
        inside, outside = links.limits(control)
        for seen in (*inside, *outside):
            tried += 1
            base = [("base", "own")] if name in ("value", "year") else []
            assert bool(links.held([*base, (name, seen)], brief)) is (seen in outside), (name, seen)
    return tried


def broken(name: str) -> Row:
    """Every mutation of the brief of that name; one accepted brief in ``DRAWN_BRIEFS`` is drawn."""
    brief, folder, rng = shipped_briefs.shipped_brief(name), shipped_briefs.BRIEFS / name, Random(SEED)
    files, truth = files_of(folder), numbers(brief)
    counts: Counter[str] = Counter()
    for mutation in every(folder, rng):
        try:
            counts[judged(files, mutation, truth, drawn=rng.randrange(DRAWN_BRIEFS) == 0)] += 1
        except Exception as fault:
            fault.add_note(f"{name}: {mutation.kind}, {mutation.where}")
            raise
    counted = f"{counts['refused']:,} refused by name, {counts['accepted']:,} accepted as written"
    return f"mutations of the brief on {brief.title}", sum(counts.values()), counted


def every(folder: Path, rng: Random) -> Iterator[mutations.Mutation]:
    """All mutations of a brief."""
    yield from mutations.of_descriptor(folder, rng, LEAVES)
    yield from mutations.of_bytes(folder, rng, BYTES)
    yield from mutations.of_tables(folder, rng, GARBLES)


PARTS = {part.__name__: part for part in (random_links, malformed_links, controls)}


def _text(rows: Sequence[Row], seconds: float) -> str:
    before = (
        "Written by `make fuzz`; it ends with an error at the first fault, so this page says that there was "
        f"none. Seed {SEED}, {seconds / 60:.0f} minutes. A shorter form is `tests/test_fuzz.py`."
    )
    table = ["| thrown | how many | what came back |", "|---|---|---|"]
    table += [f"| {what} | {tried:,} | {came} |" for what, tried, came in rows]
    return (
        "\n\n".join(["# Broken links and broken briefs", fill(before, 100), "\n".join(table), *_RULES]) + "\n"
    )


_RULES = tuple(
    fill(rule, 100)
    for rule in (
        (
            "**Links.** A link gives a workspace and refusals, never an exception. Each value given is in "
            "the link that the page would write, or is refused by name. That link reads back as the same "
            "workspace. The answer of every scenario is worked out a second time, year by year, by other "
            "code. What is *drawn* has all charts made, light and dark, and each number of their data "
            "looked at."
        ),
        (
            "**Briefs.** Rows deleted, doubled and swapped; cells swapped, emptied and garbled; columns and "
            "properties deleted, doubled and replaced; files cut short and changed by a byte. A brief is "
            "refused, each line beginning with its file, or read so that every figure and target is the "
            f"text of its row. One accepted brief in {DRAWN_BRIEFS} is drawn; where only words or the order "
            "of rows changed, every number of every chart is what it was. A sound figure in place of "
            "another cannot be told from it."
        ),
    )
)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
