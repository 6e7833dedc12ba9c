"""The measures as a page and a chart: what each took, and how that stands to the bare application."""

import math
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from textwrap import fill
from typing import Any

import altair as alt
import pandas as pd

from metrics.charts.theme import PALETTES
from tests.bench.apps import BARE, CLIENT, DASH, OURS, PUBLISHED
from tests.bench.machine import described, quantile
from tests.bench.watch import Figures

MEASURES = (
    "Cold start, s",
    "First view, s",
    "Follows a hand after, s",
    "Slider to chart, p50, ms",
    "Slider to chart, p95, ms",
    "Drag to chart, p50, ms",
    "Drag to thumb, p50, ms",
    "Frames a second",
    "Received, MB",
    "Server, MB",
    "Further session, MB",
)
Table = Mapping[str, Mapping[str, float]]


def written(
    folder: Path,
    found: Mapping[str, Figures],
    pictures: Mapping[str, tuple[float, float]],
    imports: Mapping[str, float],
    before: str,
) -> None:
    """Writes ``performance.md`` and ``performance.svg`` into ``folder``."""
    table = {name: _row(figures) for name, figures in found.items()}
    (folder / "performance.md").write_text(_text(table, pictures, imports, before), encoding="utf-8")
    renderer = import_module("vl_convert")
    (folder / "performance.svg").write_text(renderer.vegalite_to_svg(_chart(table)), encoding="utf-8")


def _row(found: Figures) -> Mapping[str, float]:
    values = (
        quantile(found.cold, 0.5),
        quantile(found.first, 0.5),
        quantile(found.ready, 0.5),
        quantile(found.moves, 0.5),
        quantile(found.moves, 0.95),
        quantile(found.drags, 0.5),
        quantile(found.thumbs, 0.5),
        quantile(found.frames, 0.5),
        quantile(found.sent, 0.5),
        found.held,
        found.further,
    )
    return dict(zip(MEASURES, values, strict=True))


def _text(
    table: Table, pictures: Mapping[str, tuple[float, float]], imports: Mapping[str, float], before: str
) -> str:
    said = (
        f"Written by `make bench`, {described('streamlit', 'altair', 'pandas')}; Dash has its own "
        f"environment, `requirements-bench.txt`. Load of the machine before: {before}; server and browser "
        "share its cores. All were measured in one run, in turn and again, so what else the machine did "
        "fell on all alike: read the ratios, not the seconds. Cold start: from starting the process to the "
        "first chart in a browser. First view: from a fresh browser's asking a running server to the chart; "
        "a published page shows it before its scripts run. Slider to chart: from an arrow key until a frame "
        "with another chart is shown. Drag to chart: the same from each move of a held thumb, where the "
        "chart follows it. Drag to thumb: until a frame shows the slider's own new value. Frames a second: "
        "how many show another chart while the thumb moves in each. Received: all that a first "
        "view brings, uncompressed by a proxy. Further session: memory of the server for each of several "
        "more at once."
    )
    head = ["| | " + " | ".join(MEASURES) + " |", "|---" * (1 + len(MEASURES)) + "|"]
    rows = [
        f"| {name} | " + " | ".join(_shown(row[measure]) for measure in MEASURES) + " |"
        for name, row in table.items()
    ]
    ratios = [
        f"| {one} / {other} | "
        + " | ".join(_ratio(table[one][measure], table[other][measure]) for measure in MEASURES)
        + " |"
        for one, other in ((OURS, BARE), (OURS, DASH), (PUBLISHED, CLIENT), (OURS, PUBLISHED))
    ]
    asked = [
        f"| {kind.upper()} | {_shown(fresh)} | {_shown(again)} |" for kind, (fresh, again) in pictures.items()
    ]
    ours, theirs = imports.values()
    loaded = (
        f"`import dashboard` takes {ours:.2f} s in a process of its own, "
        f"`import streamlit, altair, pandas` {theirs:.2f} s: {ours / theirs:.2f} times."
    )
    parts = (
        "# How fast it is",
        fill(said, 100),
        "![Ratios to the bare application](performance.svg)",
        "\n".join([*head, *rows, *ratios]),
        "## Addresses of pictures",
        "The doubling chart asked for by its address, on a connection that is kept open, middle of several.",
        "\n".join(["| | not drawn before, ms | drawn before, ms |", "|---|---|---|", *asked]),
        "## Import",
        loaded,
    )
    return "\n\n".join(parts) + "\n"


def _chart(table: Table) -> dict[str, Any]:
    palette = PALETTES["light"]
    rows = [
        {"measure": measure, "who": name, "ratio": row[measure] / table[BARE][measure]}
        for name, row in table.items()
        for measure in MEASURES
        if table[BARE][measure] > 0 and row[measure] > 0
    ]
    bars = alt.Chart(pd.DataFrame(rows)).mark_point(filled=True, size=70)
    drawn = bars.encode(
        alt.X("ratio:Q", title=f"Times that of \u201c{BARE}\u201d", scale=alt.Scale(type="log")),
        alt.Y("measure:N", title=None, sort=list(MEASURES), axis=alt.Axis(labelLimit=300)),
        alt.Color("who:N", title=None, sort=list(table)),
        alt.Shape("who:N", title=None, sort=list(table)),
    )
    found: dict[str, Any] = (
        drawn.properties(width=460, height=220, background=palette.background)
        .configure(font="sans-serif")
        .to_dict()
    )
    return found


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f} ×" if ours > 0 and theirs > 0 else "\u2013"


def _shown(value: float) -> str:
    if math.isnan(value):
        return "\u2013"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
