"""What must hold of a broken brief: refused with a name, or read as its files stand, number for number."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.datasets.brief import Brief, BriefError, parse_brief
from metrics.narrative import scenarios
from metrics.sharing import link
from tests.conftest import charts_of
from tests.fuzz.mutations import Mutation

Numbers = Sequence[tuple[Any, ...]]
Files = Mapping[str, bytes]


def judged(files: Files, mutation: Mutation, truth: Numbers, *, drawn: bool) -> str:
    """Whether the brief of ``files``, with ``mutation`` in place, is ``refused`` or ``accepted``.

    With ``drawn``, every chart of an accepted one is made, and its numbers are held against
    ``truth``, those of the sound brief, where the mutation is idle. Raises ``AssertionError`` for a
    fault of ours; whatever else is raised is one too.
    """
    changed = {**files, mutation.file: mutation.content}
    try:
        brief = parse_brief("mutated", changed)
    except BriefError as refusal:
        unnamed = [line for line in refusal.problems if not names_its_place(line)]
        if unnamed or not refusal.problems:
            raise AssertionError(unnamed) from None
        return "refused"
    read_as_written(brief, changed)
    if drawn:
        found = numbers(brief)
        assert found == truth or not mutation.idle, "a number has changed"
    return "accepted"


def files_of(folder: Path) -> Files:
    """The files of a brief by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def numbers(brief: Brief) -> Numbers:
    """Every number of the first view and of all charts, in order of size, and of what each is."""
    workspace = analyse(brief).default_workspace
    for base in analyse(brief).bases:
        based = presets.rebase_workspace(workspace, base, analyse(brief).bases)
        assert link.decode(link.encode(based, brief).items(), brief) == (based, ()), base
    view = build_outlook(brief, workspace)
    drawn = [
        (datum.period, datum.years_after or 0, datum.value, datum.low, datum.high, datum.unit)
        for chart in charts_of(brief)
        for datum in chart.content(view).data()
    ]
    return [*sorted(drawn, key=repr), *answers(view)]


def answers(view: Outlook) -> Numbers:
    """What the page answers, scenario by scenario."""
    return [
        (
            answer.settings.value,
            answer.settings.growth,
            answer.projection.years_needed,
            answer.projection.year_reached,
            answer.projection.growth_needed,
            *answer.years_bounds,
            scenarios.scenario_time_to_target(answer),
        )
        for answer in view.answers
    ]


def names_its_place(line: str) -> bool:
    """Whether a refusal begins with the file that it is about."""
    return line.split(":", maxsplit=1)[0].split(" ", maxsplit=1)[0].endswith((".csv", ".json"))


def read_as_written(brief: Brief, files: Files) -> None:
    """Holds every figure and target against the text of its row: nothing is mended in silence."""
    rows = _rows(files, "figures")
    assert list(brief.figures) == [row["id"] for row in rows]
    for row in rows:
        figure = brief.figures[row["id"]]
        read = {
            "measure": figure.measure,
            "reporter": figure.reporter,
            "period": figure.period.text,
            "quoted": figure.quoted,
            "bound": figure.bound.value,
            "unit": figure.unit,
            "source": figure.source,
            "revises": figure.revises,
        }
        assert read == {name: row[name] for name in read}
        assert figure.value == float(figure.quoted.replace(",", ""))
    rows = _rows(files, "targets")
    assert list(brief.targets) == [row["id"] for row in rows]
    for row in rows:
        target = brief.targets[row["id"]]
        given = {
            "multiple": target.multiple,
            "base_year": target.base_year,
            "due": target.due,
            "value": target.value.value if target.value else None,
        }
        for name, value in given.items():
            assert value == (float(row[name].replace(",", "")) if row[name] else None), name
            assert row[name].isascii(), name


def _rows(files: Files, name: str) -> list[dict[str, str]]:
    text = io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text))
