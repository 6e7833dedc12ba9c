"""The two books year by year, with the dated events and announcements as quiet marks."""

from typing import Any

import altair as alt

from metrics.analysis.outlook import Outlook
from metrics.charts import reported_series, tidy_series
from metrics.charts.axes import AXIS_WIDTH, table_chart, value_axis, year_axis
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.specification import layered_chart
from metrics.charts.theme import Palette
from metrics.datasets.brief import Brief
from metrics.narrative import data_tables, events, phrases, record, source_notes
from metrics.quantities import number_format

HEIGHT = 450
PLOT_HEIGHT = 260
MARK_ROOM = 1.9
MARK_ROWS = 8
_HEADROOM = f"{13 * MARK_ROWS + 12}"


def content(view: Outlook) -> ChartContent:
    """The tables and words of the record, with events and vintage as the workspace has them."""
    brief, marked, first = view.brief, view.workspace.events, view.workspace.first
    seen = reported_series.rows(brief, first=first)
    start, end = min(row["year"] for row in seen), max(row["year"] for row in seen)
    highest = max(row["value"] for row in seen)
    title = record.record_finding(brief)
    marks = reported_series.SYMBOL_KEY + ("; numbers: events listed below" if marked else "")
    vintage = "as first published" if first else "latest vintage"
    subtitle = (
        f"Two-way goods trade between {phrases.pair_name(brief)} as each side counts it, "
        f"{number_format.yearly_unit(brief.currency)}, current prices, {start}{number_format.DASH}{end}, "
        f"{vintage}; {marks}"
    )
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=source_notes.record_source(brief),
        data_version=source_notes.data_version(brief),
        alternative=f"{title}. {subtitle}. {source_notes.latest_values(brief)}",
        height=HEIGHT,
        plot_height=PLOT_HEIGHT,
        tables={
            "observed": seen,
            "names": reported_series.name_labels(seen, inside=True, open_above=True),
            "marks": _event_marks(brief, shown=marked),
            "frame": [{"year": year, "value": highest} for year in (start, end + 1)],
        },
        view=lambda: data_tables.record(brief, first=first),
        data=lambda: tidy_series.observed_trade(brief, first=first),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads observed, names, marks, frame and text."""
    x, y = year_axis(), value_axis(headroom=_HEADROOM)
    frame = table_chart("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    shown = alt.when("datum.shown").then(alt.value(1)).otherwise(alt.value(0))
    at = table_chart("marks").encode(
        x, opacity=shown, tooltip=[alt.Tooltip("date:N", title="Date"), alt.Tooltip("title:N", title="Event")]
    )
    rules = at.mark_rule(color=palette.grid, strokeWidth=1, aria=False)
    numbers = at.mark_text(
        y=alt.ExprRef("8 + 13 * datum.row"),
        fontSize=11,
        color=palette.quiet,
    ).encode(text="number:N", description="title:N")
    return layered_chart(
        *(frame, rules, *reported_series.marks(x, y, palette), numbers),
        palette=palette,
        foot_gap=36,
        axis_width=AXIS_WIDTH,
    )


def _event_marks(brief: Brief, *, shown: bool) -> Rows:
    """Each event at its date, its number on the first row that is free there."""
    free = [float("-inf")] * MARK_ROWS
    rows: list[dict[str, Any]] = []
    for event in events.numbered_events(brief):
        row = next((at for at, until in enumerate(free) if until <= event.year), MARK_ROWS - 1)
        free[row] = event.year + MARK_ROOM
        rows.append(
            {
                "year": event.year,
                "number": str(event.number),
                "row": row,
                "date": event.date,
                "title": event.title,
                "shown": shown,
            }
        )
    return rows
