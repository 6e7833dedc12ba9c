"""The doubling chart: what was observed, the scenarios, and the target they run to."""

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from metrics.analysis.outlook import Answer, Outlook
from metrics.charts import reported_series, tidy_series
from metrics.charts.axes import AXIS_WIDTH, NARROW_PLOT_WIDTH, table_chart, value_axis, year_axis
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.specification import layered_chart, text_with_halo
from metrics.charts.theme import Palette
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, scenario_targets, scenarios, source_notes
from metrics.narrative.fan import fan_note, quantile_phrases
from metrics.quantities import number_format
from metrics.scenarios.projection import HORIZON

HEIGHT = 450
PLOT_HEIGHT = 200
LABEL_SHARE = 0.25
CLOSE_SHARE = 0.15
# A label has two lines, year and pace; on a narrow plot the year alone.
_IS_NARROW = f"width < {NARROW_PLOT_WIDTH}"
_LEVEL_HEIGHT = f"({_IS_NARROW} ? 17 : 31)"
# Room above the highest point for its labels, in pixels.
_HEADROOM = f"({_LEVEL_HEIGHT} * (data('frame')[0].level + 1) + 10)"


def content(view: Outlook) -> ChartContent:
    """The tables and words of ``view``."""
    seen = reported_series.rows(view.brief)
    paths = [row for numbered in enumerate(view.answers) for row in _path(*numbered)]
    years = [row["year"] for row in (*seen, *paths)]
    first, last = min(years), max(years)
    fan = _fan(view, last)
    ends = _ends(view.answers, paths, last - first)
    title = scenarios.finding(view)
    subtitle = (
        f"Two-way goods trade between {phrases.pair_name(view.brief)}, "
        f"{number_format.yearly_unit(view.brief.currency)}, "
        f"{first}{number_format.DASH}{last}, {scenarios.prices(view)}; "
        f"observed solid ({reported_series.SYMBOL_KEY}), scenarios dashed"
    )
    highest = max(
        *(row["value"] for row in (*seen, *paths)),
        *(answer.scenario.target for answer in view.answers),
        *(row["q90"] for row in fan),
    )
    targets = _targets(view, first, highest)
    top = {"value": highest, "level": max(row["level"] for row in ends)}
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=source_notes.record_source(view.brief),
        data_version=source_notes.data_version(view.brief),
        settings=scenarios.assumptions(view.brief, view.answers),
        notes=(fan_note(view),),
        alternative=f"{title}. {subtitle}. {source_notes.latest_values(view.brief)} {fan_note(view)}",
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "observed": seen,
            "names": reported_series.name_labels_clear_of_target(view.brief),
            "fan": fan,
            "paths": paths,
            "ends": ends,
            "targets": targets,
            "frame": [{"year": first, **top}, {"year": last + 1, **top}],
        },
        view=lambda: _table(view.brief, [*seen, *paths, *_fan_rows(fan)]),
        data=lambda: (
            *tidy_series.observed_trade(view.brief),
            *tidy_series.scenario_paths(view, paths),
            *tidy_series.fan_band_edges(view, fan),
            *tidy_series.target_levels(view, targets),
        ),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads observed, names, fan, paths, ends, targets, frame and text."""
    x, y = year_axis(framed=True), value_axis(headroom=_HEADROOM)
    scenario = alt.Color(
        "scenario:N", scale=alt.Scale(domain=[0, 1, 2], range=list(palette.scenarios)), legend=None
    )
    frame = table_chart("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    bands = [
        table_chart("fan")
        .mark_area(opacity=opacity, color=palette.beside, aria=False, tooltip=None)
        .encode(x, alt.Y(f"{low}:Q"), y2=f"{high}:Q")
        for low, high, opacity in (("q10", "q90", 0.14), ("q25", "q75", 0.2))
    ]
    rule = (
        table_chart("targets")
        .mark_rule(color=palette.target, strokeWidth=1.5, aria=False)
        .encode(y="value:Q")
    )
    goal = text_with_halo(
        table_chart("targets").encode(x, y, text="label:N"),
        palette,
        alt.value(palette.target),
        align="left",
        baseline="middle",
        dy=alt.ExprRef("datum.below ? 12 : -11"),
        fontWeight=600,
    )
    dashes = (
        table_chart("paths")
        .mark_line(strokeDash=[6, 4], strokeWidth=2.2, aria=False)
        .encode(x, y, color=scenario, detail="scenario:N")
    )
    stops = (
        table_chart("paths")
        .mark_circle(size=110, opacity=0, aria=False)
        .encode(x, y, tooltip=list(reported_series.TOOLTIP))
    )
    leaders = (
        table_chart("ends")
        .mark_rule(strokeWidth=1, aria=False, y2Offset=alt.ExprRef(f"-6 - {_LEVEL_HEIGHT} * datum.level"))
        .encode(x, y, y2="label_at:Q", color=scenario)
    )
    dots = table_chart("ends").mark_circle(size=64, opacity=1, aria=False).encode(x, y, color=scenario)
    at_label = table_chart("ends").encode(x, alt.Y("label_at:Q"))
    labels = [
        mark
        for line, lift in (
            ("datum.when", f"({_IS_NARROW} ? 8 : 22)"),
            (f"{_IS_NARROW} ? '' : datum.pace", "8"),
        )
        for mark in text_with_halo(
            at_label.encode(text=alt.Text(value=alt.ExprRef(line))),
            palette,
            scenario,
            align=alt.ExprRef("datum.turned ? 'right' : 'left'"),
            baseline="bottom",
            dx=alt.ExprRef("datum.turned ? 3 : -3"),
            dy=alt.ExprRef(f"-{lift} - {_LEVEL_HEIGHT} * datum.level"),
            fontWeight=600,
        )
    ]
    return layered_chart(
        *(
            frame,
            *bands,
            rule,
            *reported_series.marks(x, y, palette),
            *goal,
            dashes,
            leaders,
            *labels,
            dots,
            stops,
        ),
        palette=palette,
        foot_gap=36,
        axis_width=AXIS_WIDTH,
    )


def columns(brief: Brief) -> dict[str, str]:
    """The columns of the table to read, by their names in rows."""
    amount = f"Two-way trade, {number_format.currency_sign(brief.currency)} bn a year"
    return {"who": "Who", "year": "Year", "value": amount, "how": "How"}


def _path(at: int, answer: Answer) -> Rows:
    """One scenario from its base to the year its target is reached, or to the horizon."""
    result = answer.projection
    steps = (result.year_reached or HORIZON) - answer.settings.year + 1
    called = scenarios.name(answer)
    years, levels = result.years[:steps].tolist(), result.levels[:steps].tolist()
    return [
        {"scenario": at, "who": called, "year": year, "value": level, "how": "scenario"}
        for year, level in zip(years, levels, strict=True)
    ]


def _fan(view: Outlook, last: int) -> Rows:
    """The fan at the base of the edited scenario, up to the last year shown."""
    settings = view.active_answer.settings
    found = view.fan
    if found is None:  # a fan without extent
        return [{"year": settings.year, **dict.fromkeys(("q10", "q25", "q50", "q75", "q90"), settings.value)}]
    return [row for row in found.rows if row["year"] <= last]


def _fan_rows(fan: Rows) -> Rows:
    """The fan as rows of the table to read."""
    return [
        {"who": phrase, "year": row["year"], "value": row[name], "how": "fan"}
        for row in fan
        if len(fan) > 1
        for name, phrase in quantile_phrases().items()
    ]


def _ends(answers: Sequence[Answer], paths: Rows, span: int) -> Rows:
    """The last point of each path and its label, raised until no two labels meet.

    A label stands above its point, and above the target's rule where the point has reached
    it. The last one runs to the left of its point, the others to the right; one that starts
    close before the next is raised above it.
    """
    last = {row["scenario"]: row for row in paths}
    room, level, free_to, floor = LABEL_SHARE * span, 0, math.inf, 0.0
    ends: list[dict[str, Any]] = []
    for row in sorted(last.values(), key=lambda row: -row["year"]):
        answer, turned = answers[row["scenario"]], not ends
        raised = row["year"] + room > free_to
        level = level + 1 if raised else 0
        floor = max(row["value"], floor if raised else 0.0)
        free_to = row["year"] - room if turned else row["year"]
        ends.append(
            {
                **row,
                "turned": turned,
                "level": level,
                "label_at": floor,
                "when": scenarios.end_label(answer),
                "pace": scenarios.end_name(answer),
            }
        )
    return ends


def _targets(view: Outlook, first: int, top: float) -> Rows:
    """The rule of each target; one with another close above it has its label below."""
    labels = {
        round(a.scenario.target, 2): f"Target: {scenario_targets.target(view.brief, a)}" for a in view.answers
    }
    values = sorted(labels)
    above = [*values[1:], math.inf]
    return [
        {"year": first, "value": value, "label": labels[value], "below": other - value < CLOSE_SHARE * top}
        for value, other in zip(values, above, strict=True)
    ]


def _table(brief: Brief, rows: Rows) -> pd.DataFrame:
    names = columns(brief)
    return pd.DataFrame(rows, columns=list(names)).rename(columns=names)
