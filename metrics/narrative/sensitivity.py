"""What moving one control does to the answer."""

from metrics.analysis.outlook import Outlook
from metrics.narrative.parameter_values import parameter_value
from metrics.narrative.scenarios import time_to_target
from metrics.quantities.number_format import NBSP, display_number, fixed_decimals
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.sensitivity import FADE, Shift
from metrics.scenarios.settings import PARAMETERS


def setting(shift: Shift) -> str:
    """The moved setting with its unit, such as 33 %."""
    return parameter_value(PARAMETERS[_parameter(shift)], shift.setting, display_number)


def assumption(shift: Shift) -> str:
    """What a shift assumes, such as Growth now of 33 %."""
    moved = "Fading to {}" if shift.control == FADE else PARAMETERS[shift.control].moved
    return moved.format(setting(shift))


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


def _parameter(shift: Shift) -> str:
    """The number that a shift sets; a fade is switched on with its long-run growth."""
    return "long" if shift.control == FADE else shift.control
