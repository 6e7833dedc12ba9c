"""How the answer moves with each control, one at a time."""

from dataclasses import dataclass, replace
from typing import Any

from metrics.scenarios.parameter_layout import reading_order
from metrics.scenarios.projection import project
from metrics.scenarios.settings import PARAMETERS, Prices, Settings, is_enabled

LOWER, HIGHER = "lower", "higher"
FADE = "fade"
INFLATION = "inflation"
MOVED = {name for name, control in PARAMETERS.items() if control.nudge}


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
    """What is moved: the numbers that have an effect, in the order of the panel."""
    return [name for name in reading_order() if name in MOVED and is_enabled(settings, name)]


def _nudge(settings: Settings, name: str, sign: int) -> Shift | None:
    control = PARAMETERS[name]
    was = getattr(settings, name)
    value = control.clamp(was + sign * control.nudge)
    if value == was or control.unset in {was, value}:
        return None
    side = LOWER if sign < 0 else HIGHER
    change: dict[str, Any] = {name: int(value) if control.whole else value}
    changed = replace(settings, **change)
    return _shift(changed, name, side, value)


def _shift(settings: Settings, name: str, side: str, value: float) -> Shift:
    projection = project(settings.scenario())
    return Shift(name, side, value, projection.years_needed, projection.year_reached)
