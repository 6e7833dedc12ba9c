"""The reference class and the time to double."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.analysis import reference_class
from metrics.analysis.reference_class import PairPosition
from metrics.datasets import world_trade
from metrics.datasets.world_trade import Panel
from metrics.scenarios.reference_criteria import TABLES, PairKind, ReferenceCriteria

HERE = PairPosition(("AAA", "BBB"), 2015, 30.0, 0.1, 0.08)
RULES = st.builds(
    ReferenceCriteria,
    factor=st.floats(1.25, 10),
    band_yoy=st.floats(5, 100),
    band_five=st.floats(2, 50),
    kind=st.sampled_from(PairKind),
    table=st.sampled_from(TABLES),
    constant=st.booleans(),
    multiple=st.floats(1.1, 5),
)


def members(rule: ReferenceCriteria, here: PairPosition = HERE) -> set[int]:
    return set(reference_class.select_precedents(here, rule).rows.tolist())


@settings(max_examples=60)
@given(rule=RULES, more=st.tuples(st.floats(1, 3), st.floats(1, 3), st.floats(1, 3)))
def test_widening_the_class_never_loses_a_pair(
    rule: ReferenceCriteria, more: tuple[float, float, float]
) -> None:
    wider = replace(
        rule,
        factor=rule.factor * more[0],
        band_yoy=rule.band_yoy * more[1],
        band_five=rule.band_five * more[2],
    )
    assert members(rule) <= members(wider)


@settings(max_examples=40)
@given(rule=RULES)
def test_any_pair_includes_those_of_a_kind(rule: ReferenceCriteria) -> None:
    anyone = ReferenceCriteria(rule.factor, rule.band_yoy, rule.band_five, PairKind.ANY, rule.table)
    assert members(rule) <= members(anyone)


@settings(max_examples=40)
@given(rule=RULES)
def test_each_pair_enters_once_where_the_rule_holds(rule: ReferenceCriteria) -> None:
    found = reference_class.select_precedents(HERE, rule)
    assert len(set(found.rows.tolist())) == len(found)
    base = np.log(HERE.value) - world_trade.deflator(np.array([HERE.year]))[0]
    size = np.log(found.value) - world_trade.deflator(found.start)
    assert (np.abs(size - base) <= np.log(rule.factor) * (1 + 1e-9)).all()
    assert (100 * np.abs(found.yoy - HERE.yoy) <= rule.band_yoy * (1 + 1e-9)).all()
    assert (100 * np.abs(found.five - HERE.five) <= rule.band_five * (1 + 1e-9)).all()
    assert (np.diff(found.distance) >= 0).all()


def test_a_pair_is_not_its_own_precedent() -> None:
    panel = world_trade.panel("turnover")
    row = reference_class.select_precedents(HERE, ReferenceCriteria()).rows[0]
    pair = panel.pairs[row]
    own = PairPosition(pair, HERE.year, HERE.value, HERE.yoy, HERE.five)
    assert members(ReferenceCriteria(), own) == members(ReferenceCriteria()) - {int(row)}


def test_a_start_in_the_last_year_is_left_out_as_nothing_is_known_of_what_followed() -> None:
    found = reference_class.select_precedents(HERE, ReferenceCriteria(factor=10, band_yoy=100, band_five=50))
    assert found.start.max() == 2019


def test_the_first_look_at_the_table_comes_out_again() -> None:
    """Pairs at 20 to 60 billion in 2000 to 2010, with those set aside: 11 % in 5 years, 23 % in 10."""
    panel = world_trade.panel("turnover")
    pairs, columns = np.nonzero((panel.turnover >= 20) & (panel.turnover <= 60) & (panel.years <= 2010))
    shares = []
    for within in (5, 10):
        ahead = columns[:, None] + np.arange(1, within + 1)
        levels = panel.turnover[pairs[:, None], ahead]
        shares.append((levels >= 2 * panel.turnover[pairs, columns][:, None]).any(axis=1).mean())
    assert len(pairs) < 732
    assert shares == pytest.approx([0.11, 0.23], abs=0.03)


def test_in_constant_prices_fewer_get_there() -> None:
    nominal, constant = (
        reference_class.select_precedents(HERE, ReferenceCriteria(factor=4, constant=way)).reached.sum()
        for way in (False, True)
    )
    assert constant < nominal


def test_the_large_economies_are_ten_a_year() -> None:
    assert {len(found) for found in world_trade.large_economies().values()} == {10}
    assert {"USA", "JPN", "DEU"} <= world_trade.large_economies()[2010]


def test_the_middle_half_is_that_of_the_pairs_still_observed() -> None:
    found = reference_class.select_precedents(HERE, ReferenceCriteria(factor=4))
    half = reference_class.middle_half(found)
    assert half is not None
    then = found.paths[:, half.years]
    assert half.observed == np.isfinite(then).sum() >= len(found) / 2
    assert np.isfinite(found.paths[:, half.years + 1]).sum() < len(found) / 2
    inside = (then >= half.low) & (then <= half.high)
    assert inside.sum() == pytest.approx(half.observed / 2, abs=1)


def test_a_class_that_is_too_small_has_no_middle_half() -> None:
    found = reference_class.select_precedents(HERE, ReferenceCriteria(1.25, 5.0, 2.0))
    assert 0 < len(found) < reference_class.MIN_PAIRS
    assert reference_class.middle_half(found) is None


def growth(panel: Panel, row: int, column: int, years: int) -> float:
    """Yearly growth up to a year of the table, as it would be worked out from two figures."""
    ratio = float(panel.turnover[row, column] / panel.turnover[row, column - years])
    return ratio ** (1 / years) - 1 if math.isfinite(ratio) else math.nan


def belongs(panel: Panel, row: int, column: int, rule: ReferenceCriteria, here: PairPosition) -> bool:
    """Whether a pair stood where ``here`` is, in one year, by the words of the rule."""
    prices = np.exp(world_trade.deflator(np.array([int(panel.years[column]), here.year])))
    size = float(panel.turnover[row, column] / prices[0]) / (here.value / prices[1])
    one, five = growth(panel, row, column, 1), growth(panel, row, column, 5)
    large = world_trade.large_economies()
    both, top = set(panel.pairs[row]), large.get(int(panel.years[column]), frozenset())
    same = set(here.pair) & large[min(here.year, max(large))]
    kinds = {PairKind.ANY: True, PairKind.LARGE: bool(both & top), PairKind.SAME: bool(both & same)}
    return (
        1 / rule.factor <= size <= rule.factor
        and 100 * abs(one - here.yoy) <= rule.band_yoy
        and 100 * abs(five - here.five) <= rule.band_five
        and kinds[rule.kind]
    )


@pytest.mark.parametrize(
    "rule",
    [
        ReferenceCriteria(),
        ReferenceCriteria(factor=4, band_yoy=30, band_five=15, kind=PairKind.LARGE),
        ReferenceCriteria(factor=6, kind=PairKind.SAME, constant=True, multiple=1.5),
    ],
    ids=lambda rule: rule.kind.value,
)
def test_the_class_is_counted_again_pair_by_pair_and_year_by_year(rule: ReferenceCriteria) -> None:
    here = PairPosition(("CHN", "KAZ"), 2015, 30.0, 0.1, 0.08)
    panel = world_trade.panel(rule.table)
    last = len(panel.years) - 1
    entries = {}
    for row, pair in enumerate(panel.pairs):
        near = [at for at in range(5, last) if 1 < panel.turnover[row, at] < 1000 and pair != here.pair]
        entry = next((at for at in near if belongs(panel, row, at, rule, here)), None)
        if entry is not None:
            entries[row] = entry
    found = reference_class.select_precedents(here, rule)
    assert dict(zip(found.rows.tolist(), found.start.tolist(), strict=True)) == {
        row: int(panel.years[at]) for row, at in entries.items()
    }
    for at, row in enumerate(found.rows.tolist()):
        years, reached = waiting(panel, row, entries[row], rule)
        assert (found.years[at], found.reached[at]) == (years, reached)
        assert found.yoy[at] == pytest.approx(growth(panel, row, entries[row], 1))
        assert found.five[at] == pytest.approx(growth(panel, row, entries[row], 5))


def waiting(panel: Panel, row: int, start: int, rule: ReferenceCriteria) -> tuple[int, bool]:
    """Years until a pair was first at the multiple, or those for which it was seen below it."""
    prices = np.exp(world_trade.deflator(panel.years)) if rule.constant else np.ones(len(panel.years))
    level = panel.turnover[row] / prices
    for at in range(start, len(level)):
        if not math.isfinite(level[at]):
            return at - 1 - start, False
        if level[at] >= rule.multiple * level[start] * (1 - 1e-9):
            return at - start, True
    return len(level) - 1 - start, False


def test_the_closest_pair_is_the_one_with_the_smallest_sum_of_squares() -> None:
    rule = ReferenceCriteria(factor=3)
    found = reference_class.select_precedents(HERE, rule)
    dollars = np.exp(world_trade.deflator(np.append(found.start, HERE.year)))
    size = np.log((found.value / dollars[:-1]) / (HERE.value / dollars[-1])) / math.log(rule.factor)
    yoy, five = (
        100 * (found.yoy - HERE.yoy) / rule.band_yoy,
        100 * (found.five - HERE.five) / rule.band_five,
    )
    assert found.distance**2 == pytest.approx(size**2 + yoy**2 + five**2)
    assert found.distance[0] == found.distance.min()


def test_a_path_starts_at_one_and_ends_before_the_first_gap() -> None:
    found = reference_class.select_precedents(HERE, ReferenceCriteria(factor=10, band_yoy=100, band_five=50))
    assert (found.paths[:, 0] == 1).all()
    known = np.isfinite(found.paths)
    assert (known[:, :-1] | ~known[:, 1:]).all(), "nothing after a gap"
    for at, row in enumerate(found.rows):
        ahead = found.panel.turnover[row, int(np.flatnonzero(found.panel.years == found.start[at])[0]) :]
        gaps = np.flatnonzero(~np.isfinite(ahead))
        assert known[at].sum() == (gaps[0] if len(gaps) else len(ahead))


def test_a_class_of_twenty_is_large_enough_for_percentages_as_each_pair_is_five_of_a_hundred() -> None:
    found = reference_class.select_precedents(HERE, ReferenceCriteria(factor=4))
    assert replace(found, rows=found.rows[:20]).is_large_enough
    assert not replace(found, rows=found.rows[:19]).is_large_enough
