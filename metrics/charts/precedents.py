"""How long it took elsewhere: the share of pairs that had got there, year by year."""

from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from metrics.analysis import outside_view, reference_class
from metrics.analysis.outlook import Outlook
from metrics.analysis.survival import Survival
from metrics.charts import tidy_data
from metrics.charts.label_layout import span
from metrics.charts.specification import (
    AXIS_WIDTH,
    NARROW,
    Plate,
    Rows,
    either,
    framed,
    haloed,
    named,
    year_axis,
)
from metrics.charts.theme import Palette
from metrics.charts.tidy_data import Bounds, Datum, Status
from metrics.narrative import precedents, scenarios, source_notes
from metrics.narrative.phrases import NBSP
from metrics.scenarios.reference_criteria import Rule
from metrics.scenarios.workspace import Prices

HEIGHT = 420
PLOT_HEIGHT = 200
# Stands where there is nothing to draw: no extent, no words.
_NONE = {
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


def plate(view: Outlook) -> Plate:
    """The tables and words of the classes of the view's rule, and the edited scenario's year."""
    rule = view.rule
    found = outside_view.curves(view.brief, rule)
    rows = [row for name, (size, curve) in found.items() for row in _steps(name, size, curve)]
    last = max((row["year"] for row in rows), default=1)
    marks = _marks(view, rule, last)
    title = precedents.finding(view.brief, rule)
    subtitle = precedents.subtitle(rule)
    return Plate(
        title=title,
        subtitle=subtitle,
        foot=(
            f"{precedents.source(rule)} {source_notes.version(view.brief)}",
            precedents.described(view.brief, rule),
        ),
        alternative=f"{title}. {subtitle}. {precedents.waiting(view.brief, rule)}",
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "curves": [{k: v for k, v in row.items() if k not in ("low", "high")} for row in rows] or [_NONE],
            "band": [row for row in rows if row["who"] == "chosen" and row["low"] is not None] or [_NONE],
            "names": _names(rows) or [_NONE],
            "scenario": marks or [_NO_MARK],
            "frame": [{"year": 0, "share": 0.0}, {"year": last, "share": 0.0}],
        },
        view=lambda: _view(rows),
        data=lambda: _data(view, rows, marks),
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
    frame = named("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    band = (
        named("band")
        .mark_area(interpolate="step-after", opacity=0.16, color=palette.beside, aria=False)
        .encode(x, alt.Y("low:Q"), y2="high:Q")
    )
    lines = (
        named("curves")
        .mark_line(interpolate="step-after", aria=False)
        .encode(
            x,
            y,
            color=color,
            size=alt.when("datum.who == 'chosen'").then(alt.value(2.6)).otherwise(alt.value(1.4)),
        )
    )
    dots = named("curves").mark_circle(size=90, opacity=0, aria=False).encode(x, y, tooltip=about)
    mark = (
        named("scenario")
        .mark_rule(color=palette.scenarios[0], strokeDash=[6, 4], aria=False)
        .encode(x, opacity=alt.when("datum.shown").then(alt.value(1)).otherwise(alt.value(0)))
    )
    said = haloed(
        named("scenario").encode(x, text=either()),
        palette,
        alt.value(palette.scenarios[0]),
        align=alt.ExprRef("datum.turned ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.turned ? -5 : 5"),
        y=8,
        baseline="top",
        fontWeight=600,
    )
    names = haloed(
        named("names").encode(x, alt.Y("at:Q"), text="label:N"),
        palette,
        color,
        align="right",
        baseline="middle",
        fontWeight=600,
    )
    return framed(
        frame, band, mark, lines, dots, *names, *said, palette=palette, foot_gap=36, axis_width=AXIS_WIDTH
    )


def _steps(name: str, size: int, curve: Survival) -> list[dict[str, Any]]:
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


def _marks(view: Outlook, rule: Rule, last: int) -> Rows:
    """The year in which the edited scenario gets there, where years and prices are those shown."""
    answer = view.edited
    reached = answer.projection.year_reached
    if rule.constant is not (answer.settings.prices is Prices.CONSTANT):
        return []
    if reached is None or reached - answer.settings.year > last:
        return []
    years = reached - answer.settings.year
    short, long = "Scenario", f"Scenario: {scenarios.end_name(answer)}"
    # The label has the larger half of the plot to itself.
    wide = long if span(long) < NARROW / 2 else short
    return [{"year": years, "wide": wide, "narrow": short, "turned": years > last / 2, "shown": True}]


def _names(rows: Rows) -> Rows:
    """Each curve's name at its end, moved apart where two ends are close."""
    ends = sorted({row["who"]: row for row in rows}.values(), key=lambda row: row["share"])
    top = max((row["share"] for row in rows), default=0.0) or 1.0
    placed: list[dict[str, Any]] = []
    for row in ends:
        floor = placed[-1]["at"] + 0.09 * top if placed else 0.0
        ending = {key: value for key, value in row.items() if key not in ("low", "high")}
        placed.append({**ending, "at": max(row["share"] + 0.05 * top, floor)})
    return placed


def _data(view: Outlook, rows: Rows, marks: Rows) -> tuple[Datum, ...]:
    """Each class's shares and the pairs under way, then the scenario's mark."""
    origin = tidy_data.elsewhere(reference_class.panel_of(view.rule))
    found = []
    for row in rows:
        banded = row["who"] == "chosen" and row["low"] is not None
        share = Datum(
            series=row["label"],
            years_after=row["year"],
            value=row["share"],
            low=row["low"] if banded else None,
            high=row["high"] if banded else None,
            bounds=Bounds.CONFIDENCE if banded else Bounds.EXACT,
            unit="dimensionless",
            status=Status.REFERENCE,
            **origin,
        )
        under_way = f"{row['label']}, under way"
        found += [
            share,
            replace(
                share, series=under_way, value=float(row["at_risk"]), low=None, high=None, bounds=Bounds.EXACT
            ),
        ]
    return (
        *found,
        *(
            Datum(
                series=mark["wide"],
                years_after=mark["year"],
                value=float(mark["year"]),
                unit="year",
                status=Status.SCENARIO,
                **tidy_data.assumed(view.brief, view.edited.settings),
            )
            for mark in marks
        ),
    )


def _view(rows: Rows) -> pd.DataFrame:
    names = {
        "label": "Class",
        "year": "Years after",
        "share": "Share that had got there",
        "low": "95 % from",
        "high": "95 % to",
        "at_risk": "Pairs under way",
    }
    return pd.DataFrame(rows, columns=list(names)).rename(columns=names)
