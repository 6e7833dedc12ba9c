"""A claim is held against both books."""

import pytest

from metrics.analysis.claim_check import check
from metrics.datasets.brief import Brief
from metrics.quantities.figures import FigureError


def test_the_reports_claim_agrees_with_one_book(brief: Brief) -> None:
    implied, checks = check(brief, "41", "32", 2023)
    assert round(implied.value, 2) == 31.06
    assert {(c.reporter, c.year): c.agrees for c in checks} == {
        ("CHN", 2022): True,
        ("CHN", 2023): True,
        ("KAZ", 2022): False,
        ("KAZ", 2023): False,
    }


def test_a_year_without_a_value_is_not_compared(brief: Brief) -> None:
    _, checks = check(brief, "12", "5", 2019)
    assert {(c.reporter, c.year): c.agrees for c in checks}["CHN", 2019] is None


@pytest.mark.parametrize(("value", "rate"), [("about 41", "32"), ("41", "a third"), ("", "32")])
def test_a_claim_that_is_no_number_is_refused(brief: Brief, value: str, rate: str) -> None:
    with pytest.raises(FigureError, match="printed number alone"):
        check(brief, value, rate, 2023)
