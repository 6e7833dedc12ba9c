"""Sentences are computed, neutral, and say what is not known."""

import re
from dataclasses import replace

import pytest

from metrics.analysis import presets
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, reported_figures, scenarios, sensitivity
from metrics.quantities import number_format
from metrics.scenarios.settings import Prices, Settings
from metrics.scenarios.workspace import Workspace


def plain(text: str) -> str:
    return text.replace(number_format.NBSP, " ")


def one(brief: Brief, **changes: object) -> tuple[str, str]:
    """Finding and answer of one scenario on the defaults."""
    settings: Settings = replace(presets.default_settings(brief), **changes)  # type: ignore[arg-type]
    view = build_outlook(brief, Workspace((settings,)))
    return plain(scenarios.finding(view)), plain(scenarios.answer_in_words(brief, view.active_answer))


def test_the_first_view_states_the_years_of_all_presets(brief: Brief) -> None:
    view = build_outlook(brief, presets.default_workspace(brief))
    assert plain(scenarios.finding(view)) == (
        "Trade is doubled in 2026 at 32 % a year, in 2032 at 9 %, in 2043 at 3.7 %"
    )


def test_the_headline_gives_the_years_alone(brief: Brief) -> None:
    three = presets.default_workspace(brief)
    assert scenarios.headline(build_outlook(brief, three)) == (
        "In these scenarios, trade is doubled in 2026, in 2032, in 2043"
    )
    assert scenarios.headline(build_outlook(brief, three.edit(multiple=3.0))).startswith(
        "In these scenarios, the targets are reached in 2027"
    )
    one = three.remove().remove().edit(growth=1.0)
    assert scenarios.headline(build_outlook(brief, one)) == "In this scenario, trade is doubled not by 2060"


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
    workspace = presets.default_workspace(brief).edit(multiple=1.5)
    assert plain(scenarios.finding(build_outlook(brief, workspace))).startswith(
        "Trade reaches 1.5 \u00d7 its base in 2025 at 32 % a year, 2 \u00d7 its base in 2032 at 9 %"
    )


def test_a_wish_before_the_base_is_said(brief: Brief) -> None:
    workspace = presets.default_workspace(brief).edit(by=2020)
    said = scenarios.required_growth(build_outlook(brief, workspace).active_answer)
    assert "not after the base year 2023" in said


def test_a_shock_without_effect_is_said(brief: Brief) -> None:
    settings = replace(presets.default_settings(brief), shock=-10.0, shock_year=2020)
    assert "no effect" in scenarios.shock_note(settings)
    assert scenarios.shock_note(replace(settings, shock_year=2027)) == ""


def test_the_lead_says_what_the_pledge_leaves_open(brief: Brief) -> None:
    lead = plain(reported_figures.lead(brief))
    assert "US$ 41 bn a year in 2023, up 32 %, to be doubled" in lead
    assert "neither a base year nor a date" in lead


def test_the_cards_state_bounds_and_consequences(brief: Brief) -> None:
    said = [
        plain(f"{phrases.printed_form(f)}; {phrases.printed_bounds(f)}; {note}")
        for f, note in reported_figures.cards(brief)
    ]
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
    workspace = presets.default_workspace(brief).edit(fade=True, shock=-5.0, name="Slow")
    source, settings, _ = map(plain, CHARTS["doubling"].content(build_outlook(brief, workspace)).foot)
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
    view = build_outlook(brief, presets.default_workspace(brief))
    assert plain(sensitivity.finding(view)) == "A shock of \u221210 % moves the answer most: 0.3 years later"
    slow = build_outlook(brief, presets.default_workspace(brief).edit(growth=2.4))
    assert plain(sensitivity.finding(slow)) == "Growth now of 1.4 % would put the target beyond 2060"
    never = build_outlook(brief, presets.default_workspace(brief).edit(growth=0.0))
    assert plain(sensitivity.finding(never)).startswith("Not reached by 2060; ")


def test_side_by_side_differences_have_a_column_each(brief: Brief) -> None:
    table = scenarios.differences(build_outlook(brief, presets.default_workspace(brief)))
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
    assert number_format.number(value) == text


LOADED = re.compile(
    r"\b(only|just|merely|huge|impressive|ambitious|unfortunately|failed|dramatic|soar|plunge)\b",
    re.IGNORECASE,
)


def test_no_sentence_cheers_or_sneers(any_brief: Brief) -> None:
    brief = any_brief
    view = build_outlook(brief, presets.default_workspace(brief).edit(growth=1.0))
    said = [
        reported_figures.question(brief),
        reported_figures.lead(brief),
        *(note for _, note in reported_figures.cards(brief)),
        scenarios.finding(view),
        *(scenarios.answer_in_words(brief, a) for a in view.answers),
        sensitivity.finding(view),
    ]
    assert not [sentence for sentence in said if LOADED.search(sentence)]
