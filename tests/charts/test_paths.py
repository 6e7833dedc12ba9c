"""The paths of a class: what is drawn is what is on record, and what is left out is said."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.fan import brief_fan
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts import path_labels, paths
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import ChartContent
from metrics.datasets.brief import Brief
from metrics.narrative import reference_class_tables
from metrics.quantities import number_format
from metrics.scenarios.reference_criteria import LIMITS, PairKind, ReferenceCriteria
from metrics.scenarios.settings import Prices
from metrics.sharing import rendering

WIDEST = {name: limit.high for name, limit in LIMITS.items()}
NARROWEST = {name: limit.low for name, limit in LIMITS.items()}
NOBODY = {**NARROWEST, "kind": PairKind.SAME}


def shown(brief: Brief, **rule: object) -> tuple[Outlook, ChartContent]:
    view = build_outlook(brief, analyse(brief).default_workspace.edit_rule(**rule))
    return view, paths.content(view)


def plain(text: str) -> str:
    return text.replace(number_format.NBSP, " ")


def test_each_pair_of_the_class_is_one_path_as_long_as_its_record(brief: Brief) -> None:
    view, content = shown(brief)
    found = analyse(brief).precedents(view.rule).classes["chosen"]
    drawn = {row["pair"]: row for row in content.tables["paths"]}
    assert len(drawn) == len(content.tables["paths"]) == len(found)
    for at, path in enumerate(found.paths):
        multiples = [float(part) for part in drawn[at]["path"].split(",")]
        assert multiples == pytest.approx(path[np.isfinite(path)], rel=1e-3)
        assert (drawn[at]["name"], drawn[at]["start"]) == (
            reference_class_tables.pair_name(found, at),
            found.start[at],
        )
    assert [row["pair"] for row in content.tables["paths"] if row["close"]] == list(range(9, -1, -1))


def test_the_title_gives_the_middle_half_and_the_subtitle_of_how_many(brief: Brief) -> None:
    """Counted again from the paths."""
    view, content = shown(brief)
    found = analyse(brief).precedents(view.rule).classes["chosen"]
    years = max(at for at in range(found.paths.shape[1]) if 2 * np.isfinite(found.paths[:, at]).sum() >= 143)
    then = found.paths[:, years][np.isfinite(found.paths[:, years])]
    low, high = np.quantile(then, 0.25), np.quantile(then, 0.75)
    assert content.title == (
        f"After {years} years, the middle half of pairs stood at {low:.2f} to {high:.2f} times their start"
    )
    assert f"middle half: of the {len(then)} pairs observed for {years} years" in content.subtitle


@pytest.mark.parametrize("table", ["turnover", "long"])
def test_of_the_widest_class_the_closest_are_drawn_and_the_words_say_so(brief: Brief, table: str) -> None:
    view, content = shown(brief, **WIDEST, table=table)
    size = len(analyse(brief).precedents(view.rule).classes["chosen"])
    assert {row["pair"] for row in content.tables["paths"]} == set(range(paths.MAX_PATHS))
    assert f"thin: {paths.MAX_PATHS} closest of {size} pairs" in content.subtitle
    drawn = rendering.drawing(CHARTS["paths"], content, "light", 900)
    assert drawn.count("<path") + drawn.count("<text") < 2000


def test_a_class_that_is_too_small_has_paths_and_no_shares(brief: Brief) -> None:
    view, content = shown(brief, **NARROWEST)
    size = len(analyse(brief).precedents(view.rule).classes["chosen"])
    assert content.title == f"Only {size} pairs stood there: too few for shares (fewer than 20)"
    assert "middle half" not in content.subtitle
    assert len(content.tables["paths"]) == size


def test_a_class_without_pairs_shows_the_fan_alone(brief: Brief) -> None:
    view, content = shown(brief, **NOBODY)
    assert len(analyse(brief).precedents(view.rule).classes["chosen"]) == 0
    assert content.title == "No pair stood there; widen the class"
    assert "thin" not in content.subtitle
    assert content.tables["paths"] == [paths._NO_PATH]  # noqa: SLF001
    assert content.view()["Pair"].str.contains("of cases below").all()


def test_the_fan_runs_from_one_over_its_years_and_its_ends_are_named(brief: Brief) -> None:
    view, content = shown(brief)
    fan = analyse(brief).fan(view.active_answer.settings)
    assert fan is not None
    drawn = pd.DataFrame(content.tables["fan"]).set_index("years")
    assert drawn.index.tolist() == list(range(brief_fan.MEASURED_HORIZON + 1))
    assert (drawn.loc[0] == 1).all()
    value = view.active_answer.settings.value
    assert drawn["q90"].to_numpy() == pytest.approx(fan.table["q90"].to_numpy() / value)
    ends = {plain(row["label"]): row["multiple"] for row in content.tables["labels"] if row["kind"] == "fan"}
    last = drawn.loc[brief_fan.MEASURED_HORIZON]
    assert ends == {"80 % of cases": last["q90"], "50 % of cases": last["q75"], "median": last["q50"]}


def test_the_fan_has_the_prices_of_the_paths(brief: Brief) -> None:
    settings = analyse(brief).default_settings
    real = analyse(brief).fan(replace(settings, prices=Prices.CONSTANT))
    rows = analyse(brief).fan_in_multiples(settings, ReferenceCriteria(constant=True))
    assert real is not None
    assert [row["q50"] for row in rows] == pytest.approx((real.table["q50"] / settings.value).tolist())


def test_without_a_fan_the_words_say_why(brief: Brief) -> None:
    own = analyse(brief).default_workspace.edit(base="own", year=2023, value=7.0)
    content = paths.content(build_outlook(brief, own))
    assert content.foot[-1] == "No fan: an own base has no past on record."
    assert "fan" not in content.subtitle
    assert len(content.tables["fan"]) == 1
    assert (
        analyse(brief).fan_in_multiples(analyse(brief).default_settings, ReferenceCriteria(goods="any")) == ()
    )


def test_all_that_is_shown_lies_in_the_frame_or_is_said_to_be_cut(brief: Brief) -> None:
    for rule in ({}, WIDEST, NARROWEST, NOBODY, {"table": "long"}):
        _, content = shown(brief, **rule)
        (first, low), (last, top) = ((row["years"], row["multiple"]) for row in content.tables["frame"])
        table = content.view()
        assert table["Years after"].between(first, last).all()
        assert (table["Multiple of the start"] < top).all()
        below = table[table["Multiple of the start"] < low]
        assert low >= paths.FLOOR
        assert (f"{below['Pair'].nunique()} cut below 1/8" in content.subtitle) == (not below.empty)


def test_the_nearest_pairs_are_named_where_their_paths_end(brief: Brief) -> None:
    view, content = shown(brief)
    found = analyse(brief).precedents(view.rule).classes["chosen"]
    named = {row["label"]: row for row in content.tables["labels"] if row["kind"] == "pair"}
    assert named
    for at in range(path_labels.NAMED_PATHS):
        row = named.get(reference_class_tables.pair_name(found, at))
        path = found.paths[at][np.isfinite(found.paths[at])]
        assert row is None or (row["years"], row["multiple"]) == (len(path) - 1, path[-1])
