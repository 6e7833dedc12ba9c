"""A shorter form of ``make fuzz``: what is broken is refused with a name, or read as it stands."""

from dataclasses import replace
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.datasets.brief import Brief, load_brief, parse_brief
from metrics.datasets.shipped_briefs import BRIEFS, brief_folders
from metrics.sharing import link
from tests.fuzz import links, mutations
from tests.fuzz.__main__ import edges
from tests.fuzz.briefs import files_of, judged, numbers
from tests.fuzz.mutations import Mutation

FOLDER = min(brief_folders(), key=lambda folder: (folder / "figures.csv").stat().st_size)
BRIEF = load_brief(FOLDER)
FILES = files_of(FOLDER)
SEED = 1


@settings(max_examples=200, derandomize=True)
@given(links.queries)
def test_a_random_link_is_answered_rightly_and_hides_nothing(query: links.Query) -> None:
    links.held(query, BRIEF)


def test_a_malformed_address_is_answered_rightly_and_hides_nothing() -> None:
    addresses = list(links.malformed(Random(SEED)))
    refused = [links.held(link.query(f"http://x/{a}"), BRIEF) for a in Random(SEED).sample(addresses, 400)]
    assert sum(map(bool, refused)) > len(refused) / 2


def test_a_control_takes_its_limits_and_nothing_past_them(any_brief: Brief) -> None:
    assert edges(any_brief) > 2 * len(links.NUMBERS)


def test_every_chart_is_made_at_the_limits_of_the_controls() -> None:
    found = list(links.corners(BRIEF))
    for workspace in Random(SEED).sample(found, 3):
        view = build_outlook(BRIEF, workspace)
        for answer in view.answers:
            links.right(answer)
        links.draw(view)


@pytest.mark.parametrize("change", [{"year_reached": 2044}, {"years_needed": 3.2}])
def test_a_wrong_answer_would_be_seen(change: dict[str, float]) -> None:
    answer = build_outlook(BRIEF, analyse(BRIEF).default_workspace).active_answer
    links.right(answer)
    with pytest.raises(AssertionError):
        links.right(replace(answer, projection=replace(answer.projection, **change)))  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [mutations.of_tables, mutations.of_descriptor, mutations.of_bytes])
def test_a_broken_brief_is_refused_by_name_or_read_as_written(make: object) -> None:
    rng = Random(SEED)
    found = list(make(FOLDER, rng, 2))  # type: ignore[operator]
    seen = {judged(FILES, mutation, [], drawn=False) for mutation in rng.sample(found, 60)}
    assert seen == {"refused", "accepted"}


def test_words_and_the_order_of_rows_change_no_number() -> None:
    truth = numbers(BRIEF)
    idle = [m for m in mutations.of_tables(FOLDER, Random(SEED), 1) if m.idle]
    sample = (
        m for m in Random(SEED).sample(idle, len(idle)) if judged(FILES, m, truth, drawn=False) == "accepted"
    )
    for mutation in islice(sample, 8):
        judged(FILES, mutation, truth, drawn=True)


def test_a_number_that_changes_would_be_seen() -> None:
    truth = numbers(BRIEF)
    file = (BRIEFS / FOLDER.name / "figures.csv").read_text(encoding="utf-8")
    latest = max(BRIEF.figures_by_measure("turnover"), key=lambda figure: figure.period.last_year)
    content = file.replace(f",{latest.quoted},", f",{latest.quoted}9,", 1).encode()
    parse_brief("mutated", {**FILES, "figures.csv": content})
    with pytest.raises(AssertionError, match="a number has changed"):
        judged(FILES, Mutation("digit added", "", "figures.csv", content, idle=True), truth, drawn=True)
