"""Numbers that no page could work with are refused with file, row, rule and value."""

from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.datasets.brief import BriefError, load_brief

Copy = Callable[..., Path]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("figures.csv", "chn-exports-2013,exports,CHN,KAZ,2013", "chn-exports-2013,exports,CHN,KAZ,9999",
         "period must lie from 1800 to 2060, got '9999'"),
        ("figures.csv", "chn-turnover-2025,turnover,CHN,KAZ,2025,48.7,",
         "chn-turnover-2025,turnover,CHN,KAZ,2025,9000,",
         "row chn-turnover-2025: quoted of a side's latest year must be from 0.01 to 5000, got '9000'"),
        ("figures.csv", "chn-turnover-2025,turnover,CHN,KAZ,2025,",
         "chn-turnover-2025,turnover,CHN,KAZ,2060,",
         "row chn-turnover-2025: period of a side's latest year must be from 1990 to 2059, got '2060'"),
        ("targets.csv", "over 40,40,", "over 40,0,", "value must be more than 0, got 'over 40'"),
    ],
)  # fmt: skip
def test_a_number_out_of_reach_is_refused(broken: Copy, file: str, old: str, new: str, rule: str) -> None:
    with pytest.raises(BriefError, match=r"^brief") as caught:
        load_brief(broken(file, old, new))
    assert any(rule in problem for problem in caught.value.problems), caught.value.problems


@pytest.mark.parametrize("measure", ["exports", "consumer_prices"])
def test_nothing_is_divided_by_nought(broken: Copy, measure: str) -> None:
    folder = broken("figures.csv")
    row = next(figure for figure in load_brief(folder).figures.values() if figure.measure == measure)
    broken("figures.csv", f"{row.period.text},{row.quoted},nearest,{row.unit},{row.source}",
           f"{row.period.text},0.0,nearest,{row.unit},{row.source}")  # fmt: skip
    with pytest.raises(BriefError, match=rf"quoted of {measure} must be more than 0, got '0\.0'"):
        load_brief(folder)
