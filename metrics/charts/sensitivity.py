"""How the years needed move when one control is moved: a tornado chart."""

import altair as alt
import pandas as pd

from metrics.analysis.outlook import Outlook
from metrics.charts import tidy_data
from metrics.charts.axes import NARROW_PLOT_WIDTH
from metrics.charts.chart import ChartContent, Rows
from metrics.charts.specification import layered_chart, responsive_text, text_with_halo
from metrics.charts.theme import Palette
from metrics.charts.tidy_data import BoundsKind, DataPoint, Provenance
from metrics.narrative import scenarios, sensitivity, source_notes
from metrics.scenarios.projection import HORIZON

ROW_HEIGHT = 56


def content(view: Outlook) -> ChartContent:
    """The tables and words of the scenario under the controls."""
    answer = view.active_answer
    horizon = HORIZON - answer.settings.year
    now = answer.projection.years_needed
    at_now = horizon if now is None else now
    said: dict[str, list[str]] = {}
    bars = []
    for shift in view.shifts:
        control, years = sensitivity.control_label(shift), shift.years_needed
        at = horizon if years is None else years
        lines = said.setdefault(control, [])
        lines.append(f"{sensitivity.assumption(shift)}: {sensitivity.outcome(shift)}")
        bars.append(
            {
                "row": len(said) - 1,
                "control": control,
                "setting": sensitivity.setting(shift),
                "years": float(at),
                "now": float(at_now),
                "never": years is None,
                "later": at > at_now,
                "outcome": sensitivity.outcome(shift),
                "said": lines[-1],
            }
        )
    heads = [
        {"row": row, "wide": "; ".join(lines), "narrow": "\n".join(lines), "lines": len(lines)}
        for row, lines in enumerate(said.values())
    ]
    title = sensitivity.finding(view)
    subtitle = (
        f"Years needed from {answer.settings.year} when one setting is moved and the others stay; "
        f"now {scenarios.scenario_time_to_target(answer)}"
    )
    return ChartContent(
        title=title,
        subtitle=subtitle,
        source=source_notes.record_source(view.brief),
        data_version=source_notes.data_version(view.brief),
        settings=scenarios.assumptions(view.brief, [answer]),
        alternative=f"{title}. {subtitle}. " + ". ".join(f"{head['wide']}" for head in heads) + ".",
        height=ROW_HEIGHT * len(heads) + 150,
        plot_height=ROW_HEIGHT * len(heads),
        tables={"bars": bars, "heads": heads, "centre": [{"now": float(at_now)}]},
        view=lambda: _table(bars),
        data=lambda: _data_points(view, horizon),
    )


def _data_points(view: Outlook, horizon: int) -> tuple[DataPoint, ...]:
    """The years needed as they are, then after each change."""
    answer = view.active_answer
    origin = tidy_data.scenario_origin(view.brief, answer.settings)
    ends = [(f"Now: {scenarios.name(answer)}", answer.projection.years_needed)]
    ends += [(sensitivity.assumption(shift), shift.years_needed) for shift in view.shifts]
    return tuple(
        DataPoint(
            series=series,
            value=horizon if years is None else years,
            low=horizon if years is None else None,
            bounds=BoundsKind.HORIZON if years is None else BoundsKind.EXACT,
            unit="year",
            status=Provenance.SCENARIO,
            **origin,
        )
        for series, years in ends
    )


def _table(bars: Rows) -> pd.DataFrame:
    names = {"control": "Control", "setting": "Moved to", "outcome": "Years needed (year reached)"}
    return pd.DataFrame(bars, columns=list(names)).rename(columns=names)


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads bars, heads, centre and text."""
    x = alt.X("years:Q", scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(grid=True, tickCount=6))
    y = alt.Y("row:O", axis=None)
    colour = alt.when("datum.later").then(alt.value(palette.later)).otherwise(alt.value(palette.sooner))
    bars = alt.Chart(alt.NamedData("bars"))
    body = bars.mark_bar(height=10, yOffset=11).encode(
        x, y, x2="now:Q", color=colour, description="said:N", tooltip="said:N"
    )
    never = bars.mark_point(filled=True, shape="triangle-right", size=90, yOffset=11, aria=False).encode(
        x, y, color=colour, opacity=alt.when("datum.never").then(alt.value(1)).otherwise(alt.value(0))
    )
    centre = (
        alt.Chart(alt.NamedData("centre"))
        .mark_rule(color=palette.text, strokeWidth=1.2, aria=False)
        .encode(alt.X("now:Q"))
    )
    heads = text_with_halo(
        alt.Chart(alt.NamedData("heads")).encode(y, text=responsive_text()),
        palette,
        alt.value(palette.text),
        align="left",
        baseline="bottom",
        x=0,
        dy=alt.ExprRef(f"width < {NARROW_PLOT_WIDTH} ? -14 * (datum.lines - 1) + 2 : 0"),
        lineBreak="\n",
        lineHeight=14,
        aria=False,
    )
    return layered_chart(centre, body, never, *heads, palette=palette, foot_gap=36)
