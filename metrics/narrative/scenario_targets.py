"""What the scenarios run to: an amount that was pledged, or a multiple of their base."""

import math

from metrics.analysis.outlook import Answer, Outlook
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import NBSP, TIMES, is_set, money, multiplied, number, shown


def target(brief: Brief, answer: Answer) -> str:
    """A scenario's target, such as 2 x 41 = US$ 82 bn; an amount first where the multiple follows from it."""
    settings, value = answer.settings, number(answer.settings.value)
    if not is_set(settings.multiple):
        return _derived(brief, answer, value)
    times = f"{number(settings.multiple)}{NBSP}{TIMES}{NBSP}{value}"
    return f"{times} = {money(answer.scenario.target, brief.currency)}"


def goal(view: Outlook) -> str:
    """What trade does in all scenarios alike: reaches the pledged amount, is doubled; else nothing."""
    pledged = view.brief.pledge.value
    if pledged and all(math.isclose(answer.scenario.target, pledged.value) for answer in view.answers):
        return f"reaches {money(pledged.value, view.brief.currency)}"
    multiples = {answer.settings.multiple for answer in view.answers}
    return f"is {multiplied(multiples.pop())}" if len(multiples) == 1 else ""


def amount(brief: Brief, answer: Answer) -> str:
    """The target in money, in cents where its multiple follows from an amount."""
    settings = answer.settings
    if is_set(settings.multiple):
        return money(answer.scenario.target, brief.currency)
    return (
        f"{money(answer.scenario.target, brief.currency, 2)}, {shown(settings.multiple)}{NBSP}times its base,"
    )


def of_base(brief: Brief, answer: Answer) -> str:
    """A scenario's target as a multiple of its base."""
    if is_set(answer.settings.multiple):
        return f"{number(answer.settings.multiple)}{NBSP}{TIMES}{NBSP}base"
    return _derived(brief, answer, "base")


def _derived(brief: Brief, answer: Answer, of: str) -> str:
    """An amount with the multiple that follows from it, such as US$ 200 bn (1.87 x base)."""
    target = money(answer.scenario.target, brief.currency, 2)
    return f"{target} ({shown(answer.settings.multiple)}{NBSP}{TIMES}{NBSP}{of})"
