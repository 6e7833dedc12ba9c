"""How wide the range was: the path of each pair of the class, and the pair's own fan among them.

A pair is one row, its path one text that the drawing splits: a fifth of the bytes of a row for
each year. A path that the pointer meets gets a dot for each year.
"""

import math
from collections.abc import Sequence
from itertools import compress
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from metrics.analysis import outside_view
from metrics.analysis.outlook import Outlook
from metrics.analysis.reference_class import CLOSEST, ReferenceClass
from metrics.charts import tidy_series
from metrics.charts.label_layout import GAP, LINE, Label, with_room
from metrics.charts.specification import (
    AXIS_WIDTH,
    NARROW,
    PLOT_WIDTHS,
    Plate,
    Rows,
    between,
    framed,
    haloed,
    named,
)
from metrics.charts.theme import Palette
from metrics.datasets.world_trade import Floats
from metrics.narrative import precedents, reference_class_paths, reference_class_tables, source_notes
from metrics.scenarios.reference_criteria import Rule

HEIGHT = 480
PLOT_HEIGHT = 200
MOST = 150  # paths; more of them make one grey block
NAMED = 3
FLOOR = 0.125  # of the start; a collapse below it would squeeze all other paths
_TICKS = [2.0**power for power in range(-3, 13)]
# Stand where there is nothing to draw: one point has no extent.
_NO_PATH = {"pair": -1, "name": "", "start": 0, "close": False, "path": "1"}
_NO_FAN = {"years": 0, **dict.fromkeys(("q10", "q25", "q50", "q75", "q90"), 1.0)}


def plate(view: Outlook) -> Plate:
    """The tables and words of the class of the view's rule, and the fan of the edited scenario's base."""
    rule = view.rule
    found = outside_view.classes(view.brief, rule)["chosen"]
    shown = [path[np.isfinite(path)] for path in found.paths[:MOST]]
    lowest = [float(path.min()) for path in shown]
    fan = outside_view.fan_in_multiples(view.brief, view.edited.settings, rule)
    # The closest are drawn last, above the others.
    rows = [_row(found, at, path) for at, path in enumerate(shown)][::-1]
    frame = _frame(shown, lowest, fan, rule)
    title = reference_class_paths.finding(view.brief, rule)
    subtitle = reference_class_paths.subtitle(view, len(shown), sum(least < FLOOR for least in lowest), FLOOR)
    return Plate(
        title=title,
        subtitle=subtitle,
        foot=(
            f"{precedents.source(rule)} {source_notes.version(view.brief)}",
            precedents.described(view.brief, rule),
            reference_class_paths.note(view),
        ),
        alternative=f"{title}. {subtitle}. {reference_class_tables.closest(view.brief, rule)} {reference_class_paths.note(view)}",
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "paths": rows or [_NO_PATH],
            "fan": fan or (_NO_FAN,),
            "labels": _labels(found, shown, fan, frame),
            "goal": [{"multiple": rule.multiple}],
            "frame": frame,
        },
        view=lambda: _view(view, found, shown, fan),
        data=lambda: tidy_series.ways(view, rows, fan),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads paths, fan, labels, goal, frame and text."""
    # Spelled out: the path under the pointer is none at first, and has no extent.
    across, up = between("years"), between("multiple")
    x = alt.X("years:Q", scale=alt.Scale(domain=across, nice=False), axis=alt.Axis(format="d", tickMinStep=1))
    y = alt.Y(
        "multiple:Q",
        scale=alt.Scale(type="log", domain=up, nice=False),
        axis=alt.Axis(
            minExtent=AXIS_WIDTH,
            maxExtent=AXIS_WIDTH,
            values=_TICKS,
            labelExpr="datum.value < 1 ? '1/' + 1 / datum.value : format(datum.value, 'd')",
        ),
    )
    frame = named("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    bands = [
        named("fan")
        .mark_area(opacity=opacity, color=palette.beside, aria=False, tooltip=None)
        .encode(x, alt.Y(f"{low}:Q"), y2=f"{high}:Q")
        for low, high, opacity in (("q10", "q90", 0.18), ("q25", "q75", 0.24))
    ]
    edges = [
        named("fan")
        .mark_line(color=palette.text, strokeWidth=width, strokeDash=dash, aria=False, tooltip=None)
        .encode(x, alt.Y(f"{column}:Q"))
        for column, width, dash in (("q10", 1, [1, 2]), ("q90", 1, [1, 2]), ("q50", 2, [2, 2]))
    ]
    goal = named("goal").mark_rule(color=palette.target, strokeWidth=1.5, aria=False).encode(y="multiple:Q")
    kind = (
        alt.when("datum.kind == 'goal'")
        .then(alt.value(palette.target))
        .when("datum.kind == 'pair'")
        .then(alt.value(palette.sooner))
        .otherwise(alt.value(palette.text))
    )
    labels = haloed(
        named("labels").encode(
            x,
            y,
            text=alt.Text(value=alt.ExprRef(f"width < {NARROW} && datum.kind == 'pair' ? '' : datum.label")),
        ),
        palette,
        kind,
        align=alt.ExprRef("datum.turned ? 'right' : 'left'"),
        baseline="bottom",
        dx=alt.ExprRef(f"datum.turned ? -{GAP} : {GAP}"),
        dy=-2,
        fontWeight=600,
    )
    return framed(
        *(frame, *bands, _paths(x, y, palette), *edges, goal, *labels, _touched(x, y, palette)),
        palette=palette,
        foot_gap=36,
        axis_width=AXIS_WIDTH,
    )


def _paths(x: alt.X, y: alt.Y, palette: Palette) -> alt.LayerChart:
    """The thin lines, the closest ones stronger."""
    close = alt.when("datum.close")
    lines = (
        alt.Chart()
        .mark_line(clip=True, aria=False)
        .encode(
            x,
            y,
            detail="pair:N",
            color=close.then(alt.value(palette.sooner)).otherwise(alt.value(palette.beside)),
            opacity=close.then(alt.value(0.9)).otherwise(alt.value(0.4)),
            size=close.then(alt.value(1.4)).otherwise(alt.value(0.8)),
        )
    )
    return _split(lines)


def _touched(x: alt.X, y: alt.Y, palette: Palette) -> alt.LayerChart:
    """Wide unseen lines that the pointer can meet, and the years of the one that it meets."""
    touched = alt.selection_point(name="touched", fields=["pair"], on="pointerover", empty=False)
    about = [alt.Tooltip("name:N", title="Pair"), alt.Tooltip("start:Q", title="Stood there in", format="d")]
    then = [
        alt.Tooltip("years:Q", title="Years after", format="d"),
        alt.Tooltip("multiple:Q", title="Times its start", format=",.2f"),
    ]
    lines = alt.Chart().mark_line(clip=True, strokeWidth=8, opacity=0, aria=False)
    dots = alt.Chart().mark_circle(
        clip=True, size=50, opacity=1, stroke="transparent", strokeWidth=12, aria=False
    )
    return _split(
        lines.encode(x, y, detail="pair:N", tooltip=about).add_params(touched),
        alt.Chart()
        .mark_line(clip=True, strokeWidth=2.4, color=palette.text, aria=False, tooltip=None)
        .encode(x, y, detail="pair:N")
        .transform_filter(touched),
        dots.encode(x, y, tooltip=[*about, *then], color=alt.value(palette.text)).transform_filter(touched),
    )


def _split(*layers: alt.Chart) -> alt.LayerChart:
    """Layers on the years of each path."""
    years = alt.LayerChart(layer=list(layers), data=alt.NamedData("paths"))
    years = years.transform_calculate(multiple="split(datum.path, ',')")
    years = years.transform_calculate(years="sequence(length(datum.multiple))")
    years = years.transform_flatten(["multiple", "years"])
    return years.transform_calculate(multiple="toNumber(datum.multiple)")


def _row(found: ReferenceClass, at: int, path: Floats) -> dict[str, Any]:
    return {
        "pair": at,
        "name": reference_class_tables.name(found, at),
        "start": int(found.start[at]),
        "close": at < CLOSEST,
        "path": ",".join(f"{multiple:.4g}" for multiple in path.tolist()),
    }


def _frame(shown: Sequence[Floats], lowest: Sequence[float], fan: Rows, rule: Rule) -> Rows:
    """The corners of the plot: all that is shown down to the floor, and a label above the highest."""
    low = max(FLOOR, min([1.0, *lowest, *(row["q10"] for row in fan)]))
    highest = max([rule.multiple, *(float(path.max()) for path in shown), *(row["q90"] for row in fan)])
    room = LINE + GAP
    top = highest * (highest / low) ** (room / (PLOT_HEIGHT - room))
    last = max([outside_view.MEASURED, *(len(path) - 1 for path in shown)])
    return [{"years": 0, "multiple": low}, {"years": last, "multiple": top}]


def _labels(found: ReferenceClass, shown: Sequence[Floats], fan: Rows, frame: Rows) -> Rows:
    """The multiple looked for, the ends of the fan and those of the nearest paths, if they have room."""
    last, rule = frame[1]["years"], found.rule
    early = last >= 2 * outside_view.MEASURED  # the fan ends on the left, so the multiple's label goes right
    ends = [("goal", reference_class_paths.goal(rule), last if early else 0, rule.multiple, early)]
    for row in fan[-1:]:
        ends += [
            ("fan", label, row["years"], row[column], not early)
            for column, label in reference_class_paths.fan_names().items()
        ]
    for at, path in enumerate(shown[:NAMED]):
        years = len(path) - 1
        ends.append(
            ("pair", reference_class_tables.name(found, at), years, float(path[-1]), years > last / 2)
        )
    low, top = (math.log(row["multiple"]) for row in frame)
    labels = [
        Label(
            text,
            years / last,
            (math.log(multiple) - low) / (top - low),
            turned,
            NARROW if kind == "pair" else PLOT_WIDTHS[0],
        )
        for kind, text, years, multiple, turned in ends
    ]
    columns = ("kind", "label", "years", "multiple", "turned")
    return [dict(zip(columns, end, strict=True)) for end in compress(ends, with_room(labels, PLOT_HEIGHT))]


def _view(view: Outlook, found: ReferenceClass, shown: Sequence[Floats], fan: Rows) -> pd.DataFrame:
    """The paths and the fan, one row for each year."""
    rows = [
        (reference_class_tables.name(found, at), int(found.start[at]), years, float(multiple))
        for at, path in enumerate(shown)
        for years, multiple in enumerate(path)
    ]
    rows += [
        (reference_class_paths.below(view, column), view.edited.settings.year, row["years"], multiple)
        for row in fan
        for column, multiple in row.items()
        if column != "years"
    ]
    return pd.DataFrame(rows, columns=["Pair", "Stood there in", "Years after", "Multiple of the start"])
