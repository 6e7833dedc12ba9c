"""The report's figures, each on its own scale: a flow never shares one with a stock."""

import math
from typing import Any

import altair as alt
import pandas as pd

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook
from metrics.charts import tidy_data
from metrics.charts.axes import NARROW_PLOT_WIDTH
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.specification import layered_chart, responsive_text
from metrics.charts.theme import Palette
from metrics.charts.tidy_data import DataPoint, Provenance
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, reported_figures, source_notes
from metrics.quantities import number_format
from metrics.quantities.figures import Figure, Interval

ROW_HEIGHT = 78
TICKS = 4
MEASURES = ("turnover", "turnover_growth", "cumulative_investment", "firms")


def content(view: Outlook) -> ChartContent:
    """The tables and words of the report's figures; the scenarios play no part."""
    brief = view.brief
    figures = [brief.stated_figure(measure) for measure in MEASURES if brief.states(measure)]
    rows = [_bar(phrases.printed_row(figure), figure.interval, figure.interval) for figure in figures]
    before = analyse(brief).previous_turnover
    rows.insert(1, _bar(reported_figures.implied_row(brief), before, figures[0].interval, implied=True))
    bars = [{"row": at, **row} for at, row in enumerate(rows)]
    title = reported_figures.finding(brief)
    subtitle = "The report's figures, each on its own scale from zero; dark lines are rounding bounds"
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=source_notes.report_source(brief),
        data_version=source_notes.data_version(brief),
        alternative=f"{title}. " + ". ".join(bar["wide"] for bar in bars) + ".",
        height=ROW_HEIGHT * len(bars) + 90,
        plot_height=ROW_HEIGHT * len(bars),
        tables={"bars": bars, "ticks": _ticks(bars)},
        view=lambda: _table(brief, figures),
        data=lambda: _data_points(brief, figures),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads bars, ticks and text."""
    x = alt.X("share:Q", scale=alt.Scale(domain=[0, 1]), axis=None)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    bars = alt.Chart(alt.NamedData("bars"))
    body = bars.mark_bar(height=16, strokeWidth=1.5, stroke=palette.sooner).encode(
        x,
        y,
        fill=alt.when("datum.implied")
        .then(alt.value(palette.background))
        .otherwise(alt.value(palette.sooner)),
        description="wide:N",
    )
    bounds = bars.mark_rule(strokeWidth=3, color=palette.text, aria=False).encode(
        alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=None), y, x2="high:Q"
    )
    heads = bars.mark_text(
        align="left",
        baseline="bottom",
        x=0,
        dy=alt.ExprRef(f"width < {NARROW_PLOT_WIDTH} ? -28 : -13"),
        lineBreak="\n",
        lineHeight=15,
        fontSize=13,
        aria=False,
    ).encode(y, text=responsive_text())
    more = bars.mark_text(align="left", dx=4, color=palette.text, aria=False).encode(x, y, text="more:N")
    ticks = (
        alt.Chart(alt.NamedData("ticks"))
        .mark_text(
            baseline="top",
            dy=11,
            color=palette.quiet,
            fontSize=11,
            aria=False,
            align=alt.ExprRef("datum.share == 0 ? 'left' : 'center'"),
        )
        .encode(x, y, text="label:N")
    )
    return layered_chart(body, bounds, heads, more, ticks, palette=palette, foot_gap=14)


def _bar(
    said: tuple[str, str], interval: Interval, scale: Interval, *, implied: bool = False
) -> dict[str, Any]:
    """One bar: its share of its own scale, its bounds, its words at two widths."""
    top, _ = _scale(scale.value)
    is_open = math.isinf(interval.high)
    return {
        "share": interval.value / top,
        "low": interval.low / top,
        "high": interval.value / top if is_open else interval.high / top,
        "more": "\u25b6 or more" if is_open else "",
        "implied": implied,
        "top": top,
        "wide": ": ".join(said),
        "narrow": ":\n".join(said),
    }


def _scale(value: float) -> tuple[float, float]:
    """A round end of scale beyond ``value``, leaving room for a label, and its tick step.

    On the side of zero that the value is on.
    """
    rough = 1.25 * (abs(value) or 1.0) / TICKS
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = math.copysign(next(s * magnitude for s in (1, 2, 2.5, 5, 10) if s * magnitude >= rough), value)
    return step * TICKS, step


def _ticks(bars: Rows) -> Rows:
    return [
        {
            "row": bar["row"],
            "share": tick / TICKS,
            "label": number_format.number(bar["top"] * tick / TICKS, 1),
        }
        for bar in bars
        for tick in range(TICKS)
    ]


def _data_points(brief: Brief, figures: list[Figure]) -> tuple[DataPoint, ...]:
    """The figures in their own units, the implied one after the first."""
    found = [
        DataPoint(
            series=phrases.label(figure),
            period=figure.period.text,
            status=Provenance.REPORTED,
            **tidy_data.amount(figure.interval),
            **tidy_data.source_origin(brief, _reporter_name(brief, figure), [figure.source]),
        )
        for figure in figures
    ]
    label, _ = reported_figures.implied_row(brief)
    implied = DataPoint(
        series=label,
        period=str(figures[0].period.first_year - 1),
        status=Provenance.DERIVED,
        **tidy_data.amount(analyse(brief).previous_turnover),
        **tidy_data.source_origin(brief, _reporter_name(brief, figures[0]), [brief.report.id]),
    )
    return (found[0], implied, *found[1:])


def _reporter_name(brief: Brief, figure: Figure) -> str:
    """Who counts as the report says, or the report itself where it names nobody."""
    reporter = brief.reporters[figure.reporter]
    return reporter.name if reporter.economy else brief.report.publisher


def _table(brief: Brief, figures: list[Figure]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Figure": phrases.label(figure),
            "Printed": phrases.printed_form(figure),
            "Bounds": phrases.printed_bounds(figure),
            "Period": phrases.period(figure),
            "What it is": phrases.kind(figure),
            "Reporter": brief.reporters[figure.reporter].name,
        }
        for figure in figures
    )
