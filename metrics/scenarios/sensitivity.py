"""How the answer moves with each control, one at a time."""

from dataclasses import dataclass, replace
from typing import Any

from metrics.scenarios.parameter import PARAMETERS
from metrics.scenarios.projection import project
from metrics.scenarios.workspace import Prices, Settings

LOWER, HIGHER = "lower", "higher"
FADE = "fade"
INFLATION = "inflation"


@dataclass(frozen=True, slots=True)
class Shift:
    """One control moved one way, and the answer there.

    ``setting`` is the moved value in the control's unit; ``years_needed`` and
    ``year_reached`` are None if the target is then not reached by the horizon.
    """

    control: str
    side: str
    setting: float
    years_needed: float | None
    year_reached: int | None


def shifts(settings: Settings) -> tuple[Shift, ...]:
    """The scenario with each control nudged down and up within its limits.

    A fade or constant prices that the scenario leaves out are switched on once, at the
    value that stands ready. The base has no effect, since the target is a multiple of it.
    """
    moved = [_nudge(settings, name, sign) for name in _active_parameters(settings) for sign in (-1, 1)]
    if not settings.fade:
        moved.append(_shift(replace(settings, fade=True), FADE, LOWER, settings.long))
    if settings.prices != Prices.CONSTANT:
        moved.append(_shift(replace(settings, prices=Prices.CONSTANT), INFLATION, HIGHER, settings.inflation))
    return tuple(shift for shift in moved if shift is not None)


def _active_parameters(settings: Settings) -> list[str]:
    names = ["growth", "multiple", "shock"]
    if settings.fade:
        names += ["long", "half"]
    if settings.shock:
        names.append("shock_year")
    if settings.prices == Prices.CONSTANT:
        names.append(INFLATION)
    return names


def _nudge(settings: Settings, name: str, sign: int) -> Shift | None:
    control = PARAMETERS[name]
    was = getattr(settings, name)
    value = min(max(was + sign * control.nudge, control.low), control.high)
    if value == was:
        return None
    side = LOWER if sign < 0 else HIGHER
    change: dict[str, Any] = {name: int(value) if control.is_whole_number else value}
    changed = replace(settings, **change)
    return _shift(changed, name, side, value)


def _shift(settings: Settings, name: str, side: str, value: float) -> Shift:
    projection = project(settings.scenario())
    return Shift(name, side, value, projection.years_needed, projection.year_reached)
