"""Two books of the same trade: the gap is named, never spliced."""

import pytest

from metrics.analysis import mirror_statistics
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.mirror_statistics import BACK, OUT, TOTAL
from metrics.datasets.brief import Brief


def test_the_gap_of_2024_is_thirty_one_percent_of_the_chinese_value(brief: Brief) -> None:
    gap = next(found for found in analyse(brief).gaps[mirror_statistics.TOTAL] if found.year == 2024)
    assert round(gap.gap.value, 1) == 13.7
    assert round(gap.share.value) == 31


def test_denominator_and_sides_are_named(brief: Brief) -> None:
    leading, other = mirror_statistics.sides(analyse(brief).series)
    assert (leading.id, other.id) == ("CHN", "KAZ")


@pytest.mark.parametrize(
    ("flow", "year", "gap"),
    [
        (OUT, 2013, 4.14),
        (OUT, 2021, 5.78),
        (OUT, 2023, 7.9),
        (OUT, 2024, 12.9),
        (BACK, 2023, 1.6),
        (TOTAL, 2023, 9.52),
    ],
)
def test_the_gap_by_direction(brief: Brief, flow: str, year: int, gap: float) -> None:
    found = {g.year: g for g in analyse(brief).gaps[flow]}[year]
    assert found.gap.value == pytest.approx(gap, abs=0.005)
    assert found.gap.low <= found.gap.value <= found.gap.high


def test_the_directions_add_up_to_the_total_within_rounding(brief: Brief) -> None:
    by_flow = {flow: {g.year: g.gap for g in analyse(brief).gaps[flow]} for flow in (TOTAL, OUT, BACK)}
    years = set(by_flow[TOTAL]) & set(by_flow[OUT]) & set(by_flow[BACK])
    assert {2013, 2021, 2023, 2024} <= years
    for year in years:
        parts = by_flow[OUT][year], by_flow[BACK][year]
        assert (
            sum(p.low for p in parts) - 0.2 <= by_flow[TOTAL][year].value <= sum(p.high for p in parts) + 0.2
        )


def test_a_year_given_as_a_bound_has_no_gap(brief: Brief) -> None:
    assert 2010 not in {g.year for g in analyse(brief).gaps[mirror_statistics.TOTAL]}


def test_a_gap_from_a_derived_value_says_so(brief: Brief) -> None:
    found = {g.year: g for g in analyse(brief).gaps[mirror_statistics.TOTAL]}
    assert found[2016].derived
    assert not found[2015].derived
    assert not found[2024].derived
