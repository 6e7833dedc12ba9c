"""What the scenarios assume, and when their targets are reached."""

import math
from collections.abc import Sequence

import pandas as pd

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Answer, Outlook
from metrics.datasets.brief import Brief
from metrics.narrative import scenario_targets
from metrics.narrative.parameter_values import parameter_value
from metrics.narrative.phrases import multiple_phrase, period, printed_form
from metrics.quantities.number_format import (
    DASH,
    NBSP,
    TIMES,
    display_number,
    fixed_decimals,
    is_set,
    money,
    percent,
)
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.settings import OWN_BASE, PARAMETERS, Prices, Settings, clauses


def pace(settings: Settings) -> str:
    """A scenario's growth and all that bends it, such as 32 % a year, fading to 3.7 %."""
    return f"{percent(settings.growth)} a{NBSP}year" + _bends(settings, "full")


def short_pace(settings: Settings) -> str:
    """The same in a few characters, for a label in a chart."""
    unit = f" a{NBSP}year" if is_plain(settings) else ""
    return percent(settings.growth) + unit + _bends(settings, "short")


def is_plain(settings: Settings) -> bool:
    """Whether growth is held, unshocked, in current prices."""
    return not clauses(settings)


def given_name(answer: Answer) -> str:
    """The reader's name for a scenario, else its preset's; empty where it has neither."""
    return answer.settings.name or (answer.preset if is_plain(answer.settings) else "")


def name(answer: Answer) -> str:
    """The name given to a scenario, else its pace."""
    return given_name(answer) or short_pace(answer.settings)


def caption(answer: Answer) -> str:
    """A scenario's name, pace and outcome, such as Reported pace held: 32 % a year, in 2026."""
    said = f"{pace(answer.settings)}, {outcome(answer)}"
    called = given_name(answer)
    return f"{called}: {said}" if called else said


def base(brief: Brief, settings: Settings) -> str:
    """Where a scenario starts, such as US$ 41 bn in 2023 (as reported)."""
    origin = "own value" if settings.base == OWN_BASE else analyse(brief).bases[settings.base].label
    return f"{money(settings.value, brief.currency)} in {settings.year} ({origin[0].lower()}{origin[1:]})"


def outcome(answer: Answer) -> str:
    """When the target is reached: in 2033, or not by the horizon."""
    year = answer.projection.year_reached
    return f"in {year}" if year else f"not by {HORIZON}"


def time_to_target(years_needed: float | None, year_reached: int | None) -> str:
    """Years needed and the year reached, such as 9.01 years (2033)."""
    return (
        f"not by {HORIZON}"
        if years_needed is None
        else f"{fixed_decimals(years_needed)}{NBSP}years ({year_reached})"
    )


def scenario_time_to_target(answer: Answer) -> str:
    """A scenario's years needed and year reached."""
    return time_to_target(answer.projection.years_needed, answer.projection.year_reached)


def headline(view: Outlook) -> str:
    """When the targets are reached, over all scenarios; the paces stand in the chart."""
    head = "In this scenario" if len(view.answers) == 1 else "In these scenarios"
    goal = scenario_targets.target_clause(view)
    said = f"trade {goal}" if goal else "the targets are reached"
    return f"{head}, {said} {', '.join(outcome(answer) for answer in view.answers)}"


def finding(view: Outlook) -> str:
    """What the doubling chart shows, in one sentence over all scenarios."""
    goal, clauses = scenario_targets.target_clause(view), []
    for at, answer in enumerate(view.answers):
        said = f"{outcome(answer)} at {_pace_in_title(answer.settings, unit='' if at else f' a{NBSP}year')}"
        multiple = display_number(answer.settings.multiple)
        clauses.append(said if goal else f"{multiple}{NBSP}{TIMES}{NBSP}its base {said}")
    return f"Trade {goal or 'reaches'} {', '.join(clauses)}"


def answer_in_words(brief: Brief, answer: Answer) -> str:
    """One scenario's answer: year reached, years needed with bounds, and the target."""
    settings, result = answer.settings, answer.projection
    start = f"At {pace(settings)}, trade of {base(brief, settings)}"
    reached = result.years_needed is not None
    if is_set(settings.multiple):
        does = f"{'is' if reached else 'is not'} {multiple_phrase(settings.multiple)} to"
    else:
        does = "reaches" if reached else "does not reach"
    goal = f"{does} {scenario_targets.target_amount(brief, answer)}"
    if result.years_needed is None:
        return f"{start} {goal} by {HORIZON}."
    years = f"{fixed_decimals(result.years_needed)}{NBSP}years{_bounds(answer)}"
    return f"{start} {goal} in {result.year_reached}, after {years}."


def required_growth(answer: Answer) -> str:
    """The growth that would reach the target by the wished-for year."""
    rate, settings = answer.projection.growth_needed, answer.settings
    if rate is None:
        return (
            f"The wished-for year {settings.by} is not after the base year {settings.year}; take a later one."
        )
    yearly = f"{percent(100 * rate, 1)} a{NBSP}year"
    return f"To get there by {settings.by}, it would have to grow {yearly} from {settings.year} on."


def shock_note(settings: Settings) -> str:
    """Said when a shock cannot act, else nothing."""
    if settings.shock and settings.shock_year <= settings.year:
        return f"The shock in {settings.shock_year} has no effect: the base year is {settings.year}."
    return ""


def assumptions(brief: Brief, answers: Sequence[Answer]) -> str:
    """Every setting of the scenarios, what they share said once."""
    starts = [
        f"base {base(brief, a.settings)}, target {scenario_targets.target_as_multiple(brief, a)}"
        for a in answers
    ]
    paces = [(f"{a.settings.name}: " if a.settings.name else "") + pace(a.settings) for a in answers]
    head = "Scenarios" if len(answers) > 1 else "Scenario"
    if len(set(starts)) == 1:
        return f"{head}: {starts[0]}; {'; '.join(paces)}."
    return f"{head}: {'; '.join(f'{start}, {way}' for start, way in zip(starts, paces, strict=True))}."


def prices(view: Outlook) -> str:
    """Whose prices the paths are in."""
    years = {a.settings.year if a.settings.prices == Prices.CONSTANT else None for a in view.answers}
    constant = sorted(year for year in years if year is not None)
    if not constant:
        return "current prices"
    some = "partly " if len(years) > 1 else ""
    return f"scenarios {some}in prices of {', '.join(map(str, constant))}, observed in current prices"


def differences(view: Outlook) -> pd.DataFrame:
    """The scenarios side by side: a column each, a row for each thing that can differ."""
    columns = {}
    for at, answer in enumerate(view.answers, 1):
        settings, rate = answer.settings, answer.projection.growth_needed
        columns[f"{at}: {name(answer)}"] = {
            "Base": base(view.brief, settings),
            "Target": scenario_targets.target(view.brief, answer),
            "Growth": pace(settings),
            "Years needed (year reached)": scenario_time_to_target(answer),
            "Growth needed": DASH
            if rate is None
            else f"{percent(100 * rate, 1)} to get there by {settings.by}",
        }
    return pd.DataFrame(columns)


def preset_basis(found: presets.Preset) -> str:
    """The figures a named pace rests on."""
    return "; ".join(f"{printed_form(figure)} in {period(figure)}" for figure in found.basis)


def end_label(answer: Answer) -> str:
    """When a path reaches its target, as a label at its end."""
    return str(answer.projection.year_reached or f"not by {HORIZON}")


def end_name(answer: Answer) -> str:
    """The reader's name for a path, or its pace."""
    return answer.settings.name or short_pace(answer.settings)


def _bounds(answer: Answer) -> str:
    low, high = answer.years_bounds
    if fixed_decimals(low) == fixed_decimals(high):
        return ""
    upper = f" to beyond {HORIZON}" if math.isinf(high) else f"{DASH}{fixed_decimals(high)}"
    if low == 0:
        return f" (at most {fixed_decimals(high)}, as the figures give a lower bound)"
    return f" ({fixed_decimals(low)}{upper}, given the rounding of the figures)"


def _pace_in_title(settings: Settings, unit: str) -> str:
    """A pace without its half-life and shock year."""
    return percent(settings.growth) + unit + _bends(settings, "title")


def _bends(settings: Settings, form: str) -> str:
    """What bends growth, in one of the forms of ``Clause``."""
    said = {name: parameter_value(control, getattr(settings, name)) for name, control in PARAMETERS.items()}
    return "".join(getattr(clause, form).format_map(said) for clause in clauses(settings))
