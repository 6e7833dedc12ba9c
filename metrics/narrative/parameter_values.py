"""What a reader can set, in words: a value with its unit, and the choices that a brief gives."""

from collections.abc import Callable

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import used_form
from metrics.quantities.number_format import NBSP, TIMES, number, percent
from metrics.scenarios.parameter import Parameter
from metrics.scenarios.parameter_layout import OWN_VALUE
from metrics.scenarios.settings import OWN_BASE

_UNITS = {"%": f"{NBSP}%", TIMES: f"{NBSP}{TIMES}", "years": f"{NBSP}years"}
_ONE_YEAR = f"{NBSP}year"


def parameter_value(control: Parameter, value: float, write: Callable[[float], str] = number) -> str:
    """A value of a control with its unit, such as 33 % or 1 year; years of the calendar stand alone."""
    unit = _ONE_YEAR if control.unit == "years" and value == 1 else _UNITS.get(control.unit, "")
    return (str(int(value)) if control.whole else write(value)) + unit


def base_options(brief: Brief) -> dict[str, str]:
    """What the bases are called, the reader's own last."""
    bases = analyse(brief).bases.items()
    found = {name: f"{base.label}: {used_form(base.figure)}, {base.year}" for name, base in bases}
    return found | {OWN_BASE: OWN_VALUE}


def preset_label(found: presets.Preset) -> str:
    """What a button for a named pace says, such as Pace since the pledge: 9 %."""
    return f"{found.name}: {percent(found.growth.value)}"
