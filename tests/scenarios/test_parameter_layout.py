"""The control panel: every setting has its place, and what needs another stands below it."""

from collections import Counter
from dataclasses import fields

import pytest

from metrics.scenarios.parameter_layout import Kind, Place, dependents, parts, reading_order
from metrics.scenarios.settings import CONTROLS, PARAMETERS, Settings


def shown(name: str) -> list[str]:
    """A setting and all that stands below it in a panel."""
    return [name, *(below for other in dependents(name) for below in shown(other))]


def test_every_setting_has_a_control() -> None:
    assert list(CONTROLS) == [field.name for field in fields(Settings)]


@pytest.mark.parametrize("place", [Place.DASHBOARD, Place.PAGE])
def test_every_setting_stands_in_the_panel_once(place: Place) -> None:
    heads = [name for part in parts(place) if part.kind is Kind.SETTINGS for name in part.names]
    assert Counter(name for head in heads for name in shown(head)) == Counter(CONTROLS.keys())


def test_a_frame_has_what_is_explored() -> None:
    names = [name for part in parts(Place.FRAME) if part.kind is Kind.SETTINGS for name in part.names]
    assert names == ["growth", "multiple"]


def test_the_order_of_reading_begins_with_what_needs_nothing() -> None:
    order = reading_order()
    assert sorted(order) == sorted(CONTROLS)
    needs = [bool(CONTROLS[name].needs) for name in order]
    assert needs == sorted(needs)


def test_what_is_needed_is_a_setting_and_years_of_the_calendar_are_whole() -> None:
    assert {control.needs for control in CONTROLS.values()} - {""} <= set(CONTROLS)
    whole = {name for name, control in PARAMETERS.items() if control.whole}
    assert {name for name, control in PARAMETERS.items() if not control.unit and control.step == 1} <= whole


def test_a_value_that_stands_for_none_is_the_default() -> None:
    unset = {name: control.unset for name, control in PARAMETERS.items() if control.unset is not None}
    assert unset == {field.name: field.default for field in fields(Settings) if field.name in unset}
