"""How wide the range was among the pairs of a class, in words."""

from metrics.analysis.fan import quantile_model
from metrics.analysis.outlook import Outlook
from metrics.analysis.reference_class import CLOSEST_PAIRS, MIN_PAIRS
from metrics.datasets.brief import Brief
from metrics.narrative import precedents
from metrics.narrative.fan import fan_note
from metrics.narrative.phrases import pair_name
from metrics.quantities import number_format
from metrics.quantities.number_format import NBSP, TIMES, fixed_decimals, number, percent
from metrics.scenarios.reference_criteria import ALL_GOODS, ReferenceCriteria


def finding(view: Outlook) -> str:
    """How far the middle half of the class had gone, as a title."""
    size, middle = len(view.precedents.reference_class), view.precedents.middle_half
    if not size:
        return "No pair stood there; widen the class"
    if middle is None:
        some = "pair" if size == 1 else "pairs"
        return f"Only {size} {some} stood there: too few for shares (fewer than {MIN_PAIRS})"
    return (
        f"After {middle.years} years, the middle half of pairs stood at {fixed_decimals(middle.low)} to "
        f"{fixed_decimals(middle.high)} times their start"
    )


def subtitle(view: Outlook, shown: int, cut: int, floor: float) -> str:
    """Measure, unit and prices; which pairs are ``shown``, and how many are ``cut`` below ``floor``."""
    rule = view.rule
    size, middle = len(view.precedents.reference_class), view.precedents.middle_half
    prices = "constant US$" if rule.constant else "current US$"
    trade = f"Two-way trade{precedents.goods_clause(rule)}"
    said = [f"{trade} in multiples of its start, log scale, by years after, {prices}"]
    if shown:
        which = f"{shown} closest of {size} pairs" if shown < size else f"{size} pairs"
        said.append(f"thin: {which}; blue: the {min(CLOSEST_PAIRS, size)} closest")
    if middle is not None:
        said.append(f"middle half: of the {middle.observed} pairs observed for {middle.years} years")
    if cut:
        said.append(f"{cut} cut below 1/{number(1 / floor)}")
    if view.fan_in_multiples:
        said.append(f"grey fan: {pair_name(view.brief)} from {view.active_answer.settings.year}")
    return "; ".join(said)


def note(view: Outlook) -> str:
    """What the fan shows, or why there is none."""
    if view.rule.goods != ALL_GOODS:
        return "No fan: it is fitted on trade in all goods."
    return fan_note(view)


def fan_names() -> dict[str, str]:
    """What ends at each upper quantile of the fan, by its column, the outermost first."""
    spans = zip(quantile_model.QUANTILES, reversed(quantile_model.QUANTILES), strict=True)
    return {
        quantile_model.quantile_label(high): f"{percent(100 * (high - low), 0)} of cases"
        if high > low
        else "median"
        for low, high in spans
        if high >= low
    }


def pair_quantile_phrases(brief: Brief) -> dict[str, str]:
    """Each quantile of the fan, by its column, such as the pair, 10 % of cases below."""
    return {
        quantile_model.quantile_label(
            quantile
        ): f"{pair_name(brief)}, {percent(100 * quantile)} of cases below"
        for quantile in quantile_model.QUANTILES
    }


def multiple_label(rule: ReferenceCriteria) -> str:
    """The multiple looked for, as a label."""
    return f"{number_format.display_number(rule.multiple)}{NBSP}{TIMES} the start"
