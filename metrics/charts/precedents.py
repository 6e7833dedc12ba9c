"""How long it took elsewhere: the share of pairs that had got there, year by year."""

from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from metrics.analysis import reference_class
from metrics.analysis.outlook import Outlook
from metrics.analysis.survival import Survival
from metrics.charts import tidy_data
from metrics.charts.axes import AXIS_WIDTH, NARROW_PLOT_WIDTH, table_chart, year_axis
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.label_layout import text_width
from metrics.charts.specification import layered_chart, responsive_text, text_with_halo
from metrics.charts.theme import Palette
from metrics.charts.tidy_data import BoundsKind, DataPoint, Provenance
from metrics.narrative import precedents, scenarios, source_notes
from metrics.quantities.number_format import NBSP
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.scenarios.settings import Prices

HEIGHT = 420
PLOT_HEIGHT = 200
# Stands where there is nothing to draw: no extent, no words.
_NO_CURVE = {
    "who": "chosen",
    "label": "",
    "year": 0,
    "share": 0.0,
    "low": 0.0,
    "high": 0.0,
    "at_risk": 0,
    "at": 0.0,
}
_NO_MARK = {"year": 0, "wide": "", "narrow": "", "turned": False, "shown": False}


def content(view: Outlook) -> ChartContent:
    """The tables and words of the classes of the view's rule, and the edited scenario's year."""
    rule = view.rule
    found = view.precedents.curves
    rows = [row for name, (size, curve) in found.items() for row in _curve_rows(name, size, curve)]
    last = max((row["year"] for row in rows), default=1)
    marks = _scenario_marks(view, rule, last)
    title = precedents.finding(view)
    subtitle = precedents.subtitle(rule)
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=precedents.source(rule),
        data_version=source_notes.data_version(view.brief),
        settings=precedents.class_definition(view),
        alternative=f"{title}. {subtitle}. {precedents.waiting_times(view)}",
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "curves": [{k: v for k, v in row.items() if k not in ("low", "high")} for row in rows]
            or [_NO_CURVE],
            "band": [row for row in rows if row["who"] == "chosen" and row["low"] is not None] or [_NO_CURVE],
            "names": _name_labels(rows) or [_NO_CURVE],
            "scenario": marks or [_NO_MARK],
            "frame": [{"year": 0, "share": 0.0}, {"year": last, "share": 0.0}],
        },
        view=lambda: _table(rows),
        data=lambda: _data_points(view, rows, marks),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads curves, band, names, scenario, frame and text."""
    x = year_axis()
    y = alt.Y("share:Q", axis=alt.Axis(format=".0%", minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH, tickCount=5))
    color = alt.Color(
        "who:N",
        scale=alt.Scale(
            domain=["narrower", "chosen", "wider"], range=[palette.sooner, palette.observed, palette.later]
        ),
        legend=None,
    )
    about = [
        alt.Tooltip("label:N", title="Class"),
        alt.Tooltip("year:Q", title="Years after", format="d"),
        alt.Tooltip("share:Q", title="Had got there", format=".0%"),
        alt.Tooltip("at_risk:Q", title="Pairs under way", format="d"),
    ]
    frame = table_chart("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    band = (
        table_chart("band")
        .mark_area(interpolate="step-after", opacity=0.16, color=palette.beside, aria=False)
        .encode(x, alt.Y("low:Q"), y2="high:Q")
    )
    lines = (
        table_chart("curves")
        .mark_line(interpolate="step-after", aria=False)
        .encode(
            x,
            y,
            color=color,
            size=alt.when("datum.who == 'chosen'").then(alt.value(2.6)).otherwise(alt.value(1.4)),
        )
    )
    dots = table_chart("curves").mark_circle(size=90, opacity=0, aria=False).encode(x, y, tooltip=about)
    mark = (
        table_chart("scenario")
        .mark_rule(color=palette.scenarios[0], strokeDash=[6, 4], aria=False)
        .encode(x, opacity=alt.when("datum.shown").then(alt.value(1)).otherwise(alt.value(0)))
    )
    said = text_with_halo(
        table_chart("scenario").encode(x, text=responsive_text()),
        palette,
        alt.value(palette.scenarios[0]),
        align=alt.ExprRef("datum.turned ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.turned ? -5 : 5"),
        y=8,
        baseline="top",
        fontWeight=600,
    )
    names = text_with_halo(
        table_chart("names").encode(x, alt.Y("at:Q"), text="label:N"),
        palette,
        color,
        align="right",
        baseline="middle",
        fontWeight=600,
    )
    return layered_chart(
        frame, band, mark, lines, dots, *names, *said, palette=palette, foot_gap=36, axis_width=AXIS_WIDTH
    )


def _curve_rows(name: str, size: int, curve: Survival) -> list[dict[str, Any]]:
    label = f"{name.capitalize()}, {size}{NBSP}pairs"
    return [
        {
            "who": name,
            "label": label,
            "year": int(year),
            "share": 1 - float(waiting),
            "low": 1 - float(high) if np.isfinite([low, high]).all() else None,
            "high": 1 - float(low) if np.isfinite([low, high]).all() else None,
            "at_risk": int(count),
        }
        for year, waiting, low, high, count in zip(
            curve.years, curve.waiting, curve.ci_low, curve.ci_high, curve.at_risk, strict=True
        )
    ]


def _scenario_marks(view: Outlook, rule: ReferenceCriteria, last: int) -> Rows:
    """The year in which the edited scenario gets there, where years and prices are those shown."""
    answer = view.active_answer
    reached = answer.projection.year_reached
    if rule.constant is not (answer.settings.prices is Prices.CONSTANT):
        return []
    if reached is None or reached - answer.settings.year > last:
        return []
    years = reached - answer.settings.year
    short, long = "Scenario", f"Scenario: {scenarios.end_name(answer)}"
    # The label has the larger half of the plot to itself.
    wide = long if text_width(long) < NARROW_PLOT_WIDTH / 2 else short
    return [{"year": years, "wide": wide, "narrow": short, "turned": years > last / 2, "shown": True}]


def _name_labels(rows: Rows) -> Rows:
    """Each curve's name at its end, moved apart where two ends are close."""
    ends = sorted({row["who"]: row for row in rows}.values(), key=lambda row: row["share"])
    top = max((row["share"] for row in rows), default=0.0) or 1.0
    placed: list[dict[str, Any]] = []
    for row in ends:
        floor = placed[-1]["at"] + 0.09 * top if placed else 0.0
        ending = {key: value for key, value in row.items() if key not in ("low", "high")}
        placed.append({**ending, "at": max(row["share"] + 0.05 * top, floor)})
    return placed


def _data_points(view: Outlook, rows: Rows, marks: Rows) -> tuple[DataPoint, ...]:
    """Each class's shares and the pairs under way, then the scenario's mark."""
    origin = tidy_data.world_origin(reference_class.source_panel(view.rule))
    found = []
    for row in rows:
        banded = row["who"] == "chosen" and row["low"] is not None
        share = DataPoint(
            series=row["label"],
            years_after=row["year"],
            value=row["share"],
            low=row["low"] if banded else None,
            high=row["high"] if banded else None,
            bounds=BoundsKind.CONFIDENCE if banded else BoundsKind.EXACT,
            unit="dimensionless",
            status=Provenance.REFERENCE,
            **origin,
        )
        under_way = f"{row['label']}, under way"
        found += [
            share,
            replace(
                share,
                series=under_way,
                value=float(row["at_risk"]),
                low=None,
                high=None,
                bounds=BoundsKind.EXACT,
            ),
        ]
    return (
        *found,
        *(
            DataPoint(
                series=mark["wide"],
                years_after=mark["year"],
                value=float(mark["year"]),
                unit="year",
                status=Provenance.SCENARIO,
                **tidy_data.scenario_origin(view.brief, view.active_answer.settings),
            )
            for mark in marks
        ),
    )


def _table(rows: Rows) -> pd.DataFrame:
    names = {
        "label": "Class",
        "year": "Years after",
        "share": "Share that had got there",
        "low": "95 % from",
        "high": "95 % to",
        "at_risk": "Pairs under way",
    }
    return pd.DataFrame(rows, columns=list(names)).rename(columns=names)
