"""A link restores the same workspace, and every invalid parameter is reported."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import brief_folders
from metrics.scenarios.reference_criteria import LIMITS, TABLES, PairKind, ReferenceCriteria
from metrics.scenarios.settings import LONGEST_NAME, OWN_BASE, PARAMETERS, Prices, Settings
from metrics.scenarios.workspace import LONGEST_TITLE, Workspace
from metrics.sharing import link
from tests.conftest import SHIPPED

BRIEF = load_brief(SHIPPED)
BRIEFS = [load_brief(folder) for folder in brief_folders()]
EVERY_BRIEF = pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: brief.name)
UNSET = {name: control.unset for name, control in PARAMETERS.items() if control.unset is not None}
PRINTABLE = st.characters(exclude_categories=("C", "Z")) | st.just(" ")


def within(name: str) -> st.SearchStrategy[Any]:
    control = PARAMETERS[name]
    if control.whole:
        return st.integers(int(control.low), int(control.high))
    return st.floats(control.low, control.high)


@st.composite
def reader_settings(draw: st.DrawFn, brief: Brief) -> Settings:
    numbers: dict[str, Any] = {name: draw(within(name)) for name in PARAMETERS}
    chosen = Settings(
        base=OWN_BASE,
        fade=draw(st.booleans()),
        prices=draw(st.sampled_from(Prices)),
        name=draw(st.text(PRINTABLE, max_size=LONGEST_NAME)).strip(),
        **numbers,
    )
    return presets.rebase(
        chosen, draw(st.sampled_from([OWN_BASE, *analyse(brief).bases])), analyse(brief).bases
    )


@st.composite
def workspaces(draw: st.DrawFn, brief: Brief = BRIEF) -> Workspace:
    scenarios = tuple(draw(st.lists(reader_settings(brief), min_size=1, max_size=3)))
    bands: dict[str, Any] = {name: draw(st.floats(limit.low, limit.high)) for name, limit in LIMITS.items()}
    rule = ReferenceCriteria(
        **bands,
        kind=draw(st.sampled_from(PairKind)),
        table=draw(st.sampled_from(TABLES)),
        constant=draw(st.booleans()),
    )
    active = draw(st.integers(0, len(scenarios) - 1))
    return Workspace(
        scenarios,
        active,
        rule,
        events=draw(st.booleans()),
        first=draw(st.booleans()),
        title=draw(st.text(PRINTABLE, max_size=LONGEST_TITLE)).strip(),
        sheet=tuple(draw(st.lists(st.sampled_from(list(CHARTS)), min_size=1, max_size=4, unique=True))),
    )


@EVERY_BRIEF
@given(data=st.data())
def test_a_scenario_survives_link_page_link_unchanged(brief: Brief, data: st.DataObject) -> None:
    workspace = data.draw(workspaces(brief))
    query = link.encode(workspace, brief)
    read, refusals = link.decode(query.items(), brief)
    assert refusals == ()
    assert read == workspace
    assert link.encode(read, brief) == query


def test_a_link_carries_defaults_and_the_data_version(brief: Brief) -> None:
    query = link.encode(analyse(brief).default_workspace, brief)
    assert query["growth"] == "32"
    assert query["growth2"] == "9"
    assert query["growth3"] == "3.7"
    assert query["data"] == brief.version
    every = {*link.SCENARIO_PARAMETERS, *link.CRITERIA_PARAMETERS, *link.DISPLAY_PARAMETERS}
    assert every - set(query) == UNSET.keys()


def test_a_setting_that_may_be_unset_is_in_the_link_only_where_it_is_set(brief: Brief) -> None:
    first = analyse(brief).default_workspace
    assert "shock_years=" not in link.address("", first.edit(shock=-20.0), brief)
    lasting = first.edit(shock=-20.0, shock_years=2)
    assert "&shock_years=2&" in link.address("", lasting, brief)
    assert link.decode(link.encode(lasting, brief).items(), brief) == (lasting, ())
    assert link.decode([("shock_years", "0"), ("shock", "-20")], brief)[0].active_scenario.shock_years == 0


def test_an_address_is_a_whole_link(brief: Brief) -> None:
    address = link.address("http://localhost:8501/", analyse(brief).default_workspace, brief)
    assert address.startswith("http://localhost:8501/?brief=china-kazakhstan&base=report&value=41&")


def test_a_class_alone_stands_beside_the_first_views_scenarios(brief: Brief) -> None:
    read, refusals = link.decode([("factor", "4"), ("constant", "on")], brief)
    assert refusals == ()
    assert read == replace(analyse(brief).default_workspace, rule=ReferenceCriteria(factor=4, constant=True))


def test_no_parameters_are_the_first_view(any_brief: Brief) -> None:
    first = analyse(any_brief).default_workspace
    assert link.decode([], any_brief) == (first, ())
    assert link.decode(link.encode(first, any_brief).items(), any_brief) == (first, ())


def test_a_hand_written_link_is_one_scenario_on_the_defaults(brief: Brief) -> None:
    read, refusals = link.decode([("growth", "8")], brief)
    assert refusals == ()
    assert [s.growth for s in read.scenarios] == [8]
    assert read.active_scenario.value == 41


@pytest.mark.parametrize(
    ("name", "seen", "rule", "shown"),
    [
        ("growth", "500", "must be a number from -20 to 60 %", "32 is shown instead"),
        ("growth", "abc", "must be a number", "32 is shown instead"),
        ("growth", "nan", "must be a number", "32 is shown instead"),
        ("growth", "inf", "must be a number", "32 is shown instead"),
        ("growth", "", "must be a number", "32 is shown instead"),
        ("growth", "1_0", "must be a number", "32 is shown instead"),
        ("growth", "\u0663", "must be a number", "32 is shown instead"),
        ("growth2", "61", "must be a number from -20 to 60 %", "32 is shown instead"),
        ("multiple", "1", "must be a number from 1.1 to 5", "2 is shown instead"),
        ("by", "2033.5", "must be a whole number from 1991 to 2060", "2033 is shown instead"),
        ("year", "1066", "must be a whole number from 1990 to 2059", "2023 is shown instead"),
        ("base", "mars", "must be one of report, chn, kaz, own", "report is shown instead"),
        ("fade", "yes", "must be one of on, off", "off is shown instead"),
        ("prices", "real", "must be one of nominal, constant", "nominal is shown instead"),
        ("name", "x" * 41, "must be at most 40 printable characters", "no name is shown instead"),
        ("name", "a\x00b", "must be at most 40 printable characters", "no name is shown instead"),
        ("brief", "mars", "must be one of china-kazakhstan, china-", "china-kazakhstan is shown instead"),
        ("factor", "1", "must be a number from 1.25 to 10", "2 is shown instead"),
        ("band_five", "51", "must be a number from 2 to 50 ± points", "10 is shown instead"),
        ("kind", "small", "must be one of any, large, same", "any is shown instead"),
        ("table", "world", "must be one of turnover, long", "turnover is shown instead"),
        ("goods", "27", "must be one of all", "all is shown instead"),
        ("constant", "yes", "must be one of on, off", "off is shown instead"),
        ("events", "1", "must be one of on, off", "on is shown instead"),
        ("first", "", "must be one of on, off", "off is shown instead"),
        ("title", "x" * 121, "must be at most 120 printable characters", "no title is shown instead"),
        ("sheet", "doubling,mars", "must be 1 to 4 of doubling,", "doubling,record is shown instead"),
        ("sheet", "gap,gap", "each once", "doubling,record is shown instead"),
        ("sheet", "", "must be 1 to 4 of", "doubling,record is shown instead"),
        ("factor2", "2", "is not a setting of this page", "it is left out"),
        ("edit", "4", "must be a whole number from 1 to 3", "1 is shown instead"),
        ("edit", "x", "must be a whole number from 1 to 3", "1 is shown instead"),
        ("grwth", "8", "is not a setting of this page", "it is left out"),
        ("data", "1999.1", "is the data this page has", "figures may have changed"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_shown_instead(
    brief: Brief, name: str, seen: str, rule: str, shown: str
) -> None:
    _, refusals = link.decode([(name, seen)], brief)
    assert len(refusals) == 1
    assert refusals[0].parameter == name
    assert rule in refusals[0].rule
    assert shown in str(refusals[0])


def test_a_value_given_twice_is_refused(brief: Brief) -> None:
    read, refusals = link.decode([("growth", "8"), ("growth", "9"), ("multiple", "3")], brief)
    assert [r.parameter for r in refusals] == ["growth"]
    assert (read.active_scenario.growth, read.active_scenario.multiple) == (32, 3)


def test_a_base_whose_figure_has_changed_keeps_the_links_value(brief: Brief) -> None:
    read, refusals = link.decode([("base", "chn"), ("value", "44"), ("year", "2024")], brief)
    found = read.active_scenario
    assert (found.base, found.value, found.year) == (OWN_BASE, 44, 2024)
    latest = analyse(brief).series.latest_figure("CHN")
    assert f"{latest.quoted} in {latest.period.text}" in str(refusals[0])


def test_parameters_of_others_are_passed_over(brief: Brief) -> None:
    assert link.decode([("utm_source", "mail"), ("embed", "true"), ("fbclid", "1")], brief)[1] == ()


NAMES = st.sampled_from(
    [
        *link.SCENARIO_PARAMETERS,
        *(f"{name}2" for name in link.SCENARIO_PARAMETERS),
        *link.CRITERIA_PARAMETERS,
        *link.DISPLAY_PARAMETERS,
        "edit",
        "data",
        "x",
    ]
)


@settings(max_examples=400)
@given(st.lists(st.tuples(NAMES, st.text(max_size=12) | st.floats().map(str)), max_size=8))
def test_any_link_gives_a_workspace_and_hides_nothing(query: list[tuple[str, str]]) -> None:
    read, refusals = link.decode(query, BRIEF)
    carried = link.encode(read, BRIEF)
    named = {refusal.parameter for refusal in refusals}
    for name, seen in query:
        if name in named or name == "data" or name.rstrip("2") in ("value", "year"):
            continue
        if name.rstrip("2") in UNSET and name not in carried:
            assert float(seen) == UNSET[name.rstrip("2")]
        elif name.rstrip("2") in {*PARAMETERS, *LIMITS}:
            assert float(carried[name]) == float(seen)
        else:
            assert carried[name] == seen.strip()
