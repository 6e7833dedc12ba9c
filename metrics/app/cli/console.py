"""Common functions of the commands: open a view, write files, exit with a message."""

import json
import math
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import click

from metrics.analysis.outlook import Answer, Outlook, build_outlook
from metrics.analysis.trade_series import RecordError
from metrics.charts.chart import Chart
from metrics.datasets.brief import Brief, BriefError, load_brief
from metrics.datasets.shipped_briefs import BRIEFS, default_folder, names
from metrics.datasets.world_trade import WorldError
from metrics.narrative import scenarios
from metrics.sharing import chart_files, link

DATA, SETTING = 1, 3


def open_view(name: str | None, settings: Sequence[str], address: str) -> Outlook:
    """The view of a link with ``settings`` applied; exits if a parameter is rejected."""
    query = dict(link.query(address))
    brief = open_brief(name or query.get("brief"))
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals:
            stop(2, f"--set takes NAME=VALUE, got {setting!r}; for example --set growth=8")
        query[key] = value
    workspace, refusals = link.decode(query.items(), brief)
    for refusal in refusals:
        click.echo(str(refusal), err=True)
    if any(not refusal.moved for refusal in refusals):
        sys.exit(SETTING)
    try:
        return build_outlook(brief, workspace)
    except (RecordError, WorldError) as problem:
        stop(DATA, str(problem))


def open_brief(name: str | None) -> Brief:
    """A shipped brief by name, or a brief in a folder; exits if there is none or it is invalid."""
    try:
        return load_brief(_brief_folder(name) if name is not None else default_folder())
    except BriefError as problem:
        stop(DATA, "\n".join(problem.problems))


def _brief_folder(name: str) -> Path:
    """The folder called ``name``, or of the shipped brief of that name."""
    folder = Path(name) if Path(name).is_dir() else BRIEFS / name
    if not folder.is_dir():
        stop(2, f"--brief must be one of {', '.join(names())}, or a folder, got {name!r}")
    return folder


def faults(folder: Path) -> list[str]:
    """All faults of the brief in ``folder``."""
    try:
        load_brief(folder)
    except BriefError as problem:
        return list(problem.problems)
    return []


def answer(view: Outlook, found: Answer) -> dict[str, Any]:
    """One scenario's answer for JSON output; a target that is never reached gives null."""
    bounds = [years if math.isfinite(years) else None for years in found.years_bounds]
    return {
        "name": scenarios.name(found),
        "growth_percent": found.settings.growth,
        "target_billion_usd_a_year": found.scenario.target,
        "years_needed": found.projection.years_needed,
        "years_needed_bounds": bounds,
        "year_reached": found.projection.year_reached,
        "said": scenarios.answer_in_words(view.brief, found),
    }


def pack(view: Outlook, charts: Sequence[Chart], home: str) -> bytes:
    """The report pack; shows a progress bar."""
    out = BytesIO()
    with click.progressbar(length=0, label="Files", file=sys.stderr) as bar:
        for _, bar.length in chart_files.write_pack(view, charts, home, out):
            bar.update(1)
    return out.getvalue()


def write(path: Path, content: bytes) -> None:
    """Writes a file atomically; exits if it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink()
        stop(DATA, f"{path} cannot be written: {problem.strerror}; choose another place")


def print_json(found: Any) -> None:
    """Prints JSON."""
    click.echo(json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False))


def stop(status: int, message: str) -> NoReturn:
    """Prints a message to stderr and exits with ``status``."""
    click.echo(message, err=True)
    sys.exit(status)
