"""A pledge is said as what it is: an amount or a multiple, open or of the past."""

import math
from dataclasses import replace

import pytest

from metrics.analysis import mirror_statistics, report_arithmetic, target_outcomes
from metrics.analysis.brief_analysis import analyse
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
from metrics.quantities import number_format
from metrics.quantities.number_format import money, percent
from tests.first_view import missing, outlook


@pytest.fixture(scope="session")
def amount() -> Brief:
    """A brief whose report pledges an amount by a year, since reached on one side's book."""
    return load_brief(BRIEFS / "china-russia")


def pledged(brief: Brief) -> str:
    """The amount of the report's pledge as it is printed."""
    amount = brief.report_target.value
    assert amount
    return money(amount.value, brief.currency)


def test_a_pledged_amount_is_said_as_an_amount(amount: Brief) -> None:
    view = outlook(amount)
    answer = view.active_answer
    times = number_format.display_number(answer.settings.multiple)
    pace, base = percent(answer.settings.growth), scenarios.base(amount, answer.settings)
    year, years = scenarios.outcome(answer), number_format.fixed_decimals(answer.projection.years_needed or 0)
    assert not missing(
        scenarios.headline(view), pledged(amount), *(scenarios.outcome(a) for a in view.answers)
    )
    assert not missing(scenarios.finding(view), pledged(amount), year, pace)
    told = scenarios.answer_in_words(amount, answer)
    assert not missing(told, pace, base, pledged(amount), times, year, years)
    assert not missing(scenario_targets.target(amount, answer), pledged(amount), times)
    assert not missing(scenarios.assumptions(amount, view.answers), pledged(amount), times)
    assert not missing(scenarios.required_growth(answer), str(amount.report_target.due))


def test_a_target_of_the_past_is_asked_about_in_the_past(amount: Brief, brief: Brief) -> None:
    assert not missing(
        reported_figures.question(amount), " did ", pledged(amount), str(amount.report_target.due)
    )
    assert not missing(reported_figures.question(brief), " will ", phrases.multiple_phrase(2.0))
    lead = reported_figures.lead(amount)
    assert not missing(lead, pledged(amount), str(amount.report_target.due))
    for side in amount.sides:
        found = target_outcomes.outcome(analyse(amount).series, amount.report_target, side.id)
        assert not missing(lead, side.name, str(found.year))
    assert "base year" not in lead


def test_a_doubling_with_base_and_date_is_asked_about_once_it_is_due(brief: Brief) -> None:
    pledge = replace(brief.report_target, base_year=2023, due=2025)
    due = replace(brief, targets={**brief.targets, pledge.id: pledge})
    assert not missing(reported_figures.question(due), " was ", phrases.multiple_phrase(2.0), "2025")
    assert "It gives" not in reported_figures.lead(due)
    assert "not give" not in reported_figures.lead(due)


def test_what_the_report_does_not_state_has_no_card(amount: Brief, brief: Brief) -> None:
    assert [figure.measure for figure, _ in reported_figures.cards(amount)] == ["turnover", "turnover_growth"]
    assert len(reported_figures.cards(brief)) == 4


def test_a_lower_bound_stays_one_in_what_follows(amount: Brief) -> None:
    before = report_arithmetic.previous_turnover(amount)
    assert before.high == math.inf
    low = number_format.fixed_decimals(before.low)
    for said in (reported_figures.finding(amount), reported_figures.implied_turnover_note(amount)):
        assert not missing(said, low, "or more")


def test_falling_trade_is_said_to_fall_and_never_to_double(brief: Brief) -> None:
    rate = brief.stated_figure("turnover_growth")
    falling = replace(brief, used={**brief.used, rate.id: replace(rate, quoted="-3")})
    assert not missing(reported_figures.lead(falling), f"down {percent(3)}")
    assert not missing(reported_figures.finding(falling), f"fall of {percent(3)}")
    assert "never" in reported_figures.doubling_time_note(falling)
    assert "never" not in reported_figures.doubling_time_note(brief)
    assert analyse(falling).default_settings.growth == -3


def test_books_say_the_share_of_a_pledged_amount_and_need_no_base(amount: Brief, brief: Brief) -> None:
    pledge = amount.report_target.value
    assert pledge
    for found in analyse(amount).progress:
        share = percent(100 * found.last / pledge.value, 0)
        told = (
            f"{found.multiple:.2f}",
            str(found.first_year),
            share,
            pledged(amount),
            percent(100 * found.pace, 1),
        )
        assert not missing(earlier_targets.progress_since_pledge(amount, found), *told)
    assert earlier_targets.base_note(amount) == ""
    year = brief.stated_figure("turnover").period.text
    assert not missing(earlier_targets.base_note(brief), "no base", year)


def test_a_year_without_figures_is_said(amount: Brief) -> None:
    gap = analyse(amount).gaps[mirror_statistics.TOTAL][-1]
    lacking = [
        side.name for side in amount.sides if gap.year - 1 not in analyse(amount).series.observations(side.id)
    ]
    assert lacking
    assert not missing(record.lead(amount), f"{lacking[0]}: no value of {gap.year - 1}")
    assert analyse(amount).latest_gaps.keys() == {mirror_statistics.TOTAL}
    assert not missing(record.gap_split(amount), "no figures", str(gap.year))


@pytest.mark.parametrize(
    ("multiple", "says"),
    [(2.0, "doubled"), (1.5, "raised 1.5-fold"), (200 / 107, "raised 1.87-fold")],
)
def test_a_multiple_has_the_digits_it_was_set_with(multiple: float, says: str) -> None:
    assert phrases.multiple_phrase(multiple) == says
