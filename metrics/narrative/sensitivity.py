"""What moving one control does to the answer."""

from metrics.analysis.outlook import Outlook
from metrics.narrative.scenarios import time_to_target
from metrics.quantities.number_format import NBSP, TIMES, display_number, fixed_decimals
from metrics.scenarios.parameter import PARAMETERS
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.sensitivity import FADE, INFLATION, Shift

_ASSUMPTIONS = {
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
    control = PARAMETERS["long" if shift.control == FADE else shift.control]
    value = f"{shift.setting:.0f}" if control.is_whole_number else display_number(shift.setting)
    return value + _UNITS.get(control.unit, "")


def assumption(shift: Shift) -> str:
    """What a shift assumes, such as Growth now of 33 %."""
    return _ASSUMPTIONS[shift.control].format(setting(shift))


def outcome(shift: Shift) -> str:
    """The answer after a shift, such as 2.43 years (2026)."""
    return time_to_target(shift.years_needed, shift.year_reached)


def control_label(shift: Shift) -> str:
    """The control a shift moves, by its name on the screen."""
    return "Fade" if shift.control == FADE else PARAMETERS[shift.control].label


def finding(view: Outlook) -> str:
    """Which change moves the answer most."""
    now = view.active_answer.projection.years_needed
    reached = [(shift.years_needed, shift) for shift in view.shifts if shift.years_needed is not None]
    lost = [shift for shift in view.shifts if shift.years_needed is None]
    if now is None:
        return (
            f"Not reached by {HORIZON}; {len(reached)} of the {len(view.shifts)} changes here would reach it"
        )
    if lost:
        return f"{assumption(lost[0])} would put the target beyond {HORIZON}"
    years, most = max(reached, key=lambda found: abs(found[0] - now))
    way = "later" if years > now else "sooner"
    return f"{assumption(most)} moves the answer most: {fixed_decimals(abs(years - now), 1)}{NBSP}years {way}"
