"""The reported series as rows for a chart: what was printed, derived, and missing."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.trade_series import Observation
from metrics.charts.axes import table_chart
from metrics.charts.chart import Rows
from metrics.charts.label_layout import text_width
from metrics.charts.specification import text_with_halo
from metrics.charts.theme import Palette
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import derivation_text

NAMED_YEARS_AGO = 10
NEAR_SHARE = 0.12
BELOW_FACTOR = 0.15
NAME_WIDTH_YEARS = 4
SYMBOL_KEY = "hollow: derived; triangle: a lower bound"
TOOLTIP = (
    alt.Tooltip("who:N", title="Who"),
    alt.Tooltip("year:Q", title="Year", format="d"),
    alt.Tooltip("value:Q", title="Billion a year", format=",.2f"),
    alt.Tooltip("how:N", title="How"),
)


def rows(brief: Brief, *, first: bool = False) -> Rows:
    """Every side's years; ``run`` numbers stretches without a gap, so that gaps stay gaps."""
    found_rows = []
    for at, (side, found) in enumerate(analyse(brief).series.observations_by_side(first=first).items()):
        run = 0
        for year, seen in found.items():
            run += year - 1 not in found
            is_open = math.isinf(seen.interval.high)
            found_rows.append(
                {
                    "who": brief.reporters[side].name,
                    "year": year,
                    "value": seen.interval.value,
                    "how": _derivation_text(brief, seen),
                    "derived": is_open or seen.is_indirect,
                    "mark": "bound" if is_open else seen.status.value,
                    "followed": at == 0,
                    "run": f"{side} {run}",
                }
            )
    return tuple(found_rows)


def _derivation_text(brief: Brief, seen: Observation) -> str:
    bound = math.isinf(seen.interval.high) and not seen.is_converted
    return "printed as a lower bound" if bound else derivation_text(brief, seen)


def name_labels(
    seen: Rows, *, inside: bool = False, open_above: bool = False, rules: Iterable[float] = ()
) -> Rows:
    """Where each line carries its name: at its peak of long ago, or at its last point.

    ``inside`` keeps the latter below the end of a line that leaves no room for it on the right,
    or above that of the highest line where the plot is ``open_above``. A name above its point goes
    beside it where one of ``rules``, levels that carry words, is in its way.
    """
    levels = tuple(rules)
    lines: dict[str, list[Mapping[str, Any]]] = {}
    for row in seen:
        lines.setdefault(row["who"], []).append(row)
    last = max(row["year"] for row in seen)
    past = last - NAMED_YEARS_AGO
    chosen = []
    for line in lines.values():
        early = [row for row in line if row["year"] <= past]
        at_peak = line[0]["followed"] and early
        place = dict(max(early, key=lambda row: row["value"]) if at_peak else line[-1])
        late = inside and not at_peak and place["year"] > last - NAME_WIDTH_YEARS
        above = late and open_above and place["value"] == max(row["value"] for row in seen)
        below = late and not above
        value = place["value"] * (BELOW_FACTOR if below else 1.0)
        near = any(0 <= rule - value < NEAR_SHARE * max(row["value"] for row in seen) for rule in levels)
        room = text_width(place["who"])
        chosen.append({**place, "above": above, "below": below, "beside": near, "value": value, "room": room})
    return chosen


def name_labels_clear_of_target(brief: Brief) -> Rows:
    """The names of the lines, clear of the words at the report's target."""
    return name_labels(rows(brief), rules=[brief.multiple * brief.stated_figure("turnover").value])


def marks(x: alt.X, y: alt.Y, palette: Palette) -> tuple[alt.Chart, ...]:
    """Lines, points and names; reads the tables ``observed`` and ``name_labels``."""
    side = alt.when("datum.followed").then(alt.value(palette.observed)).otherwise(alt.value(palette.beside))
    inside = alt.when("datum.derived").then(alt.value(palette.background))
    inside = inside.when("datum.followed").then(alt.value(palette.observed))
    bound = alt.when("datum.mark == 'bound'").then(alt.value("triangle-up"))
    provisional = bound.when("datum.mark == 'provisional'").then(alt.value("square"))
    shape = provisional.otherwise(alt.value("circle"))
    lines = (
        table_chart("observed")
        .mark_line(aria=False, strokeWidth=2)
        .encode(x, y, color=side, detail=["who:N", "run:N"])
    )
    points = (
        table_chart("observed")
        .mark_point(size=20, strokeWidth=1.6, opacity=1)
        .encode(
            x,
            y,
            color=side,
            shape=shape,
            fill=inside.otherwise(alt.value(palette.beside)),
            tooltip=list(TOOLTIP),
        )
    )
    called = text_with_halo(
        table_chart("names").encode(x, y, text="who:N"),
        palette,
        side,
        align=alt.ExprRef(
            "!datum.beside && (datum.followed || datum.above || datum.below) ? 'right' : 'left'"
        ),
        dx=alt.ExprRef("datum.beside ? 8 : datum.followed ? max(0, datum.room - scale('x', datum.year)) : 0"),
        dy=alt.ExprRef("datum.beside || datum.below ? 0 : datum.followed || datum.above ? -14 : 18"),
        fontWeight=600,
    )
    return (lines, points, *called)
