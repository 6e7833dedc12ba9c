"""How wide the range was: the path of each pair of the class, and the pair's own fan among them.

A pair is one row, its path one text that the drawing splits: a fifth of the bytes of a row for
each year. A path that the pointer meets gets a dot for each year.
"""

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from metrics.analysis.fan import brief_fan
from metrics.analysis.outlook import Outlook
from metrics.analysis.reference_class import CLOSEST_PAIRS, ReferenceClass
from metrics.charts import tidy_series
from metrics.charts.axes import AXIS_WIDTH, NARROW_PLOT_WIDTH, frame_domain, table_chart
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.label_layout import GAP, LINE_HEIGHT
from metrics.charts.path_labels import PLOT_HEIGHT, name_labels
from metrics.charts.specification import layered_chart, text_with_halo
from metrics.charts.theme import Palette
from metrics.datasets.world_trade import Floats
from metrics.narrative import precedents, reference_class_paths, reference_class_tables, source_notes
from metrics.scenarios.reference_criteria import ReferenceCriteria

HEIGHT = 480
MAX_PATHS = 150  # paths; more of them make one grey block
DRAWN_DIGITS = 4  # of a multiple
FLOOR = 0.125  # of the start; a collapse below it would squeeze all other paths
_TICKS = [2.0**power for power in range(-3, 13)]
# Stand where there is nothing to draw: one point has no extent.
_NO_PATH = {"pair": -1, "name": "", "start": 0, "close": False, "path": "1"}
_NO_FAN = {"years": 0, **dict.fromkeys(("q10", "q25", "q50", "q75", "q90"), 1.0)}


def content(view: Outlook) -> ChartContent:
    """The tables and words of the class of the view's rule, and the fan of the edited scenario's base."""
    rule = view.rule
    found = view.precedents.reference_class
    shown = [path[np.isfinite(path)] for path in found.paths[:MAX_PATHS]]
    lowest = [float(path.min()) for path in shown]
    fan = view.fan_in_multiples
    # The closest are drawn last, above the others.
    drawn = [(_path_row(found, at, path), path) for at, path in enumerate(map(_round_path, shown))][::-1]
    frame = _frame(shown, lowest, fan, rule)
    title = reference_class_paths.finding(view)
    subtitle = reference_class_paths.subtitle(view, len(shown), sum(least < FLOOR for least in lowest), FLOOR)
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=precedents.source(rule),
        data_version=source_notes.data_version(view.brief),
        settings=precedents.class_definition(view),
        notes=(reference_class_paths.note(view),),
        alternative=f"{title}. {subtitle}. {reference_class_tables.closest_pairs(view)} "
        + reference_class_paths.note(view),
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "paths": [row for row, _ in drawn] or [_NO_PATH],
            "fan": fan or (_NO_FAN,),
            "labels": name_labels(found, shown, fan, frame),
            "goal": [{"multiple": rule.multiple}],
            "frame": frame,
        },
        view=lambda: _table(view, found, shown, fan),
        data=lambda: tidy_series.pair_paths(view, drawn, fan),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads paths, fan, labels, goal, frame and text."""
    # Spelled out: the path under the pointer is none at first, and has no extent.
    across, up = frame_domain("years"), frame_domain("multiple")
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
    frame = table_chart("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    bands = [
        table_chart("fan")
        .mark_area(opacity=opacity, color=palette.beside, aria=False, tooltip=None)
        .encode(x, alt.Y(f"{low}:Q"), y2=f"{high}:Q")
        for low, high, opacity in (("q10", "q90", 0.18), ("q25", "q75", 0.24))
    ]
    edges = [
        table_chart("fan")
        .mark_line(color=palette.text, strokeWidth=width, strokeDash=dash, aria=False, tooltip=None)
        .encode(x, alt.Y(f"{column}:Q"))
        for column, width, dash in (("q10", 1, [1, 2]), ("q90", 1, [1, 2]), ("q50", 2, [2, 2]))
    ]
    goal = (
        table_chart("goal")
        .mark_rule(color=palette.target, strokeWidth=1.5, aria=False)
        .encode(y="multiple:Q")
    )
    kind = (
        alt.when("datum.kind == 'goal'")
        .then(alt.value(palette.target))
        .when("datum.kind == 'pair'")
        .then(alt.value(palette.sooner))
        .otherwise(alt.value(palette.text))
    )
    labels = text_with_halo(
        table_chart("labels").encode(
            x,
            y,
            text=alt.Text(
                value=alt.ExprRef(f"width < {NARROW_PLOT_WIDTH} && datum.kind == 'pair' ? '' : datum.label")
            ),
        ),
        palette,
        kind,
        align=alt.ExprRef("datum.turned ? 'right' : 'left'"),
        baseline="bottom",
        dx=alt.ExprRef(f"datum.turned ? -{GAP} : {GAP}"),
        dy=-2,
        fontWeight=600,
    )
    return layered_chart(
        *(frame, *bands, _path_lines(x, y, palette), *edges, goal, *labels, _hover_layers(x, y, palette)),
        palette=palette,
        foot_gap=36,
        axis_width=AXIS_WIDTH,
    )


def _path_lines(x: alt.X, y: alt.Y, palette: Palette) -> alt.LayerChart:
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
    return _path_year_layers(lines)


def _hover_layers(x: alt.X, y: alt.Y, palette: Palette) -> alt.LayerChart:
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
    return _path_year_layers(
        lines.encode(x, y, detail="pair:N", tooltip=about).add_params(touched),
        alt.Chart()
        .mark_line(clip=True, strokeWidth=2.4, color=palette.text, aria=False, tooltip=None)
        .encode(x, y, detail="pair:N")
        .transform_filter(touched),
        dots.encode(x, y, tooltip=[*about, *then], color=alt.value(palette.text)).transform_filter(touched),
    )


def _path_year_layers(*layers: alt.Chart) -> alt.LayerChart:
    """Layers on the years of each path."""
    years = alt.LayerChart(layer=list(layers), data=alt.NamedData("paths"))
    years = years.transform_calculate(multiple="split(datum.path, ',')")
    years = years.transform_calculate(years="sequence(length(datum.multiple))")
    years = years.transform_flatten(["multiple", "years"])
    return years.transform_calculate(multiple="toNumber(datum.multiple)")


def _path_row(found: ReferenceClass, at: int, path: Sequence[float]) -> dict[str, Any]:
    return {
        "pair": at,
        "name": reference_class_tables.pair_name(found, at),
        "start": int(found.start[at]),
        "close": at < CLOSEST_PAIRS,
        "path": ",".join(f"{multiple:.{DRAWN_DIGITS}g}" for multiple in path),
    }


def _round_path(path: Floats) -> list[float]:
    """A path with the digits that are drawn."""
    return [round(each, DRAWN_DIGITS - 1 - math.floor(math.log10(each))) for each in path.tolist()]


def _frame(shown: Sequence[Floats], lowest: Sequence[float], fan: Rows, rule: ReferenceCriteria) -> Rows:
    """The corners of the plot: all that is shown down to the floor, and a label above the highest."""
    low = max(FLOOR, min([1.0, *lowest, *(row["q10"] for row in fan)]))
    highest = max([rule.multiple, *(float(path.max()) for path in shown), *(row["q90"] for row in fan)])
    room = LINE_HEIGHT + GAP
    top = highest * (highest / low) ** (room / (PLOT_HEIGHT - room))
    last = max([brief_fan.MEASURED_HORIZON, *(len(path) - 1 for path in shown)])
    return [{"years": 0, "multiple": low}, {"years": last, "multiple": top}]


def _table(view: Outlook, found: ReferenceClass, shown: Sequence[Floats], fan: Rows) -> pd.DataFrame:
    """The paths and the fan, one row for each year."""
    rows = [
        (reference_class_tables.pair_name(found, at), int(found.start[at]), years, float(multiple))
        for at, path in enumerate(shown)
        for years, multiple in enumerate(path)
    ]
    rows += [
        (phrase, view.active_answer.settings.year, row["years"], row[column])
        for row in fan
        for column, phrase in reference_class_paths.pair_quantile_phrases(view.brief).items()
    ]
    return pd.DataFrame(rows, columns=["Pair", "Stood there in", "Years after", "Multiple of the start"])
