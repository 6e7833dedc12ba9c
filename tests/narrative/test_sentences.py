"""Sentences are computed, neutral, and say what is not known."""

import re
from dataclasses import replace

import pytest

from metrics.analysis import report_arithmetic
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, reported_figures, scenarios, sensitivity
from metrics.quantities import number_format
from metrics.quantities.number_format import DASH, TIMES, fixed_decimals, money, number, percent, span
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.settings import OWN_BASE, Prices, Settings
from metrics.scenarios.workspace import Workspace
from tests.first_view import headline, missing, outlook, plain
from tests.narrative import sentences


def one(brief: Brief, **changes: object) -> tuple[str, str]:
    """Finding and answer of one scenario on the defaults."""
    settings: Settings = replace(analyse(brief).default_settings, **changes)  # type: ignore[arg-type]
    view = build_outlook(brief, Workspace((settings,)))
    return plain(scenarios.finding(view)), plain(scenarios.answer_in_words(brief, view.active_answer))


# A base of the tests' own, so that years are mathematics.
OWN = {"base": OWN_BASE, "value": 41.0, "year": 2023}


def test_the_sentences_are_those_that_were_reviewed() -> None:
    """After a change of words or data: ``make sentences``, and read what the file now says."""
    assert sentences.text() == sentences.FILE.read_text(encoding="utf-8")


def test_the_first_view_states_pace_and_year_of_every_scenario(any_brief: Brief) -> None:
    view = outlook(any_brief)
    told = [(scenarios.outcome(one), percent(one.settings.growth)) for one in view.answers]
    assert not missing(scenarios.finding(view), *(part for pair in told for part in pair))


def test_the_headline_gives_the_years_alone(brief: Brief) -> None:
    view = outlook(brief)
    assert not missing(scenarios.headline(view), *(scenarios.outcome(each) for each in view.answers))
    assert "%" not in scenarios.headline(view)
    doubled = phrases.multiple_phrase(2.0)
    assert doubled in scenarios.headline(view)
    assert doubled not in headline(brief, multiple=3.0)
    alone = analyse(brief).default_workspace.remove().remove().edit(growth=1.0)
    assert not missing(scenarios.headline(build_outlook(brief, alone)), doubled, str(HORIZON))


def test_eight_percent_doubles_41_in_nine_years_and_a_little(brief: Brief) -> None:
    finding, answer = one(brief, growth=8.0, **OWN)
    assert not missing(finding, "2033", percent(8))
    assert not missing(answer, percent(8), money(41, "USD"), "2023", money(82, "USD"), "2033", "9.01")


def test_the_reported_pace_carries_its_rounding(brief: Brief) -> None:
    low, high = outlook(brief).active_answer.years_bounds
    assert low < high
    assert span(low, high) in one(brief)[1]
    assert DASH not in one(brief, growth=8.0)[1], "what the reader sets is exact"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"growth": 0.0}, [str(HORIZON), percent(0)]),
        ({"growth": 8.0, "multiple": 3.0}, [phrases.multiple_phrase(3.0), "2038", percent(8)]),
        ({"growth": 8.0, "multiple": 1.5}, [phrases.multiple_phrase(1.5), "2029", percent(8)]),
        ({"growth": 8.0, "fade": True, "long": 4.0}, ["2035", percent(8), percent(4)]),
        ({"growth": 8.0, "shock": -10.0, "shock_year": 2026}, ["2034", percent(8), percent(-10)]),
        ({"growth": 8.0, "prices": Prices.CONSTANT, "inflation": 2.7}, ["2037", percent(8), "constant"]),
    ],
)
def test_findings_name_what_bends_the_path(brief: Brief, changes: dict[str, object], told: list[str]) -> None:
    assert not missing(one(brief, **OWN, **changes)[0], *told)


def test_not_reached_is_said_with_the_target_and_the_horizon(brief: Brief) -> None:
    said = one(brief, growth=1.0, **OWN)[1]
    assert not missing(said, money(82, "USD"), str(HORIZON))
    assert "years" not in said


def test_scenarios_with_different_targets_say_which(brief: Brief) -> None:
    said = scenarios.finding(outlook(brief, multiple=1.5))
    assert not missing(said, f"1.5 {TIMES}", f"2 {TIMES}", f"2 {TIMES}")


def test_a_wish_before_the_base_is_said(brief: Brief) -> None:
    answer = outlook(brief, by=2020, year=2023).active_answer
    assert answer.projection.growth_needed is None
    assert not missing(scenarios.required_growth(answer), "2020", "not after", "2023")


@pytest.mark.parametrize(
    ("years", "said"), [(0, " in 2026"), (1, " in 2026 for 1 year"), (3, " in 2026 for 3 years")]
)
def test_how_long_a_shock_lasts_is_said_where_it_is_set(brief: Brief, years: int, said: str) -> None:
    settings = replace(analyse(brief).default_settings, shock=-10.0, shock_years=years)
    assert plain(scenarios.pace(settings)) == f"32 % a year, a shock of \u221210 %{said}"
    assert "for" not in scenarios.pace(replace(settings, shock=0.0))


def test_a_shock_without_effect_is_said(brief: Brief) -> None:
    settings = replace(analyse(brief).default_settings, shock=-10.0, year=2023, shock_year=2020)
    assert not missing(scenarios.shock_note(settings), "2020", "no effect", "2023")
    assert scenarios.shock_note(replace(settings, shock_year=2027)) == ""


def test_the_lead_says_what_the_report_states_and_what_the_pledge_leaves_open(brief: Brief) -> None:
    pledge = replace(brief.report_target, base_year=2023, due=2025)
    whole = replace(brief, targets={**brief.targets, pledge.id: pledge})
    trade, rate = (brief.stated_figure(name) for name in ("turnover", "turnover_growth"))
    for each in (brief, whole):
        stated = (phrases.printed_form(trade), phrases.period(trade), phrases.printed_form(rate))
        assert not missing(reported_figures.lead(each), *stated, phrases.multiple_phrase(2.0))
    assert not missing(reported_figures.lead(brief), "neither", "base year", "date")
    assert missing(reported_figures.lead(whole), "neither") == ["neither"]


def test_the_cards_state_bounds_and_consequences(brief: Brief) -> None:
    """The arithmetic behind them is checked by hand in tests/analysis."""
    cards = {figure.measure: note for figure, note in reported_figures.cards(brief)}
    before, years = report_arithmetic.previous_turnover(brief), report_arithmetic.doubling_time(brief)
    yearly, firm = report_arithmetic.yearly_investment(brief), report_arithmetic.investment_per_firm(brief)
    printed = report_arithmetic.printed_previous_turnover(brief)
    assert years is not None
    assert printed is not None
    wanted = {
        "turnover": (phrases.derived_amount(before), span(before.low, before.high), printed.quoted),
        "turnover_growth": (fixed_decimals(years.value), span(years.low, years.high)),
        "cumulative_investment": (phrases.derived_amount(yearly), span(yearly.low, yearly.high)),
        "firms": (phrases.upper_bound(firm),),
    }
    assert cards.keys() == wanted.keys()
    for measure, told in wanted.items():
        assert not missing(cards[measure], *told), measure


def test_the_foot_names_sources_data_and_every_setting(brief: Brief) -> None:
    bent = {"fade": True, "shock": -5.0, "name": "Slow"}
    view = outlook(brief, **bent)
    source, settings, _ = CHARTS["doubling"].content(view).foot
    who = [side.name for side in brief.sides]
    assert not missing(source, *who, brief.report.publisher, brief.report.published, brief.version)
    first, *others = (answer.settings for answer in view.answers)
    assert not missing(
        settings,
        scenarios.base(brief, first),
        "Slow",
        *map(percent, (first.growth, first.long)),
        number(first.half),
        percent(-5),
        str(first.shock_year),
        *(percent(each.growth) for each in others),
    )


def test_sensitivity_names_the_change_that_moves_most(brief: Brief) -> None:
    view = outlook(brief)
    now = view.active_answer.projection.years_needed
    assert now is not None
    moved = {shift: shift.years_needed - now for shift in view.shifts if shift.years_needed is not None}
    most = max(moved, key=lambda shift: abs(moved[shift]))
    size = fixed_decimals(abs(moved[most]), 1)
    assert not missing(sensitivity.finding(view), sensitivity.assumption(most), size)
    assert ("later" in sensitivity.finding(view)) == (moved[most] > 0)
    slow = outlook(brief, growth=2.4)
    (lost, *_) = (shift for shift in slow.shifts if shift.years_needed is None)
    assert not missing(sensitivity.finding(slow), sensitivity.assumption(lost), str(HORIZON))
    never = outlook(brief, growth=0.0)
    reached = sum(shift.years_needed is not None for shift in never.shifts)
    assert not missing(sensitivity.finding(never), str(HORIZON), str(reached), str(len(never.shifts)))


def test_side_by_side_differences_have_a_column_each(brief: Brief) -> None:
    view = outlook(brief)
    table = scenarios.differences(view)
    assert len(table.columns) == len(view.answers)
    for column, pace, answer in zip(table, analyse(brief).growth_presets, view.answers, strict=True):
        assert not missing(str(column), pace.name)
        told = " ".join(map(str, table[column]))
        assert not missing(told, scenarios.base(brief, answer.settings), percent(answer.settings.growth))
        assert not missing(told, scenarios.scenario_time_to_target(answer))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4700, "4,700"),
        (8.25, "8.25"),
        (9.0, "9"),
        (-3.2, "\u22123.2"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (1e-9, "0"),
    ],
)
def test_numbers_have_the_digits_they_have(value: float, text: str) -> None:
    assert number_format.number(value) == text


LOADED = re.compile(
    r"\b(only|just|merely|huge|impressive|ambitious|unfortunately|failed|dramatic|soar|plunge)\b",
    re.IGNORECASE,
)


def test_no_sentence_cheers_or_sneers(any_brief: Brief) -> None:
    brief = any_brief
    view = build_outlook(brief, analyse(brief).default_workspace.edit(growth=1.0))
    said = [
        reported_figures.question(brief),
        reported_figures.lead(brief),
        *(note for _, note in reported_figures.cards(brief)),
        scenarios.finding(view),
        *(scenarios.answer_in_words(brief, a) for a in view.answers),
        sensitivity.finding(view),
    ]
    assert not [sentence for sentence in said if LOADED.search(sentence)]
