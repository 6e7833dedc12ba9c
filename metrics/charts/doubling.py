"""The doubling chart: what was observed, the scenarios, and the target they run to."""

import math

import altair as alt
import pandas as pd

from metrics import words
from metrics.charts.layout import AXIS_WIDTH, NARROW, Plate, framed, haloed
from metrics.charts.theme import Palette
from metrics.outlook import Answer, Outlook, series
from metrics.record import Rule
from metrics.scenario import HORIZON
from metrics.sentences import foot, scenarios

HEIGHT = 440
LABEL_SHARE = 0.25
LEVEL_SHARE = 0.15


def plate(view: Outlook) -> Plate:
    """The tables and words of ``view``."""
    observed = _observed(view)
    paths = pd.concat([_path(*numbered) for numbered in enumerate(view.answers)], ignore_index=True)
    first, last = int(observed["year"].min()), int(max(observed["year"].max(), paths["year"].max()))
    ends = _ends(view, paths, last - first)
    title = scenarios.finding(view)
    subtitle = (
        f"Two-way goods trade between {words.pair(view.brief)}, US${words.NBSP}bn a{words.NBSP}year, "
        f"{first}{words.DASH}{last}, {scenarios.prices(view)}; "
        "observed solid (hollow: derived or a lower bound), scenarios dashed"
    )
    return Plate(
        title=title,
        subtitle=subtitle,
        foot=foot.lines(view),
        alternative=f"{title}. {subtitle}. {foot.latest(view.brief)}",
        height=HEIGHT,
        tables={
            "observed": observed,
            "names": _names(observed),
            "paths": paths,
            "ends": ends,
            "targets": _targets(view, first),
            "frame": pd.DataFrame({"year": [first, last + 1], "value": [0.0, ends["label_at"].max() * 1.1]}),
        },
        view=_view(observed, paths),
    )


def grammar(palette: Palette) -> alt.LayerChart:
    """Reads observed, names, paths, ends, targets, frame and text."""
    x = alt.X(
        "year:Q",
        scale=alt.Scale(zero=False, nice=False),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=alt.ExprRef(f"width < {NARROW} ? 5 : 10")),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(nice=False),
        axis=alt.Axis(minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH, tickCount=6),
    )
    side = alt.when("datum.followed").then(alt.value(palette.observed)).otherwise(alt.value(palette.beside))
    inside = alt.when("datum.derived").then(alt.value(palette.background))
    scenario = alt.Color(
        "scenario:N", scale=alt.Scale(domain=[0, 1, 2], range=list(palette.scenarios)), legend=None
    )
    about = [
        alt.Tooltip("who:N", title="Who"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("value:Q", title="US$ bn a year", format=",.2f"),
        alt.Tooltip("how:N", title="How"),
    ]
    frame = _named("frame").mark_point(opacity=0, aria=False, tooltip=None).encode(x, y)
    rule = _named("targets").mark_rule(color=palette.target, strokeWidth=1.5, aria=False).encode(y="value:Q")
    goal = (
        _named("targets")
        .mark_text(align="left", baseline="bottom", dy=-5, color=palette.target, fontWeight=600)
        .encode(x, y, text="label:N")
    )
    lines = (
        _named("observed")
        .mark_line(aria=False, strokeWidth=2)
        .encode(x, y, color=side, detail=["who:N", "run:N"])
    )
    points = (
        _named("observed")
        .mark_point(size=18, strokeWidth=1.6, opacity=1)
        .encode(
            x,
            y,
            color=side,
            fill=inside.when("datum.followed")
            .then(alt.value(palette.observed))
            .otherwise(alt.value(palette.beside)),
            tooltip=about,
        )
    )
    names = (
        _named("names")
        .mark_text(
            align=alt.ExprRef("datum.followed ? 'right' : 'left'"),
            dy=alt.ExprRef("datum.followed ? -14 : 18"),
            fontWeight=600,
        )
        .encode(x, y, text="who:N", color=side)
    )
    dashes = (
        _named("paths")
        .mark_line(strokeDash=[6, 4], strokeWidth=2.2, aria=False)
        .encode(x, y, color=scenario, detail="scenario:N")
    )
    stops = _named("paths").mark_circle(size=110, opacity=0, aria=False).encode(x, y, tooltip=about)
    leaders = (
        _named("ends").mark_rule(strokeWidth=1, aria=False).encode(x, y, y2="label_at:Q", color=scenario)
    )
    dots = _named("ends").mark_circle(size=64, opacity=1, aria=False).encode(x, y, color=scenario)
    at_label = _named("ends").encode(x, alt.Y("label_at:Q"))
    labels = [
        mark
        for line, dy in (("when:N", -16), ("pace:N", -2))
        for mark in haloed(
            at_label.encode(text=line),
            palette,
            scenario,
            align=alt.ExprRef("datum.turned ? 'right' : 'left'"),
            baseline="bottom",
            dx=alt.ExprRef("datum.turned ? 3 : -3"),
            dy=dy,
            fontWeight=600,
        )
    ]
    return framed(
        *(frame, rule, lines, points, goal, names, dashes, *labels, leaders, dots, stops),
        palette=palette,
        foot_gap=36,
        axis_width=AXIS_WIDTH,
    )


def _named(data: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(data))


def _observed(view: Outlook) -> pd.DataFrame:
    """Every side's years; ``run`` numbers stretches without a gap, so that gaps stay gaps."""
    rows = []
    for at, (side, found) in enumerate(series(view.brief).items()):
        run = 0
        for year, seen in found.items():
            run += year - 1 not in found
            rows.append(
                {
                    "who": view.brief.reporters[side].name,
                    "year": year,
                    "value": seen.interval.value,
                    "how": _how(seen.rule, seen.interval.high),
                    "derived": seen.rule in (Rule.IMPLIED, Rule.SUBTRACTED) or math.isinf(seen.interval.high),
                    "followed": at == 0,
                    "run": f"{side} {run}",
                }
            )
    return pd.DataFrame(rows)


def _how(rule: Rule, high: float) -> str:
    return "printed as a lower bound" if math.isinf(high) else rule.value


def _names(observed: pd.DataFrame) -> pd.DataFrame:
    """Where each line carries its name: at its peak of long ago, or at its last point."""
    last = observed.groupby("who", sort=False).tail(1)
    past = observed[observed["year"] <= observed["year"].max() - 10]
    peak = past.loc[past.groupby("who", sort=False)["value"].idxmax()]
    chosen: pd.DataFrame = pd.concat([peak[peak["followed"]], last[~last["followed"]]])
    return chosen.filter(["who", "year", "value", "followed"])


def _path(at: int, answer: Answer) -> pd.DataFrame:
    """One scenario from its base to the year its target is reached, or to the horizon."""
    result = answer.projection
    stop = result.year_reached or HORIZON
    shown = result.years <= stop
    return pd.DataFrame(
        {
            "scenario": at,
            "who": scenarios.name(answer),
            "year": result.years[shown],
            "value": result.levels[shown],
            "how": "scenario",
        }
    )


def _ends(view: Outlook, paths: pd.DataFrame, span: int) -> pd.DataFrame:
    """The last point of each path and its label, raised until no two labels meet.

    The last label runs to the left of its point, the others to the right. One that starts
    close before the next is raised above it, so that no leader crosses a label.
    """
    ends = paths.groupby("scenario").tail(1).sort_values("year", ascending=False, kind="stable").copy()
    top = max(paths["value"].max(), *(a.scenario.target for a in view.answers))
    room = LABEL_SHARE * span
    ends["turned"] = [at == 0 for at in range(len(ends))]
    level, levels, free_to = 0, [], math.inf
    for year, turned in zip(ends["year"], ends["turned"], strict=True):
        level = level + 1 if year + room > free_to else 0
        levels.append(level)
        free_to = year - room if turned else year
    targets = [view.answers[at].scenario.target for at in ends["scenario"]]
    floor = ends["value"].clip(lower=pd.Series(targets, index=ends.index))
    ends["label_at"] = floor + top * (0.05 + LEVEL_SHARE * pd.Series(levels, index=ends.index))
    ends["when"] = [scenarios.end_label(view.answers[at]) for at in ends["scenario"]]
    ends["pace"] = [scenarios.end_name(view.answers[at]) for at in ends["scenario"]]
    return ends


def _targets(view: Outlook, first: int) -> pd.DataFrame:
    labels = {round(a.scenario.target, 2): f"Target: {scenarios.target(a)}" for a in view.answers}
    return pd.DataFrame({"year": first, "value": labels.keys(), "label": labels.values()})


def _view(observed: pd.DataFrame, paths: pd.DataFrame) -> pd.DataFrame:
    both = pd.concat([observed, paths])[["who", "year", "value", "how"]]
    return both.rename(
        columns={"who": "Who", "year": "Year", "value": "Two-way trade, US$ bn a year", "how": "How"}
    ).reset_index(drop=True)
