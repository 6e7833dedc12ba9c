"""The fan: quantiles in order, histories that keep the rules, coverage as measured."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.analysis.fan import features, quantile_model
from metrics.analysis.fan.calibration import coverage_scores, docs_page, fit, training_windows
from metrics.datasets import world_trade

LEVELS = st.floats(1e-3, 1e3)


def history(turnover: Sequence[float], last: int = 2020) -> pd.DataFrame:
    return pd.DataFrame({"year": range(last - len(turnover) + 1, last + 1), "turnover": turnover})


@settings(max_examples=60)
@given(turnover=st.lists(LEVELS, min_size=5, max_size=25))
def test_quantiles_never_cross_whatever_the_past(turnover: list[float]) -> None:
    found = quantile_model.fan_quantiles(
        history(turnover), range(1, 16), (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
    )
    assert list(found["horizon"]) == list(range(1, 16))
    levels = found.drop(columns="horizon").to_numpy()
    assert (levels > 0).all()
    assert (np.diff(levels, axis=1) >= 0).all()


def test_the_answer_follows_the_order_asked_for_and_names_each_quantile() -> None:
    found = quantile_model.fan_quantiles(history([1, 2, 3, 4, 5]), [10, 1], [0.5, 0.125])
    assert list(found.columns) == ["horizon", "q50", "q12.5"]
    assert list(found["horizon"]) == [10, 1]
    assert (found["q12.5"] < found["q50"]).all()


def test_rows_in_any_order_are_one_history() -> None:
    past = history([4, 5, 7, 6, 8, 9])
    pd.testing.assert_frame_equal(
        quantile_model.fan_quantiles(past, [3], [0.5]),
        quantile_model.fan_quantiles(past.sample(frac=1, random_state=3), [3], [0.5]),
    )


def test_years_before_the_last_fifteen_do_not_matter() -> None:
    recent = [float(5 + at % 4) for at in range(features.MAX_PAST_YEARS)]
    pd.testing.assert_frame_equal(
        quantile_model.fan_quantiles(history(recent), [5], [0.1, 0.9]),
        quantile_model.fan_quantiles(history([9.0, 80.0, *recent]), [5], [0.1, 0.9]),
    )


def test_a_wild_past_makes_a_wider_fan_than_a_calm_one() -> None:
    calm, wild = (
        quantile_model.fan_quantiles(history(past), [5], [0.1, 0.9])
        for past in ([20, 21, 22, 23, 24], [20, 60, 15, 70, 24])
    )
    assert (calm["q90"] / calm["q10"] < wild["q90"] / wild["q10"]).all()


def test_constant_prices_take_the_past_inflation_out() -> None:
    past = history([20, 21, 22, 23, 24])
    current, constant = (
        quantile_model.fan_quantiles(past, [10], [0.5], constant=way)["q50"][0] for way in (False, True)
    )
    prices = world_trade.deflator(np.array([2016, 2020]))
    assert current / constant == pytest.approx(np.exp((prices[1] - prices[0]) / 4 * 10))


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (history([1, 2, 3, 4]), "at least 5 past years are required, got 4"),
        (history([1, 2, 0, 4, 5]), "history year 2018: turnover must be a number above 0, got 0"),
        (history([1, 2, -3, 4, 5]), "history year 2018: turnover must be a number above 0, got -3"),
        (history([1, 2, np.nan, 4, 5]), "history year 2018: turnover must be a number above 0, got nan"),
        (history([1, 2, 3, 4, 5, 6]).drop(index=2), "got 2016 followed by 2018"),
        (
            history([1, 2, 3, 4, 5, 6]).assign(year=[2015, 2016, 2016, 2017, 2018, 2019]),
            "got 2016 followed by 2016",
        ),
        (
            history([1, 2, 3, 4, 5]).assign(year=[2015.5, 2016, 2017, 2018, 2019]),
            "years must be whole numbers",
        ),
        (history([1, 2, 3, 4, 5]).rename(columns={"turnover": "trade"}), "got year, trade"),
        (pd.DataFrame({"year": [], "turnover": []}), "at least 5 past years are required, got 0"),
    ],
)
def test_a_history_that_breaks_a_rule_is_named_and_refused(past: pd.DataFrame, said: str) -> None:
    with pytest.raises(quantile_model.HistoryError, match=re.escape(said)):
        quantile_model.fan_quantiles(past, [1], [0.5])


def test_a_history_beyond_the_known_prices_is_refused() -> None:
    with pytest.raises(world_trade.WorldError, match=r"prices are known for 1950 to .*, got the year 2095"):
        quantile_model.fan_quantiles(history([1, 2, 3, 4, 5], last=2099), [1], [0.5])


@pytest.mark.parametrize(
    ("horizons", "quantiles"), [([0], [0.5]), ([16], [0.5]), ([1.5], [0.5]), ([1], [0.01]), ([], [0.5])]
)
def test_horizons_and_quantiles_outside_the_fitted_ones_are_refused(
    horizons: list[int], quantiles: list[float]
) -> None:
    with pytest.raises(ValueError, match="choose within them"):
        quantile_model.fan_quantiles(history([1, 2, 3, 4, 5]), horizons, quantiles)


MEASURED = pd.read_csv(world_trade.WORLD / "coverage.csv")


def measured(test: str, model: str = "fan") -> pd.DataFrame:
    return MEASURED[(MEASURED["test"] == test) & (MEASURED["model"] == model)].set_index("horizon")


@pytest.mark.parametrize("model", ["fan", "fan, five past years"])
def test_on_unseen_pairs_the_bands_hold_what_they_say(model: str) -> None:
    found = measured("unseen pairs", model)
    assert list(found.index) == [1, 3, 5, 10]
    assert found["inside_80"].between(0.78, 0.82).all()
    assert found["inside_50"].between(0.48, 0.52).all()


def test_on_later_years_the_wide_band_holds() -> None:
    found = measured("later years")
    assert list(found.index) == [1, 3, 5, 10]
    assert found["inside_80"].between(0.76, 0.84).all()


@pytest.mark.parametrize("by", ["size", "volatility"])
@pytest.mark.parametrize("fifth", range(1, 6))
def test_inside_each_fifth_the_wide_band_holds(by: str, fifth: int) -> None:
    found = measured(f"{by}, fifth {fifth}")
    assert len(found) == 4
    assert found["inside_80"].between(0.75, 0.85).all()


def test_the_loss_is_below_the_plain_bins_and_the_usual_forecasts() -> None:
    assert (measured("unseen pairs")["loss"] <= 0.95 * measured("unseen pairs", "bins")["loss"]).all()
    for rival in ("random walk with drift", "AutoETS", "Theta"):
        assert (measured("usual forecasts")["loss"] < measured("usual forecasts", rival)["loss"]).all()


def test_the_page_on_calibration_says_what_was_measured() -> None:
    docs = Path(__file__).parents[3] / "docs" / "calibration.md"
    assert docs.read_text(encoding="utf-8") == docs_page.text(MEASURED)


def test_a_fit_of_today_covers_pairs_it_has_not_seen_and_agrees_with_the_shipped_one() -> None:
    held = training_windows.panel_windows(world_trade.panel("turnover"))
    kept = held[np.isfinite(held.grown[:, 4]) & (held.origin % 3 == 0)]
    unseen = kept.pair % 4 == 0
    model = fit.fit_horizon(kept[~unseen], 5, (0.1, 0.5, 0.9), np.random.default_rng(1))
    outcome, bands = kept[unseen].nominal_growth(5), model.nominal_growth(kept[unseen])
    assert 0.76 < ((outcome >= bands[:, 0]) & (outcome <= bands[:, 2])).mean() < 0.84
    shipped = quantile_model.growth_quantiles(kept[unseen].past, [5])[:, 0, quantile_model.LEVELS.index(0.5)]
    again = bands[:, 1] - 5 * kept[unseen].inflation
    assert np.corrcoef(shipped, again)[0, 1] > 0.9


def test_the_shipped_fan_covers_the_pairs_of_the_table() -> None:
    held = training_windows.panel_windows(world_trade.panel("turnover"))
    for horizon in coverage_scores.TESTED_HORIZONS:
        kept = held[np.isfinite(held.grown[:, horizon - 1])]
        grown = (
            quantile_model.growth_quantiles(kept.past, [horizon])[:, 0] + horizon * kept.inflation[:, None]
        )
        inside = coverage_scores.coverage(kept.nominal_growth(horizon), grown[:, 1:-1], 0.1, 0.9)
        assert 0.78 < inside < 0.82


def test_fan_gives_what_the_calibration_judged() -> None:
    held = training_windows.panel_windows(world_trade.panel("turnover"))
    panel = world_trade.panel("turnover")
    row = int(np.flatnonzero(np.isfinite(panel.turnover).all(axis=1))[100])
    one = held[(held.pair == row) & (held.origin == 2015)]
    kept = panel.years <= 2015
    past = pd.DataFrame({"year": panel.years[kept], "turnover": panel.turnover[row][kept]})
    judged = quantile_model.growth_quantiles(one.past, [3])[0, 0, 1:-1] + 3 * one.inflation
    given_out = (
        quantile_model.fan_quantiles(past, [3], quantile_model.QUANTILES)
        .drop(columns="horizon")
        .to_numpy()[0]
    )
    assert np.log(given_out / past["turnover"].iloc[-1]) == pytest.approx(judged)
