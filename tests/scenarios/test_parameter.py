"""The limits of a number that a reader sets."""

import pytest

from metrics.scenarios.parameter import Parameter
from metrics.scenarios.settings import PARAMETERS


@pytest.mark.parametrize("control", PARAMETERS.values(), ids=lambda control: control.name)
def test_a_value_is_brought_within_the_limits_of_its_control(control: Parameter) -> None:
    assert control.clamp(control.low - 1) == control.low
    assert control.clamp(control.high + 1) == control.high
    assert control.clamp(control.low) == control.low
