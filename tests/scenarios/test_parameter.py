"""The limits of a number that a reader sets."""

import pytest

from metrics.scenarios.parameter import Control
from metrics.scenarios.workspace import CONTROLS


@pytest.mark.parametrize("control", CONTROLS.values(), ids=lambda control: control.name)
def test_a_value_is_brought_within_the_limits_of_its_control(control: Control) -> None:
    assert control.nearest(control.low - 1) == control.low
    assert control.nearest(control.high + 1) == control.high
    assert control.nearest(control.low) == control.low
