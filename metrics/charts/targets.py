"""Earlier targets: each a span from announcement to due year, against both series."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import altair as alt

from metrics.analysis import target_outcomes
from metrics.analysis.outlook import Outlook
from metrics.analysis.target_outcomes import Outcome, State
from metrics.charts import reported_series, tidy_data, tidy_series
from metrics.charts.axes import AXIS_WIDTH, table_chart, value_axis, year_axis
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.specification import layered_chart, text_with_halo
from metrics.charts.theme import Palette
from metrics.charts.tidy_data import DataPoint, Provenance
from metrics.datasets.brief import Brief
from metrics.narrative import earlier_targets, phrases, source_notes
from metrics.quantities import number_format
from metrics.quantities.figures import exact_interval

HEIGHT = 440
PLOT_HEIGHT = 250
LABEL_SHARE = 0.4
LABEL_HEIGHT = 14
LABEL_RISE = 7


def content(view: Outlook) -> ChartContent:
    """The tables and words of the earlier targets."""
    brief, leading = view.brief, view.analysis.series.report_side
    seen = [row for row in reported_series.rows(brief) if row["year"] >= _first_year(view)]
    scored = [
        (target, view.analysis.outcomes[target.id][leading.id])
        for target, _ in target_outcomes.distinct_targets(brief)
    ]
    last = max(*(row["year"] for row in seen), *(target.due or 0 for target, _ in scored))
    spans = [
        {
            "year": target.year,
            "until": target.due or last,
            "value": result.level,
            "label": earlier_targets.target_name(target),
            "dated": target.due is not None,
            "met": result.state is State.MET,
            "shown": True,
            "said": f"{earlier_targets.target_name(target)}, {target.by}, {target.announced}: "
            f"{earlier_targets.outcome(brief, result)}",
        }
        for target, result in scored
        if result.level is not None
    ] or [_placeholder_span(seen[0])]
    names = reported_series.name_labels(seen, inside=True)
    title = earlier_targets.targets_finding(brief)
    side = leading.name
    subtitle = (
        f"Targets of two-way trade between {phrases.pair_name(brief)}, "
        f"{number_format.yearly_unit(brief.currency)}, "
        f"each from its announcement to its due year, dashed where no date was given; thick: met by {side}. "
        "Targets without a number or a base are in the table"
    )
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=source_notes.record_source(brief),
        data_version=source_notes.data_version(brief),
        alternative=f"{title}. {subtitle}. " + " ".join(f"{s['said']}." for s in spans if s["shown"]),
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={"observed": seen, "names": names, "spans": _spans_with_label_levels(spans, names)},
        view=lambda: earlier_targets.targets_table(brief),
        data=lambda: (
            *tidy_series.observed_trade(brief, since=_first_year(view)),
            *_data_points(brief, [of for _, of in scored]),
        ),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads observed, names, spans and text."""
    x, y = year_axis(), value_axis()
    wide = alt.when("datum.met").then(alt.value(4)).otherwise(alt.value(1.8))
    base = table_chart("spans").encode(x, y)
    solid = base.mark_rule(color=palette.target).encode(
        x2="until:Q",
        strokeWidth=wide,
        strokeDash=alt.when("datum.dated").then(alt.value([1, 0])).otherwise(alt.value([5, 4])),
        tooltip="said:N",
        description="said:N",
    )
    stops = (
        table_chart("spans")
        .mark_tick(orient="vertical", size=12, thickness=2, color=palette.target, aria=False)
        .encode(
            alt.X("until:Q"), y, opacity=alt.when("datum.dated").then(alt.value(1)).otherwise(alt.value(0))
        )
    )
    starts = base.mark_point(shape="diamond", filled=True, size=60, color=palette.target, aria=False).encode(
        opacity=alt.when("datum.shown").then(alt.value(1)).otherwise(alt.value(0))
    )
    labels = text_with_halo(
        base.encode(text="label:N"),
        palette,
        alt.value(palette.target),
        align="left",
        baseline="bottom",
        dy=alt.ExprRef(f"-{LABEL_RISE} - {LABEL_HEIGHT} * datum.level"),
        dx=-4,
        fontSize=11.5,
        fontWeight=600,
    )
    return layered_chart(
        *(*reported_series.marks(x, y, palette), solid, starts, stops, *labels),
        palette=palette,
        foot_gap=36,
        axis_width=AXIS_WIDTH,
    )


def _data_points(brief: Brief, scored: Sequence[Outcome]) -> tuple[DataPoint, ...]:
    """The level of each target from its announcement to its due year, open where none was given."""
    return tuple(
        DataPoint(
            series=earlier_targets.target_name(of.target),
            period=f"{of.target.year}/{of.target.due or '..'}",
            status=Provenance.REPORTED if of.target.value else Provenance.DERIVED,
            **tidy_data.amount(of.target.value or exact_interval(of.level, brief.unit)),
            **tidy_data.source_origin(brief, of.target.by, [of.target.source]),
        )
        for of in scored
        if of.level is not None
    )


def _spans_with_label_levels(spans: Rows, names: Rows) -> Rows:
    """Spans with the level of their label: the lowest at which it meets no other label and no bar."""
    room = LABEL_SHARE * (max(s["until"] for s in spans) - min(s["year"] for s in spans))
    pixels = PLOT_HEIGHT / max(s["value"] for s in spans)

    def bottom(span: Mapping[str, Any], level: int) -> float:
        return float(pixels * span["value"] + LABEL_RISE + LABEL_HEIGHT * level)

    placed: list[dict[str, Any]] = []
    for span in sorted(spans, key=lambda s: (s["year"], s["value"])):
        taken = [bottom(p, p["level"]) for p in placed if span["year"] - p["year"] < room]
        taken += [
            pixels * n["value"] + LABEL_RISE
            for n in names
            if not n["below"] and abs(span["year"] - n["year"]) < room
        ]
        bars = [
            pixels * s["value"]
            for s in spans
            if s["year"] < span["year"] + room and span["year"] < s["until"] and s["value"] > span["value"]
        ]
        free = (
            level
            for level in count()
            if all(abs(bottom(span, level) - other) >= LABEL_HEIGHT for other in taken)
            and not any(0 <= bar - bottom(span, level) < LABEL_HEIGHT for bar in bars)
        )
        placed.append({**span, "level": next(free)})
    return placed


def _placeholder_span(row: Mapping[str, Any]) -> dict[str, Any]:
    """Stands where no target can be drawn: no extent, no words."""
    here = {"year": row["year"], "until": row["year"], "value": row["value"], "label": "", "said": ""}
    return here | dict.fromkeys(("dated", "met", "shown"), False)


def _first_year(view: Outlook) -> int:
    """The year of the first announcement, or the report's where that comes before."""
    stated = view.brief.stated_figure("turnover").period.first_year
    return min(stated, *(target.year for target in view.brief.targets.values()))
