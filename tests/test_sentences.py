"""Sentences are computed, neutral, and say what is not known."""

import re
from dataclasses import replace

import pytest

from metrics import preset, targets, words
from metrics.brief import Brief, load_brief
from metrics.controls import Prices, Settings, Workspace
from metrics.outlook import outlook
from metrics.sentences import aims, books, foot, scenarios, shifts, statement
from metrics.shelf import BRIEFS


def plain(text: str) -> str:
    return text.replace(words.NBSP, " ")


def one(brief: Brief, **changes: object) -> tuple[str, str]:
    """Finding and answer of one scenario on the defaults."""
    settings: Settings = replace(preset.default_settings(brief), **changes)  # type: ignore[arg-type]
    view = outlook(brief, Workspace((settings,)))
    return plain(scenarios.finding(view)), plain(scenarios.answer_in_words(brief, view.edited))


def test_the_first_view_states_the_years_of_all_presets(brief: Brief) -> None:
    view = outlook(brief, preset.default_workspace(brief))
    assert plain(scenarios.finding(view)) == (
        "Trade is doubled in 2026 at 32 % a year, in 2032 at 9 %, in 2043 at 3.7 %"
    )


def test_the_headline_gives_the_years_alone(brief: Brief) -> None:
    three = preset.default_workspace(brief)
    assert scenarios.headline(outlook(brief, three)) == (
        "In these scenarios, trade is doubled in 2026, in 2032, in 2043"
    )
    assert scenarios.headline(outlook(brief, three.edit(multiple=3.0))).startswith(
        "In these scenarios, the targets are reached in 2027"
    )
    one = three.remove().remove().edit(growth=1.0)
    assert scenarios.headline(outlook(brief, one)) == "In this scenario, trade is doubled not by 2060"


def test_eight_percent_is_answered_with_year_and_years(brief: Brief) -> None:
    assert one(brief, growth=8.0) == (
        "Trade is doubled in 2033 at 8 % a year",
        (
            "At 8 % a year, trade of US$ 41 bn in 2023 (as reported) is doubled to US$ 82 bn in 2033, "
            "after 9.01 years."
        ),
    )


def test_the_reported_pace_carries_its_rounding(brief: Brief) -> None:
    assert "after 2.50 years (2.46\u20132.53, given the rounding of the figures)" in one(brief)[1]


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"growth": 0.0}, "Trade is doubled not by 2060 at 0 % a year"),
        ({"growth": 8.0, "multiple": 3.0}, "Trade is tripled in 2038 at 8 % a year"),
        ({"growth": 8.0, "multiple": 1.5}, "Trade is raised 1.5-fold in 2029 at 8 % a year"),
        ({"growth": 8.0, "fade": True, "long": 4.0}, "Trade is doubled in 2035 at 8 % a year fading to 4 %"),
        (
            {"growth": 8.0, "shock": -10.0},
            "Trade is doubled in 2034 at 8 % a year with a shock of \u221210 %",
        ),
        (
            {"growth": 8.0, "prices": Prices.CONSTANT},
            "Trade is doubled in 2037 at 8 % a year in constant prices",
        ),
    ],
)
def test_findings_name_what_bends_the_path(brief: Brief, changes: dict[str, object], finding: str) -> None:
    assert one(brief, **changes)[0] == finding


def test_not_reached_is_said_plainly(brief: Brief) -> None:
    assert one(brief, growth=1.0)[1].endswith("is not doubled to US$ 82 bn by 2060.")


def test_scenarios_with_different_targets_say_which(brief: Brief) -> None:
    workspace = preset.default_workspace(brief).edit(multiple=1.5)
    assert plain(scenarios.finding(outlook(brief, workspace))).startswith(
        "Trade reaches 1.5 \u00d7 its base in 2025 at 32 % a year, 2 \u00d7 its base in 2032 at 9 %"
    )


def test_a_wish_before_the_base_is_said(brief: Brief) -> None:
    workspace = preset.default_workspace(brief).edit(by=2020)
    assert "not after the base year 2023" in scenarios.needed(outlook(brief, workspace).edited)


def test_a_shock_without_effect_is_said(brief: Brief) -> None:
    settings = replace(preset.default_settings(brief), shock=-10.0, shock_year=2020)
    assert "no effect" in scenarios.shock_note(settings)
    assert scenarios.shock_note(replace(settings, shock_year=2027)) == ""


def test_the_lead_says_what_the_pledge_leaves_open(brief: Brief) -> None:
    lead = plain(statement.lead(brief))
    assert "US$ 41 bn a year in 2023, up 32 %, to be doubled" in lead
    assert "neither a base year nor a date" in lead


def test_the_cards_state_bounds_and_consequences(brief: Brief) -> None:
    said = [plain(f"{words.quoted(f)}; {words.rounding(f)}; {note}") for f, note in statement.cards(brief)]
    assert said[0] == (
        "US$ 41 bn a year; 40.5\u201341.5; The two figures imply US$ 31.06 bn a year in 2022 "
        "(30.57\u201331.56 by rounding); China's customs printed 31.2: consistent."
    )
    assert said[1].startswith(
        "32 %; 31.5\u201332.5; Held every year, it would double trade in 2.50 years (2.46\u20132.53)."
    )
    assert (
        said[2]
        == "US$ 25 bn; 24.5\u201325.5; On average US$ 1.67 bn a year (1.63\u20131.70) over the 15 years."
    )
    assert said[3] == "over 4,700; 4,700 or more; Set against the investment: at most US$ 5.4 m per firm."


def test_the_foot_names_sources_data_and_every_setting(brief: Brief) -> None:
    workspace = preset.default_workspace(brief).edit(fade=True, shock=-5.0, name="Slow")
    source, settings = (plain(line) for line in foot.lines(outlook(brief, workspace)))
    assert source == (
        "Source: China's customs, Kazakhstan's statistics; China Daily, 2024-07-05. "
        f"Twofold, data china-kazakhstan {brief.version}."
    )
    assert settings == (
        "Scenarios: base US$ 41 bn in 2023 (as reported), target 2 \u00d7 base; "
        "Slow: 32 % a year fading to 3.7 % (half-life 5 years), a shock of \u22125 % in 2026; "
        "9 % a year; 3.7 % a year."
    )


def test_sensitivity_names_the_change_that_moves_most(brief: Brief) -> None:
    view = outlook(brief, preset.default_workspace(brief))
    assert plain(shifts.finding(view)) == "A shock of \u221210 % moves the answer most: 0.3 years later"
    slow = outlook(brief, preset.default_workspace(brief).edit(growth=2.4))
    assert plain(shifts.finding(slow)) == "Growth now of 1.4 % would put the target beyond 2060"
    never = outlook(brief, preset.default_workspace(brief).edit(growth=0.0))
    assert plain(shifts.finding(never)).startswith("Not reached by 2060; ")


def test_side_by_side_differences_have_a_column_each(brief: Brief) -> None:
    table = scenarios.differences(outlook(brief, preset.default_workspace(brief)))
    assert list(table.columns) == [
        "1: Reported pace held", "2: Pace since the pledge", "3: Ten-year pace before the report",
    ]  # fmt: skip
    assert plain(str(table.loc["Years needed (year reached)"].iloc[1])) == "8.04 years (2032)"


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
    assert words.number(value) == text


LOADED = re.compile(
    r"\b(only|just|merely|huge|impressive|ambitious|unfortunately|failed|dramatic|soar|plunge)\b",
    re.IGNORECASE,
)


def test_no_sentence_cheers_or_sneers(any_brief: Brief) -> None:
    brief = any_brief
    view = outlook(brief, preset.default_workspace(brief).edit(growth=1.0))
    said = [
        statement.question(brief),
        statement.lead(brief),
        *(note for _, note in statement.cards(brief)),
        scenarios.finding(view),
        *(scenarios.answer_in_words(brief, a) for a in view.answers),
        shifts.finding(view),
    ]
    assert not [sentence for sentence in said if LOADED.search(sentence)]


@pytest.fixture(scope="session")
def amount() -> Brief:
    """A brief whose report pledges an amount by a year, since reached on one side's book."""
    return load_brief(BRIEFS / "china-russia")


def test_a_pledged_amount_is_said_as_an_amount(amount: Brief) -> None:
    view = outlook(amount, preset.default_workspace(amount))
    assert plain(scenarios.headline(view)) == (
        "In these scenarios, trade reaches US$ 200 bn in 2021, in 2024, in 2028"
    )
    assert plain(scenarios.finding(view)).startswith("Trade reaches US$ 200 bn in 2021 at 27.1 % a year, in")
    assert plain(scenarios.answer_in_words(amount, view.edited)) == (
        "At 27.1 % a year, trade of US$ 107 bn in 2018 (as reported) reaches US$ 200 bn, 1.87 times its "
        "base, in 2021, after 2.61 years (2.60\u20132.61, given the rounding of the figures)."
    )
    assert plain(aims.target(amount, view.edited)) == "US$ 200 bn (1.87 \u00d7 107)"
    assert "target US$ 200 bn (1.87 \u00d7 base)" in plain(foot.lines(view)[1])
    assert scenarios.needed(view.edited).startswith("To get there by 2024,")


def test_a_target_of_the_past_is_asked_about_in_the_past(amount: Brief, brief: Brief) -> None:
    assert plain(statement.question(amount)) == "China and Russia: did trade reach US$ 200 bn by 2024?"
    assert statement.question(brief) == "China and Kazakhstan: will trade be doubled?"
    lead = plain(statement.lead(amount))
    assert "up 27.1 %, to reach US$ 200 bn by 2024. China's customs first recorded it in 2023; " in lead
    assert "the book of Russia's statistics ends at US$ 104 bn in 2020." in lead
    assert "base year" not in lead


def test_a_doubling_with_base_and_date_is_asked_about_once_it_is_due(brief: Brief) -> None:
    pledge = replace(brief.pledge, base_year=2023, due=2025)
    due = replace(brief, targets={**brief.targets, pledge.id: pledge})
    assert statement.question(due) == "China and Kazakhstan: was trade doubled by 2025?"
    assert "It gives" not in statement.lead(due)
    assert "not give" not in statement.lead(due)


def test_what_the_report_does_not_state_has_no_card(amount: Brief, brief: Brief) -> None:
    assert [figure.measure for figure, _ in statement.cards(amount)] == ["turnover", "turnover_growth"]
    assert len(statement.cards(brief)) == 4


def test_a_lower_bound_stays_one_in_what_follows(amount: Brief) -> None:
    assert plain(statement.finding(amount)) == (
        "A rise of 27.1 % to over US$ 107 bn a year puts 2017 at US$ 84.15 bn a year or more"
    )
    assert "imply US$ 84.15 bn a year or more in 2017; China's customs printed 84.07" in plain(
        statement.implied(amount)
    )


def test_falling_trade_is_said_to_fall_and_never_to_double(brief: Brief) -> None:
    rate = brief.stated("turnover_growth")
    falling = replace(brief, used={**brief.used, rate.id: replace(rate, quoted="-3")})
    assert "in 2023, down 3 %, to be doubled" in plain(statement.lead(falling))
    assert plain(statement.finding(falling)).startswith("A fall of 3 % to US$ 41 bn")
    assert statement.held(falling).startswith("Held every year, it would never double trade.")
    assert preset.default_settings(falling).growth == -3


def test_books_say_the_share_of_a_pledged_amount_and_need_no_base(amount: Brief, brief: Brief) -> None:
    said = [plain(books.since_the_pledge(amount, found)) for found in targets.progress(amount)]
    assert "2.13 times the 107.06 of 2018 (114 % of US$ 200 bn), 11.4 % a year" in said[0]
    assert books.base_note(amount) == ""
    assert "names no base" in books.base_note(brief)


def test_a_year_without_figures_is_said(amount: Brief) -> None:
    lead = plain(books.lead(amount))
    assert "US$ 104.0 bn, the last year that both have on record. On the year before, by" in lead
    assert "by China's customs \u22123 %; Russia's statistics: no value of 2019." in lead
    assert books.gap_split(amount).startswith("By direction: no figures of 2020.")


@pytest.mark.parametrize(
    ("multiple", "says"),
    [(2.0, "doubled"), (1.5, "raised 1.5-fold"), (200 / 107, "raised 1.87-fold")],
)
def test_a_multiple_has_the_digits_it_was_set_with(multiple: float, says: str) -> None:
    assert words.multiplied(multiple) == says
