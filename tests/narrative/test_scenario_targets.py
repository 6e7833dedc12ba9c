"""A pledge is said as what it is: an amount or a multiple, open or of the past."""

from dataclasses import replace

import pytest

from metrics.analysis import presets, target_outcomes
from metrics.analysis.outlook import build_outlook
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import BRIEFS
from metrics.narrative import (
    earlier_targets,
    phrases,
    record,
    reported_figures,
    scenario_targets,
    scenarios,
)
from tests.narrative.test_sentences import plain


@pytest.fixture(scope="session")
def amount() -> Brief:
    """A brief whose report pledges an amount by a year, since reached on one side's book."""
    return load_brief(BRIEFS / "china-russia")


def test_a_pledged_amount_is_said_as_an_amount(amount: Brief) -> None:
    view = build_outlook(amount, presets.default_workspace(amount))
    assert plain(scenarios.headline(view)) == (
        "In these scenarios, trade reaches US$ 200 bn in 2021, in 2024, in 2028"
    )
    assert plain(scenarios.finding(view)).startswith("Trade reaches US$ 200 bn in 2021 at 27.1 % a year, in")
    assert plain(scenarios.answer_in_words(amount, view.active_answer)) == (
        "At 27.1 % a year, trade of US$ 107 bn in 2018 (as reported) reaches US$ 200 bn, 1.87 times its "
        "base, in 2021, after 2.61 years (2.60\u20132.61, given the rounding of the figures)."
    )
    assert plain(scenario_targets.target(amount, view.active_answer)) == "US$ 200 bn (1.87 \u00d7 107)"
    assert "target US$ 200 bn (1.87 \u00d7 base)" in plain(scenarios.assumptions(amount, view.answers))
    assert scenarios.required_growth(view.active_answer).startswith("To get there by 2024,")


def test_a_target_of_the_past_is_asked_about_in_the_past(amount: Brief, brief: Brief) -> None:
    assert plain(reported_figures.question(amount)) == "China and Russia: did trade reach US$ 200 bn by 2024?"
    assert reported_figures.question(brief) == "China and Kazakhstan: will trade be doubled?"
    lead = plain(reported_figures.lead(amount))
    assert "up 27.1 %, to reach US$ 200 bn by 2024. China's customs first recorded it in 2023; " in lead
    assert "the book of Russia's statistics ends at US$ 104 bn in 2020." in lead
    assert "base year" not in lead


def test_a_doubling_with_base_and_date_is_asked_about_once_it_is_due(brief: Brief) -> None:
    pledge = replace(brief.report_target, base_year=2023, due=2025)
    due = replace(brief, targets={**brief.targets, pledge.id: pledge})
    assert reported_figures.question(due) == "China and Kazakhstan: was trade doubled by 2025?"
    assert "It gives" not in reported_figures.lead(due)
    assert "not give" not in reported_figures.lead(due)


def test_what_the_report_does_not_state_has_no_card(amount: Brief, brief: Brief) -> None:
    assert [figure.measure for figure, _ in reported_figures.cards(amount)] == ["turnover", "turnover_growth"]
    assert len(reported_figures.cards(brief)) == 4


def test_a_lower_bound_stays_one_in_what_follows(amount: Brief) -> None:
    assert plain(reported_figures.finding(amount)) == (
        "A rise of 27.1 % to over US$ 107 bn a year puts 2017 at US$ 84.15 bn a year or more"
    )
    assert "imply US$ 84.15 bn a year or more in 2017; China's customs printed 84.07" in plain(
        reported_figures.implied_turnover_note(amount)
    )


def test_falling_trade_is_said_to_fall_and_never_to_double(brief: Brief) -> None:
    rate = brief.stated_figure("turnover_growth")
    falling = replace(brief, used={**brief.used, rate.id: replace(rate, quoted="-3")})
    assert "in 2023, down 3 %, to be doubled" in plain(reported_figures.lead(falling))
    assert plain(reported_figures.finding(falling)).startswith("A fall of 3 % to US$ 41 bn")
    assert reported_figures.doubling_time_note(falling).startswith(
        "Held every year, it would never double trade."
    )
    assert presets.default_settings(falling).growth == -3


def test_books_say_the_share_of_a_pledged_amount_and_need_no_base(amount: Brief, brief: Brief) -> None:
    said = [
        plain(earlier_targets.progress_since_pledge(amount, found))
        for found in target_outcomes.progress(amount)
    ]
    assert "2.13 times the 107.06 of 2018 (114 % of US$ 200 bn), 11.4 % a year" in said[0]
    assert earlier_targets.base_note(amount) == ""
    assert "names no base" in earlier_targets.base_note(brief)


def test_a_year_without_figures_is_said(amount: Brief) -> None:
    lead = plain(record.lead(amount))
    assert "US$ 104.0 bn, the last year that both have on record. On the year before, by" in lead
    assert "by China's customs \u22123 %; Russia's statistics: no value of 2019." in lead
    assert record.gap_split(amount).startswith("By direction: no figures of 2020.")


@pytest.mark.parametrize(
    ("multiple", "says"),
    [(2.0, "doubled"), (1.5, "raised 1.5-fold"), (200 / 107, "raised 1.87-fold")],
)
def test_a_multiple_has_the_digits_it_was_set_with(multiple: float, says: str) -> None:
    assert phrases.multiple_phrase(multiple) == says
