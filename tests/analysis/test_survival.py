"""Kaplan and Meier's estimate of the time to double."""

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
