"""What became of other pairs that stood where this one stands, in words."""

import numpy as np
import pandas as pd

from metrics.analysis import reference_class
from metrics.analysis.outlook import Outlook
from metrics.analysis.reference_class import MIN_PAIRS, PairPosition
from metrics.analysis.survival import CONFIDENCE
from metrics.datasets import world_products
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import multiple_verb_phrase
from metrics.narrative.scenarios import outcome
from metrics.quantities.measures import DOLLAR
from metrics.quantities.number_format import (
    DASH,
    NBSP,
    TIMES,
    currency_sign,
    display_number,
    is_set,
    money,
    number,
    percent,
)
from metrics.scenarios.reference_criteria import ALL_GOODS, PairKind, ReferenceCriteria
from metrics.scenarios.settings import Prices

_KINDS = {
    PairKind.ANY: "any two economies",
    PairKind.LARGE: "one of the ten largest economies with any other",
    PairKind.SAME: "the same large economy with any other",
}
_SHARES = {0.25: "one in four", 0.5: "half", 0.75: "three in four"}


def kind(of: PairKind) -> str:
    """Which pairs may enter a class."""
    return _KINDS[of]


def lead(view: Outlook) -> str:
    """Where the pair stands, and what is looked for."""
    rule, at = view.rule, view.precedents.position
    return (
        f"{_currency_note(view.brief, rule)}In {at.year} two-way trade{goods_clause(rule)} stood at "
        f"{_trade_level(at)}, {_growth(at.yoy)} on the year before and {_growth(at.five)} a{NBSP}year over "
        f"{reference_class.AVERAGE_GROWTH_YEARS} years. Below: other pairs that once stood there, by a rule "
        "fixed beforehand, and how long they took. What followed elsewhere is no forecast."
    )


def _currency_note(brief: Brief, rule: ReferenceCriteria) -> str:
    """That the class counts in another currency than the brief; nothing where it does not."""
    if brief.currency == DOLLAR or rule.goods != ALL_GOODS:
        return ""
    return (
        f"Other pairs are counted in {currency_sign(DOLLAR)}, so this one is placed in it at the "
        "average exchange "
        f"rate of each year; the scenarios are in {currency_sign(brief.currency)}. "
    )


def finding(view: Outlook) -> str:
    """How many of the class had got there, as a title."""
    rule, size, curve = view.rule, len(view.precedents.reference_class), view.precedents.curve
    if curve is None:
        return f"Only {size} pairs stood there: too few for percentages (fewer than {MIN_PAIRS})"
    half = curve.years_to_share(0.5)
    aim = multiple_verb_phrase(rule.multiple, f"trade{goods_clause(rule)}")
    if half is not None:
        return f"Of {size} pairs that stood there, half had {aim} after {half} years"
    last = int(curve.years[-1])
    done = 1 - float(curve.waiting[-1])
    share = percent(100 * done, 0) if done else "none"
    return f"Of {size} pairs that stood there, {share} had {aim} within {last} years"


def waiting_times(view: Outlook) -> str:
    """The quartiles of the time it took, with what the years do not show."""
    rule, found, curve = view.rule, view.precedents.reference_class, view.precedents.curve
    size = len(found)
    if curve is None:
        return (
            f"The class holds {size} pairs. With fewer than {MIN_PAIRS}, shares would say more about chance "
            "than about trade, so none are given; widen the class."
        )
    aim = multiple_verb_phrase(rule.multiple, f"trade{goods_clause(rule)}")
    if not found.reached.any():
        last = curve.years[-1]
        return f"Of {size} pairs, none had {aim} within the {last} years on record; all count as unfinished."
    said = [
        f"{word} had {aim} after {years} years"
        for share, word in _SHARES.items()
        if (years := curve.years_to_share(share)) is not None
    ]
    short = next((word for share, word in _SHARES.items() if curve.years_to_share(share) is None), "")
    if short:
        done = "" if said else f" {aim}"
        said.append(f"fewer than {short} had{done} within the {curve.years[-1]} years on record")
    open_ = int((~found.reached).sum())
    return (
        f"Of {size} pairs, {'; '.join(said)}. {open_} had not got there when their years end and count as "
        "unfinished, not as failed."
    )


def subtitle(rule: ReferenceCriteria) -> str:
    """Measure, unit and prices of the survival chart."""
    prices = "constant US$" if rule.constant else "current US$"
    return (
        f"Share of pairs whose two-way trade{goods_clause(rule)} had reached "
        f"{display_number(rule.multiple)}{NBSP}{TIMES} its "
        f"start, by years after they stood there, {prices}; Kaplan{DASH}Meier, grey: "
        f"{percent(100 * CONFIDENCE)} confidence band of the chosen class"
    )


def source(rule: ReferenceCriteria) -> str:
    """Whose numbers a chart of the class draws: the table's own description, but for its full stop."""
    return reference_class.source_panel(rule).frame.rstrip(". ")


def class_definition(view: Outlook) -> str:
    """The rule of the class, all of its settings."""
    rule, at = view.rule, view.precedents.position
    years = reference_class.source_panel(rule).years
    return (
        f"Class: {kind(rule.kind)}, that in some year from "
        f"{years[reference_class.AVERAGE_GROWTH_YEARS]} had trade{goods_clause(rule)} "
        f"within a factor of {number(rule.factor)} of {_trade_level(at)} of {at.year} in constant "
        f"US$, growth on the year before within {number(rule.band_yoy)} points of {_growth(at.yoy)}, and "
        f"over {reference_class.AVERAGE_GROWTH_YEARS} years within {number(rule.band_five)} "
        f"points of {_growth(at.five)} "
        f"a{NBSP}year; each pair once, at its first such year; the pair itself left out."
    )


def chances(view: Outlook) -> list[str]:
    """The share that had got there by the years that the scenarios name, kept apart from them.

    Each scenario is held against its own multiple, in its own prices.
    """
    said, rule = [], view.rule
    for answer in view.answers:
        settings = answer.settings
        outside = view.answer_precedents(answer)
        size, curve = len(outside.reference_class), outside.curve
        if curve is None:
            continue
        year = answer.projection.year_reached
        way = f"{percent(answer.settings.growth)} a{NBSP}year"
        if year is None:
            said.append(f"The scenario at {way} does not get there: {outcome(answer)}.")
            continue
        years = year - answer.settings.year
        found = curve.chance(years)
        head = f"The scenario at {way} gets there in {year}, {years} years after its base, by assumption"
        if found is None:
            said.append(f"{head}; pairs of the class are on record for {curve.years[-1]} years only.")
            continue
        prices = "constant" if settings.prices is Prices.CONSTANT else "current"
        done = f"{multiple_verb_phrase(settings.multiple, f'trade{goods_clause(rule)}')} in {prices} US$"
        share, low, high = (percent(100 * part, 0) for part in found)
        bounds = (
            f" ({percent(100 * CONFIDENCE)} confidence {low} to {high})"
            if found[0] and np.isfinite(found).all()
            else ""
        )
        share = share if found[0] else "none"
        said.append(f"{head}. Of {size} pairs of the class, {share}{bounds} had {done} after as many years.")
    return said


def chance_table(view: Outlook) -> pd.DataFrame:
    """The share of the class that had got there after each year, with its band; empty when too few."""
    curve = view.precedents.curve
    if curve is None:
        return pd.DataFrame()
    year = view.precedents.position.year
    return pd.DataFrame(
        {
            "Years": int(after),
            "That would be": year + int(after),
            "Had got there": percent(100 * (1 - share), 0),
            "95 % confidence": DASH if share == 1 else _band(1 - high, 1 - low),
            "Pairs under way": int(count),
        }
        for after, share, low, high, count in zip(
            curve.years[1:],
            curve.waiting[1:],
            curve.ci_low[1:],
            curve.ci_high[1:],
            curve.at_risk[1:],
            strict=True,
        )
    )


def goods_name(code: str) -> str:
    """What a choice of goods is called."""
    return "All goods" if code == ALL_GOODS else world_products.names()[code]


def goods_clause(rule: ReferenceCriteria) -> str:
    """The goods of a rule, to follow the word trade; nothing for all goods."""
    return "" if rule.goods == ALL_GOODS else f" in {goods_name(rule.goods)}"


def _band(low: float, high: float) -> str:
    if not np.isfinite([low, high]).all():
        return DASH
    return f"{percent(100 * low, 0)} to {percent(100 * high, 0)}"


def _trade_level(at: PairPosition) -> str:
    return money(at.value, DOLLAR) if is_set(at.value) else money(at.value, DOLLAR, 2)


def _growth(rate: float) -> str:
    return f"{'+' if rate > 0 else ''}{percent(100 * rate, 1)}"
