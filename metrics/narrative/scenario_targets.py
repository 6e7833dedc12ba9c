"""What the scenarios run to: an amount that was pledged, or a multiple of their base."""

import math

from metrics.analysis.outlook import Answer, Outlook
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import multiple_phrase
from metrics.quantities.number_format import NBSP, TIMES, display_number, is_set, money, number


def target(brief: Brief, answer: Answer) -> str:
    """A scenario's target, such as 2 x 41 = US$ 82 bn; an amount first where the multiple follows from it."""
    settings, value = answer.settings, number(answer.settings.value)
    if not is_set(settings.multiple):
        return _amount_with_multiple(brief, answer, value)
    times = f"{number(settings.multiple)}{NBSP}{TIMES}{NBSP}{value}"
    return f"{times} = {money(answer.scenario.target, brief.currency)}"


def target_clause(view: Outlook) -> str:
    """What trade does in all scenarios alike: reaches the pledged amount, is doubled; else nothing."""
    pledged = view.brief.report_target.value
    if pledged and all(math.isclose(answer.scenario.target, pledged.value) for answer in view.answers):
        return f"reaches {money(pledged.value, view.brief.currency)}"
    multiples = {answer.settings.multiple for answer in view.answers}
    return f"is {multiple_phrase(multiples.pop())}" if len(multiples) == 1 else ""


def target_amount(brief: Brief, answer: Answer) -> str:
    """The target in money, in cents where its multiple follows from an amount."""
    settings = answer.settings
    if is_set(settings.multiple):
        return money(answer.scenario.target, brief.currency)
    return (
        f"{money(answer.scenario.target, brief.currency, 2)}, "
        f"{display_number(settings.multiple)}{NBSP}times its base,"
    )


def target_as_multiple(brief: Brief, answer: Answer) -> str:
    """A scenario's target as a multiple of its base."""
    if is_set(answer.settings.multiple):
        return f"{number(answer.settings.multiple)}{NBSP}{TIMES}{NBSP}base"
    return _amount_with_multiple(brief, answer, "base")


def _amount_with_multiple(brief: Brief, answer: Answer, of: str) -> str:
    """An amount with the multiple that follows from it, such as US$ 200 bn (1.87 x base)."""
    target = money(answer.scenario.target, brief.currency, 2)
    return f"{target} ({display_number(answer.settings.multiple)}{NBSP}{TIMES}{NBSP}{of})"
