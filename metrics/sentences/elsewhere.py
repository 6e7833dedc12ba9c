"""What became of other pairs that stood where this one stands, in words."""

from dataclasses import replace

import numpy as np
import pandas as pd

from metrics import outside, precedents, reference, standing, world
from metrics.brief import Brief
from metrics.controls import OWN, Prices
from metrics.outlook import Outlook
from metrics.precedents import CLOSEST, FEWEST, Kind, ReferenceClass, Rule
from metrics.sentences.scenarios import outcome
from metrics.survival import CONFIDENCE, Survival
from metrics.words import DASH, NBSP, TIMES, money, multiplied, number, percent

_KINDS = {
    Kind.ANY: "any two economies",
    Kind.LARGE: "one of the ten largest economies with any other",
    Kind.SAME: "the same large economy with any other",
}
PATH = "Path, multiples of the start"
_SHARES = {0.25: "one in four", 0.5: "half", 0.75: "three in four"}


def kind(of: Kind) -> str:
    """Which pairs may enter a class."""
    return _KINDS[of]


def lead(brief: Brief) -> str:
    """Where the pair stands, and what is looked for."""
    at = outside.stand(brief)
    return (
        f"In {at.year} two-way trade stood at {money(at.value)}, {_growth(at.yoy)} on the year before and "
        f"{_growth(at.five)} a{NBSP}year over {precedents.FIVE} years. Below: other pairs that once stood "
        "there, by a rule fixed beforehand, and how long they took. What followed elsewhere is no forecast."
    )


def finding(brief: Brief, rule: Rule) -> str:
    """How many of the class had got there, as a title."""
    size, curve = _chosen(brief, rule)
    if curve is None:
        return f"Only {size} pairs stood there: too few for percentages (fewer than {FEWEST})"
    half = curve.after(0.5)
    aim = multiplied(rule.multiple)
    if half is not None:
        return f"Of {size} pairs that stood there, half had {aim} trade after {half} years"
    last = int(curve.years[-1])
    share = percent(100 * (1 - float(curve.waiting[-1])), 0)
    return f"Of {size} pairs that stood there, {share} had {aim} trade within {last} years"


def waiting(brief: Brief, rule: Rule) -> str:
    """The quartiles of the time it took, with what the years do not show."""
    size, curve = _chosen(brief, rule)
    found = outside.classes(brief, rule)["chosen"]
    if curve is None:
        return (
            f"The class holds {size} pairs. With fewer than {FEWEST}, shares would say more about chance "
            "than about trade, so none are given; widen the class."
        )
    said = [
        f"{word} had {multiplied(rule.multiple)} trade after {years} years"
        for share, word in _SHARES.items()
        if (years := curve.after(share)) is not None
    ]
    short = next((word for share, word in _SHARES.items() if curve.after(share) is None), "")
    if short:
        done = "" if said else f" {multiplied(rule.multiple)} trade"
        said.append(f"fewer than {short} had{done} within the {curve.years[-1]} years on record")
    open_ = int((~found.reached).sum())
    return (
        f"Of {size} pairs, {'; '.join(said)}. {open_} had not got there when their years end and count as "
        "unfinished, not as failed."
    )


def subtitle(rule: Rule) -> str:
    """Measure, unit and prices of the survival chart."""
    prices = "constant US$" if rule.constant else "current US$"
    return (
        f"Share of pairs whose two-way trade had reached {number(rule.multiple)}{NBSP}{TIMES} its start, by "
        f"years after they stood there, {prices}; Kaplan{DASH}Meier, grey: {percent(100 * CONFIDENCE)} "
        f"confidence band of the "
        "chosen class"
    )


def source(rule: Rule) -> str:
    """The source line of a chart of the class."""
    return f"Source: {world.panel(rule.table).frame}"


def described(brief: Brief, rule: Rule) -> str:
    """The rule of the class, all of its settings."""
    at = outside.stand(brief)
    years = world.panel(rule.table).years
    return (
        f"Class: {kind(rule.kind)}, that in some year from {years[precedents.FIVE]} had trade within a "
        f"factor of {number(rule.factor)} of {money(at.value)} of {at.year} in constant US$, growth on the "
        f"year before within {number(rule.band_yoy)} points of {_growth(at.yoy)}, and over "
        f"{precedents.FIVE} years within {number(rule.band_five)} points of {_growth(at.five)} a{NBSP}year; "
        "each pair once, at its first such year; the pair itself left out."
    )


def chances(view: Outlook, rule: Rule) -> list[str]:
    """The share that had got there by the years that the scenarios name, kept apart from them.

    Each scenario is held against its own multiple, in its own prices.
    """
    said = []
    for answer in view.answers:
        settings = answer.settings
        constant = settings.prices is Prices.CONSTANT
        size, curve = _chosen(view.brief, replace(rule, multiple=settings.multiple, constant=constant))
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
        done = f"{multiplied(settings.multiple)} trade in {'constant' if constant else 'current'} US$"
        share, low, high = (percent(100 * part, 0) for part in found)
        bounds = (
            f" ({percent(100 * CONFIDENCE)} confidence {low} to {high})" if np.isfinite(found).all() else ""
        )
        said.append(f"{head}. Of {size} pairs of the class, {share}{bounds} had {done} after as many years.")
    return said


def chance_table(brief: Brief, rule: Rule) -> pd.DataFrame:
    """The share of the class that had got there after each year, with its band; empty when too few."""
    _, curve = _chosen(brief, rule)
    if curve is None:
        return pd.DataFrame()
    year = outside.stand(brief).year
    return pd.DataFrame(
        {
            "Years": int(after),
            "That would be": year + int(after),
            "Had got there": percent(100 * (1 - share), 0),
            "95 % confidence": _band(1 - high, 1 - low),
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


def fan_note(view: Outlook) -> str:
    """What the grey fan shows, whose past it stands on, and what it held on pairs kept out."""
    settings = view.edited.settings
    found = outside.fan(view.brief, settings)
    if settings.base == OWN:
        return "No fan: an own base has no past on record."
    if found is None:
        return f"No fan: no book has {standing.SHORTEST} unbroken years up to {settings.year}."
    held = percent(100 * world.coverage("unseen pairs", outside.MEASURED), 0)
    tables = " and ".join(world.panel(name).title for name in precedents.TABLES)
    outer, inner = (
        percent(100 * (high - low), 0)
        for low, high in zip(reference.QUANTILES[:2], reference.QUANTILES[:-3:-1], strict=True)
    )
    return (
        f"Grey fan: where trade went from there between pairs with a past like that in {found.basis.name}, "
        f"{found.past} years up to {settings.year}: the middle {inner} and {outer} of cases. "
        f"Fitted on {tables}; "
        f"on pairs kept out of the fit the wider band held {held} of outcomes after {outside.MEASURED} years."
    )


def closest(brief: Brief, rule: Rule) -> str:
    """The pairs of the class that stood nearest, by name and year."""
    found = outside.classes(brief, rule)["chosen"]
    named = [f"{pair_name(found, at)} in {found.start[at]}" for at in range(min(CLOSEST, len(found)))]
    return f"Closest: {'; '.join(named)}." if named else "No pair stood there; widen the class."


def pair_name(found: ReferenceClass, at: int) -> str:
    """The two economies of one pair of a class."""
    names = world.economy_names()
    first, second = found.panel.pairs[found.rows[at]]
    return f"{names[first]} and {names[second]}"


def pairs_table(brief: Brief, rule: Rule) -> pd.DataFrame:
    """The pairs of the class, one row each, the closest first, with the path of each as a list."""
    found = outside.classes(brief, rule)["chosen"]
    aim = multiplied(rule.multiple).capitalize()
    paths = [path[np.isfinite(path)].tolist() for path in found.paths]
    return pd.DataFrame(
        {
            "Pair": [pair_name(found, at) for at in range(len(found))],
            PATH: [[round(at, 2) for at in path] for path in paths],
            "Stood there in": found.start,
            "Trade then, US$ bn": found.value.round(2),
            "On the year before, %": (100 * found.yoy).round(1),
            f"A year over {precedents.FIVE} years, %": (100 * found.five).round(1),
            f"{aim} after, years": pd.array(
                [int(years) if got else pd.NA for years, got in zip(found.years, found.reached, strict=True)],
                dtype="Int64",
            ),
            "Years on record": [len(path) - 1 for path in paths],
            "Highest multiple": [round(max(path), 2) for path in paths],
        }
    )


def _chosen(brief: Brief, rule: Rule) -> tuple[int, Survival | None]:
    size = len(outside.classes(brief, rule)["chosen"])
    return size, outside.curves(brief, rule).get("chosen", (size, None))[1]


def _band(low: float, high: float) -> str:
    if not np.isfinite([low, high]).all():
        return DASH
    return f"{percent(100 * low, 0)} to {percent(100 * high, 0)}"


def _growth(rate: float) -> str:
    return f"{'+' if rate > 0 else ''}{percent(100 * rate, 1)}"
