"""The parameters of a link: the rule for each in words, and parsing its value."""

import math
from typing import Any

from metrics.analysis.brief_analysis import analyse
from metrics.charts.chart_names import CHART_NAMES
from metrics.datasets.brief import Brief
from metrics.scenarios.parameter import SWITCH, Choice, Parameter
from metrics.scenarios.reference_criteria import ALL_GOODS, LIMITS, TABLES, PairKind
from metrics.scenarios.settings import CONTROLS, LONGEST_NAME, OWN_BASE, PARAMETERS
from metrics.scenarios.workspace import LONGEST_TITLE, MOST_ON_SHEET

TEXTS = {"name": LONGEST_NAME, "title": LONGEST_TITLE}


def choices(brief: Brief) -> dict[str, dict[str, Any]]:
    """The parameters with a fixed list of words, and the value of each word."""
    return {
        **{name: control.words for name, control in CONTROLS.items() if isinstance(control, Choice)},
        "base": {name: name for name in (*analyse(brief).bases, OWN_BASE)},
        **{name: dict(SWITCH) for name in ("constant", "events", "first")},
        "kind": {kind.value: kind for kind in PairKind},
        "table": {table: table for table in TABLES},
        "goods": {code: code for code in (ALL_GOODS, *analyse(brief).product_years)},
    }


def rule(name: str, brief: Brief) -> str:
    """The rule for the value of one parameter, in words."""
    control = PARAMETERS.get(name) or LIMITS.get(name)
    if control:
        kind = "a whole number" if control.whole else "a number"
        unit = f" {control.unit}" if control.unit else ""
        return f"must be {kind} from {control.low:g} to {control.high:g}{unit}"
    if name in TEXTS:
        return f"must be at most {TEXTS[name]} printable characters"
    if name == "sheet":
        return f"must be 1 to {MOST_ON_SHEET} of {','.join(CHART_NAMES)}, each once, commas between"
    return f"must be one of {', '.join(choices(brief)[name])}"


def value(name: str, seen: str, brief: Brief) -> Any:
    """The value of one parameter; None if it is invalid."""
    control = PARAMETERS.get(name) or LIMITS.get(name)
    if control:
        return _number(control, seen)
    if name in TEXTS:
        return seen.strip() if len(seen) <= TEXTS[name] and seen.isprintable() else None
    return _sheet(seen) if name == "sheet" else choices(brief)[name].get(seen)


def _sheet(seen: str) -> tuple[str, ...] | None:
    names = tuple(seen.split(","))
    once = len(set(names)) == len(names) <= MOST_ON_SHEET
    return names if once and set(names) <= set(CHART_NAMES) else None


def _number(control: Parameter, seen: str) -> float | int | None:
    try:
        value = float(seen) if seen.isascii() and "_" not in seen else math.nan
    except ValueError:
        value = math.nan
    if not control.low <= value <= control.high or (control.whole and value != int(value)):
        return None
    return int(value) if control.whole else value
