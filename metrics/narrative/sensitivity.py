"""What moving one control does to the answer."""

from metrics.analysis.outlook import Outlook
from metrics.narrative.phrases import NBSP, TIMES, fixed, shown
from metrics.narrative.scenarios import time
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.sensitivity import FADE, INFLATION, Shift
from metrics.scenarios.workspace import CONTROLS

_ASSUMED = {
    "growth": "Growth now of {}",
    "multiple": "A target of {} base",
    "shock": "A shock of {}",
    "long": "Long-run growth of {}",
    "half": "A half-life of {}",
    "shock_year": "The shock in {}",
    FADE: "Fading to {}",
    INFLATION: "Taking out inflation of {}",
}
_UNITS = {"%": f"{NBSP}%", TIMES: f"{NBSP}{TIMES}", "years": f"{NBSP}years"}


def setting(shift: Shift) -> str:
    """The moved setting with its unit, such as 33 %."""
    control = CONTROLS["long" if shift.control == FADE else shift.control]
    value = f"{shift.setting:.0f}" if control.whole else shown(shift.setting)
    return value + _UNITS.get(control.unit, "")


def assumed(shift: Shift) -> str:
    """What a shift assumes, such as Growth now of 33 %."""
    return _ASSUMED[shift.control].format(setting(shift))


def outcome(shift: Shift) -> str:
    """The answer after a shift, such as 2.43 years (2026)."""
    return time(shift.years_needed, shift.year_reached)


def control(shift: Shift) -> str:
    """The control a shift moves, by its name on the screen."""
    return "Fade" if shift.control == FADE else CONTROLS[shift.control].label


def finding(view: Outlook) -> str:
    """Which change moves the answer most."""
    now = view.edited.projection.years_needed
    reached = [(shift.years_needed, shift) for shift in view.shifts if shift.years_needed is not None]
    lost = [shift for shift in view.shifts if shift.years_needed is None]
    if now is None:
        return (
            f"Not reached by {HORIZON}; {len(reached)} of the {len(view.shifts)} changes here would reach it"
        )
    if lost:
        return f"{assumed(lost[0])} would put the target beyond {HORIZON}"
    years, most = max(reached, key=lambda found: abs(found[0] - now))
    way = "later" if years > now else "sooner"
    return f"{assumed(most)} moves the answer most: {fixed(abs(years - now), 1)}{NBSP}years {way}"
