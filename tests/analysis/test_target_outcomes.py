"""What became of earlier targets, on each side's series."""

from dataclasses import replace

import pytest

from metrics.analysis import target_outcomes
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.target_outcomes import Outcome, State
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.rows import Target
from metrics.datasets.shipped_briefs import BRIEFS
from metrics.quantities.figures import Interval, exact_interval


def scored(brief: Brief, name: str, reporter: str) -> Outcome:
    return target_outcomes.outcome(analyse(brief).series, brief.targets[name], reporter)


@pytest.mark.parametrize(
    ("name", "reporter", "state", "year", "value"),
    [
        ("target-2011", "CHN", State.MISSED, 2015, 14.3),
        ("target-2011", "KAZ", State.MISSED, 2015, 10.57),
        ("target-2014", "CHN", State.MISSED, 2016, 13.10),
        ("target-2015", "CHN", State.MISSED, 2020, 21.47),
        ("target-2018", "CHN", State.MET, 2020, 21.47),
        ("target-2018", "KAZ", State.MET, 2022, 24.2),
        ("target-2022", "CHN", State.MET, 2023, 41.02),
        ("target-2023", "CHN", State.MET, 2023, 41.02),
    ],
)
def test_a_target_is_met_or_missed(
    brief: Brief, name: str, reporter: str, state: State, year: int, value: float
) -> None:
    found = scored(brief, name, reporter)
    assert (found.state, found.year) == (state, year)
    assert found.value == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize("name", ["pledge-2024", "target-2025"])
@pytest.mark.parametrize("reporter", ["CHN", "KAZ"])
def test_a_target_without_base_or_number_is_never_given_one(brief: Brief, name: str, reporter: str) -> None:
    found = scored(brief, name, reporter)
    assert found.state is State.NOT_SCORED
    assert found.level is None


def test_an_open_target_says_the_pace_it_needs(brief: Brief) -> None:
    """On the latest year of the book, since the year of the announcement."""
    found, book = scored(brief, "target-2023", "KAZ"), brief.series("turnover", "KAZ")
    last, due = max(book), 2030
    assert (found.state, found.year, found.value) == (State.OPEN, last, book[last].value)
    assert found.pace_needed == pytest.approx((40 / book[last].value) ** (1 / (due - last)) - 1)
    so_far = (book[last].value / book[2023].value) ** (1 / (last - 2023)) - 1
    assert found.pace_so_far == pytest.approx(so_far)
    assert scored(brief, "target-2024", "CHN").pace_needed is None


def test_the_forty_billion_mark_was_passed_on_one_series_only(brief: Brief) -> None:
    assert target_outcomes.first_year_at_level(analyse(brief).series, 40, "CHN") == 2023
    assert target_outcomes.first_year_at_level(analyse(brief).series, 40, "KAZ") is None


def test_repeats_of_one_target_are_one_target(brief: Brief) -> None:
    found = {target.id: times for target, times in target_outcomes.distinct_targets(brief)}
    assert found["target-2011"] == 7
    assert found["target-2023"] == 4
    assert found["pledge-2024"] == 3
    assert sum(found.values()) == len(brief.targets)


def test_since_the_pledge_the_two_series_moved_apart(brief: Brief) -> None:
    found = {p.reporter: p for p in analyse(brief).progress}
    for reporter, progress in found.items():
        book = brief.series("turnover", reporter)
        last = max(book)
        assert (progress.first, progress.last, progress.last_year) == (
            book[2023].value,
            book[last].value,
            last,
        )
        assert progress.multiple == pytest.approx(progress.last / progress.first)
        assert (1 + progress.pace) ** (last - 2023) == pytest.approx(progress.multiple)
    assert found["CHN"].multiple > 1 > found["KAZ"].multiple


@pytest.mark.parametrize(("reporter", "percent"), [("CHN", 7), ("KAZ", -4)])
def test_the_changes_of_2024(brief: Brief, reporter: str, percent: int) -> None:
    seen = analyse(brief).series.observations(reporter)
    change = seen[2024].interval.value / seen[2023].interval.value - 1
    assert round(100 * change) == percent


@pytest.mark.parametrize(
    ("name", "reporter", "state", "year"),
    [
        ("pledge-2019", "CHN", State.MET, 2023),
        ("pledge-2019", "RUS", State.OPEN, 2020),
        ("target-2011-first", "CHN", State.MISSED, 2015),
        ("target-2011-second", "CHN", State.MISSED, 2020),
    ],
)
def test_a_dated_amount_is_met_on_one_book_and_open_on_one_that_ends_before(
    name: str, reporter: str, state: State, year: int
) -> None:
    found = scored(load_brief(BRIEFS / "china-russia"), name, reporter)
    assert (found.state, found.year) == (state, year)


def test_a_total_turned_from_another_currency_is_not_used() -> None:
    met = load_brief(BRIEFS / "china-russia")
    assert "chn-turnover-2015" in met.figures
    assert "chn-turnover-2015" not in met.used


def invented(brief: Brief, **changes: object) -> Target:
    """A dated amount of the brief with some of its fields changed."""
    return replace(brief.targets["target-2023"], **changes)  # type: ignore[arg-type]


def amount(brief: Brief, value: float) -> Interval:
    return exact_interval(value, brief.unit)


def test_a_target_is_met_by_the_very_value_in_the_year_it_is_announced_and_in_the_year_it_is_due(
    brief: Brief,
) -> None:
    seen = analyse(brief).series.observations("CHN")
    level = amount(brief, seen[2023].interval.value)
    for year, due in ((2023, 2030), (2021, 2023), (2023, 2023)):
        found = target_outcomes.outcome(
            analyse(brief).series, invented(brief, announced=str(year), due=due, value=level), "CHN"
        )
        assert (found.state, found.year) == (State.MET, 2023)


def test_a_value_before_the_announcement_or_after_the_date_meets_nothing(brief: Brief) -> None:
    seen = {year: o.interval.value for year, o in analyse(brief).series.observations("CHN").items()}
    below = amount(brief, (seen[2022] + seen[2023]) / 2)
    late = target_outcomes.outcome(
        analyse(brief).series, invented(brief, announced="2018", due=2022, value=below), "CHN"
    )
    assert (late.state, late.year, late.value) == (State.MISSED, 2022, seen[2022])
    fallen = {year: o.interval.value for year, o in analyse(brief).series.observations("KAZ").items()}
    level = amount(brief, (fallen[2023] + fallen[2024]) / 2)
    early = target_outcomes.outcome(
        analyse(brief).series, invented(brief, announced="2024", due=2030, value=level), "KAZ"
    )
    assert fallen[2023] > fallen[2024]
    assert (early.state, early.year) == (State.OPEN, 2024)


def test_a_target_due_in_the_last_year_on_record_is_decided_and_one_due_later_is_open(brief: Brief) -> None:
    last = max(analyse(brief).series.observations("CHN"))
    high = amount(brief, 500)
    due_now = target_outcomes.outcome(analyse(brief).series, invented(brief, due=last, value=high), "CHN")
    later = target_outcomes.outcome(analyse(brief).series, invented(brief, due=last + 1, value=high), "CHN")
    never = target_outcomes.outcome(analyse(brief).series, invented(brief, due=None, value=high), "CHN")
    assert [found.state for found in (due_now, later, never)] == [State.MISSED, State.OPEN, State.OPEN]
    assert later.value is not None
    assert later.pace_needed == pytest.approx(500 / later.value - 1)
    assert never.pace_needed is None


def test_a_pace_so_far_needs_a_year_that_has_passed_and_is_on_record(brief: Brief) -> None:
    seen = analyse(brief).series.observations("CHN")
    last, high = max(seen), amount(brief, 500)
    paces = {
        year: target_outcomes.outcome(
            analyse(brief).series, invented(brief, announced=str(year), due=2040, value=high), "CHN"
        ).pace_so_far
        for year in (2019, last - 1, last)
    }
    assert 2019 not in seen
    assert paces[2019] is paces[last] is None
    assert paces[last - 1] == pytest.approx(seen[last].interval.value / seen[last - 1].interval.value - 1)


def test_a_multiple_needs_its_base_year_on_record(brief: Brief) -> None:
    seen = analyse(brief).series.observations("CHN")
    twice = invented(brief, value=None, multiple=2.0, base_year=2022, due=2040)
    assert target_outcomes.outcome(analyse(brief).series, twice, "CHN").level == 2 * seen[2022].interval.value
    for base_year in (2019, None):
        lost = target_outcomes.outcome(analyse(brief).series, replace(twice, base_year=base_year), "CHN")
        assert lost.state is State.NOT_SCORED


def test_a_level_is_passed_by_the_first_year_that_equals_it(brief: Brief) -> None:
    level = analyse(brief).series.observations("CHN")[2023].interval.value
    assert target_outcomes.first_year_at_level(analyse(brief).series, level, "CHN") == 2023


def test_progress_runs_from_the_reports_year_to_the_last_on_record(any_brief: Brief) -> None:
    start = any_brief.stated_figure("turnover").period.first_year
    found = {p.reporter: p for p in analyse(any_brief).progress}
    for side in any_brief.sides:
        seen = {year: o.interval.value for year, o in analyse(any_brief).series.observations(side.id).items()}
        assert (side.id in found) == (start in seen and max(seen) > start)
        if side.id in found:
            p = found[side.id]
            assert (p.first_year, p.last_year, p.first, p.last) == (start, max(seen), seen[start], p.last)
            assert p.first * (1 + p.pace) ** (p.last_year - start) == pytest.approx(p.last)
            assert p.multiple == pytest.approx(seen[max(seen)] / seen[start])
