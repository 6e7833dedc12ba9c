"""The reported series as rows for a chart: what was printed, derived, and missing."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import altair as alt

from metrics.analysis.outlook import series
from metrics.analysis.presets import BRIEFS_KEPT
from metrics.analysis.trade_series import Observation
from metrics.charts.label_layout import span
from metrics.charts.specification import Rows, haloed, named
from metrics.charts.theme import Palette
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import how

NAMED_YEARS_AGO = 10
NEAR = 0.12
BELOW = 0.15
NAME_YEARS = 4
KEY = "hollow: derived; triangle: a lower bound"
ABOUT = (
    alt.Tooltip("who:N", title="Who"),
    alt.Tooltip("year:Q", title="Year", format="d"),
    alt.Tooltip("value:Q", title="Billion a year", format=",.2f"),
    alt.Tooltip("how:N", title="How"),
)


@lru_cache(BRIEFS_KEPT)
def rows(brief: Brief, *, first: bool = False) -> Rows:
    """Every side's years; ``run`` numbers stretches without a gap, so that gaps stay gaps."""
    found_rows = []
    for at, (side, found) in enumerate(series(brief, first=first).items()):
        run = 0
        for year, seen in found.items():
            run += year - 1 not in found
            is_open = math.isinf(seen.interval.high)
            found_rows.append(
                {
                    "who": brief.reporters[side].name,
                    "year": year,
                    "value": seen.interval.value,
                    "how": _how(brief, seen),
                    "derived": is_open or seen.indirect,
                    "mark": "bound" if is_open else seen.status.value,
                    "followed": at == 0,
                    "run": f"{side} {run}",
                }
            )
    return tuple(found_rows)


def _how(brief: Brief, seen: Observation) -> str:
    bound = math.isinf(seen.interval.high) and not seen.converted
    return "printed as a lower bound" if bound else how(brief, seen)


def names(seen: Rows, *, inside: bool = False, open_above: bool = False, rules: Iterable[float] = ()) -> Rows:
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
        late = inside and not at_peak and place["year"] > last - NAME_YEARS
        above = late and open_above and place["value"] == max(row["value"] for row in seen)
        below = late and not above
        value = place["value"] * (BELOW if below else 1.0)
        near = any(0 <= rule - value < NEAR * max(row["value"] for row in seen) for rule in levels)
        room = span(place["who"])
        chosen.append({**place, "above": above, "below": below, "beside": near, "value": value, "room": room})
    return chosen


def clear_names(brief: Brief) -> Rows:
    """The names of the lines, clear of the words at the report's target."""
    return names(rows(brief), rules=[brief.multiple * brief.stated("turnover").value])


def marks(x: alt.X, y: alt.Y, palette: Palette) -> tuple[alt.Chart, ...]:
    """Lines, points and names; reads the tables ``observed`` and ``names``."""
    side = alt.when("datum.followed").then(alt.value(palette.observed)).otherwise(alt.value(palette.beside))
    inside = alt.when("datum.derived").then(alt.value(palette.background))
    inside = inside.when("datum.followed").then(alt.value(palette.observed))
    bound = alt.when("datum.mark == 'bound'").then(alt.value("triangle-up"))
    provisional = bound.when("datum.mark == 'provisional'").then(alt.value("square"))
    shape = provisional.otherwise(alt.value("circle"))
    lines = (
        named("observed")
        .mark_line(aria=False, strokeWidth=2)
        .encode(x, y, color=side, detail=["who:N", "run:N"])
    )
    points = (
        named("observed")
        .mark_point(size=20, strokeWidth=1.6, opacity=1)
        .encode(
            x,
            y,
            color=side,
            shape=shape,
            fill=inside.otherwise(alt.value(palette.beside)),
            tooltip=list(ABOUT),
        )
    )
    called = haloed(
        named("names").encode(x, y, text="who:N"),
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
