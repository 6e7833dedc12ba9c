"""Kaplan and Meier's estimate of the time to double."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.analysis.survival import kaplan_meier


def test_survival_by_hand() -> None:
    """Five pairs: doubled after 2, 3, 3; still under way after 2 and after 4 years."""
    curve = kaplan_meier(np.array([2, 3, 3, 2, 4]), np.array([True, True, True, False, False]))
    assert curve.waiting.tolist() == pytest.approx([1, 1, 4 / 5, 4 / 15, 4 / 15])
    assert curve.at_risk.tolist() == [5, 5, 5, 3, 1]
    assert (curve.years_to_share(0.2), curve.years_to_share(0.5), curve.years_to_share(0.75)) == (2, 3, None)
    chance = curve.chance(3)
    assert chance is not None
    assert chance[0] == pytest.approx(11 / 15)
    assert chance[1] < chance[0] < chance[2]
    assert curve.chance(5) is None


TIMES = st.lists(st.tuples(st.integers(1, 20), st.booleans()), min_size=1, max_size=60)


@settings(max_examples=100)
@given(times=TIMES)
def test_survival_falls_and_stays_inside_its_band(times: list[tuple[int, bool]]) -> None:
    years, reached = np.array([t for t, _ in times]), np.array([r for _, r in times])
    curve = kaplan_meier(years, reached)
    assert curve.waiting[0] == 1
    assert (np.diff(curve.waiting) <= 1e-12).all()
    known = np.isfinite(curve.ci_low) & np.isfinite(curve.ci_high)
    assert (curve.ci_low[known] <= curve.waiting[known] + 1e-9).all()
    assert (curve.waiting[known] <= curve.ci_high[known] + 1e-9).all()


@settings(max_examples=100)
@given(times=TIMES, pending=st.lists(st.integers(1, 20), min_size=1, max_size=30))
def test_pairs_still_under_way_move_no_median_down(times: list[tuple[int, bool]], pending: list[int]) -> None:
    years, reached = np.array([t for t, _ in times]), np.array([r for _, r in times])
    before = kaplan_meier(years, reached).years_to_share(0.5)
    more = np.concatenate([years, pending])
    after = kaplan_meier(more, np.concatenate([reached, np.zeros(len(pending), bool)])).years_to_share(0.5)
    assert after is None or (before is not None and after >= before)


def test_no_times_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one pair is required"):
        kaplan_meier(np.array([], dtype=np.int64), np.array([], dtype=bool))


def band(share: float, spread: float) -> tuple[float, float]:
    """Where the share lies with 95 % confidence, by Greenwood's formula on the scale of log(-log)."""
    shift = 1.959964 * math.sqrt(spread) / math.log(share)
    ends = [share ** math.exp(sign * shift) for sign in (-1, 1)]
    return min(ends), max(ends)


def test_both_ends_of_the_band_by_hand() -> None:
    """Of ten pairs three doubled after 2 years and two of the seven left after 5; the rest are under way."""
    curve = kaplan_meier(np.array([2] * 3 + [5] * 2 + [6] * 5), np.array([True] * 5 + [False] * 5))
    for year, share, spread in ((2, 0.7, 3 / (10 * 7)), (5, 0.5, 3 / (10 * 7) + 2 / (7 * 5))):
        low, high = band(share, spread)
        assert (curve.ci_low[year], curve.ci_high[year]) == pytest.approx((low, high), abs=1e-6)
        assert curve.chance(year) == pytest.approx((1 - share, 1 - high, 1 - low), abs=1e-6)
    assert curve.ci_low[:2].tolist() == curve.ci_high[:2].tolist() == [1, 1], "nothing has happened yet"


def test_where_none_got_there_the_band_has_no_width() -> None:
    curve = kaplan_meier(np.array([3, 4]), np.array([False, False]))
    assert curve.waiting.tolist() == curve.ci_low.tolist() == curve.ci_high.tolist() == [1] * 5
    assert curve.at_risk.tolist() == [2, 2, 2, 2, 1]


@pytest.mark.parametrize("pairs", [3, 7, 10, 20, 49])
def test_the_kth_of_n_that_get_there_one_a_year_makes_a_share_of_k_in_n(pairs: int) -> None:
    years = np.arange(1, pairs + 1)
    curve = kaplan_meier(years, np.ones(pairs, dtype=bool))
    assert [curve.years_to_share(int(k) / pairs) for k in years] == years.tolist()
    assert curve.years_to_share(1 / pairs + 0.001) == 2


def test_a_chance_is_told_from_the_first_day_to_the_last_year_on_record() -> None:
    curve = kaplan_meier(np.array([1, 3]), np.array([True, False]))
    first, last = curve.chance(0), curve.chance(3)
    assert first is not None
    assert first[0] == 0
    assert last is not None
    assert last[0] == 0.5
    assert curve.chance(4) is None
    assert curve.chance(-1) is None
