"""The mirror gap: what one side counts beyond the other, in money and as a share."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.mirror_statistics import BACK, OUT, TOTAL, MirrorGap
from metrics.analysis.outlook import Outlook
from metrics.charts import tidy_data
from metrics.charts.axes import AXIS_WIDTH, NARROW_PLOT_WIDTH, table_chart, value_axis, year_axis
from metrics.charts.chart import ChartContent
from metrics.charts.specification import layered_chart
from metrics.charts.theme import Palette
from metrics.charts.tidy_data import DataPoint, Provenance
from metrics.datasets.brief import Brief
from metrics.narrative import record, source_notes
from metrics.quantities import number_format

HEIGHT = 390
PLOT_HEIGHT = 200
_PIXELS_PER_SHARE = 22  # of a label such as 45 %
_IS_CROWDED = f"(width < {NARROW_PLOT_WIDTH} || width < {_PIXELS_PER_SHARE} * (span(domain('x')) + 1))"


def content(view: Outlook) -> ChartContent:
    """The tables and words of the mirror gap."""
    brief = view.brief
    leading, other = view.analysis.sides
    names = brief.economies
    way = f"from {names[leading.economy]} to {names[other.economy]}"
    flows = {
        TOTAL: "Two-way trade",
        OUT: f"Goods {way}",
        BACK: f"Goods from {names[other.economy]} to {names[leading.economy]}",
    }
    gaps = [(called, gap) for flow, called in flows.items() for gap in view.analysis.gaps[flow]]
    rows = [
        {
            "year": gap.year,
            "flow": gap.flow,
            "called": called,
            "gap": gap.gap.value,
            "low": gap.gap.low,
            "high": gap.gap.high,
            "share": record.gap_label(gap),
            "narrow": number_format.number(gap.share.value, 0),
            "wide": record.gap_label(gap),
            "derived": gap.derived,
            "shown": True,
        }
        for called, gap in gaps
    ]
    title = record.gap_finding(brief)
    subtitle = (
        f"{leading.name} less {other.name}, {number_format.yearly_unit(brief.currency)}; "
        f"above the bars: percent of what {leading.name} counted; dots by direction: filled {way}, "
        "hollow the reverse; pale bars rest on a derived value"
    )
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=source_notes.record_source(brief),
        data_version=source_notes.data_version(brief),
        alternative=f"{title}. {subtitle}. {record.gap_split(brief)}",
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "total": [row for row in rows if row["flow"] == TOTAL],
            "split": [row for row in rows if row["flow"] != TOTAL] or [{**rows[0], "shown": False}],
        },
        view=lambda: pd.DataFrame(
            {
                "Flow": row["called"],
                "Year": row["year"],
                f"Gap, {number_format.currency_sign(brief.currency)} bn a year": row["gap"],
                "Low": row["low"],
                "High": row["high"],
                f"Share of {leading.name}": row["share"],
                "Rests on": "a derived value" if row["derived"] else "values as counted",
            }
            for row in rows
        ),
        data=lambda: _data_points(brief, gaps),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads total, split and text."""
    x, y = year_axis(padding=16), value_axis("gap:Q", padding=14)
    about = [
        alt.Tooltip("called:N", title="Flow"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("gap:Q", title="Billion a year", format=",.2f"),
        alt.Tooltip("share:N", title="Share"),
    ]
    thin = alt.ExprRef(f"{_IS_CROWDED} ? 7 : 16")
    bars = (
        table_chart("total")
        .mark_bar(color=palette.beside, width=thin)
        .encode(
            x,
            y,
            opacity=alt.when("datum.derived").then(alt.value(0.45)).otherwise(alt.value(0.85)),
            tooltip=about,
        )
    )
    shares = (
        table_chart("total")
        .mark_text(
            dy=alt.ExprRef("datum.gap < 0 ? 10 : -8"),
            fontSize=alt.ExprRef(f"{_IS_CROWDED} ? 8.5 : 11"),
            aria=False,
        )
        .encode(x, y, text=alt.Text(value=alt.ExprRef(f"{_IS_CROWDED} ? datum.narrow : datum.wide")))
    )
    dots = (
        table_chart("split")
        .mark_point(size=44, strokeWidth=2, color=palette.later)
        .encode(
            x,
            y,
            opacity=alt.when("datum.shown").then(alt.value(1)).otherwise(alt.value(0)),
            fill=alt.when(f"datum.flow == '{OUT}'")
            .then(alt.value(palette.later))
            .otherwise(alt.value(palette.background)),
            tooltip=about,
        )
    )
    return layered_chart(bars, dots, shares, palette=palette, foot_gap=36, axis_width=AXIS_WIDTH)


def _data_points(brief: Brief, gaps: Sequence[tuple[str, MirrorGap]]) -> tuple[DataPoint, ...]:
    """Each gap in money, then each as a share."""
    leading, other = analyse(brief).sides
    who = tidy_data.SEPARATOR.join((leading.name, other.name))
    parts = [(f"Mirror gap: {called}", gap, gap.gap) for called, gap in gaps]
    parts += [(f"Mirror gap as a share of {leading.name}: {called}", gap, gap.share) for called, gap in gaps]
    return tuple(
        DataPoint(
            series=series,
            period=str(gap.year),
            status=Provenance.DERIVED,
            **tidy_data.amount(interval),
            **tidy_data.source_origin(brief, who, tidy_data.basis_sources(brief, gap.basis)),
        )
        for series, gap, interval in parts
    )
