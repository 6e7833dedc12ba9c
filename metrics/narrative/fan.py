"""The fan around the scenarios, in words."""

from metrics.analysis.fan import brief_fan, features, quantile_model
from metrics.analysis.outlook import Outlook
from metrics.datasets import world_trade
from metrics.quantities.measures import DOLLAR
from metrics.quantities.number_format import currency_sign, percent
from metrics.scenarios.reference_criteria import TABLES
from metrics.scenarios.settings import OWN_BASE


def quantile_phrases() -> dict[str, str]:
    """What each quantile of the fan says, such as 10 % of pairs below, by the name of its column."""
    return {
        quantile_model.quantile_label(quantile): f"{percent(100 * quantile)} of pairs below"
        for quantile in quantile_model.QUANTILES
    }


def fan_note(view: Outlook) -> str:
    """What the grey fan shows, whose past it stands on, and what it held on pairs kept out."""
    settings = view.active_answer.settings
    found = view.fan
    if settings.base == OWN_BASE:
        return "No fan: an own base has no past on record."
    if view.brief.currency != DOLLAR:
        return (
            f"No fan: other pairs are counted in {currency_sign(DOLLAR)}, and no rate of the years "
            "ahead is known."
        )
    if found is None:
        return f"No fan: no book has {features.MIN_PAST_YEARS} unbroken years up to {settings.year}."
    held = percent(100 * world_trade.coverage("unseen pairs", brief_fan.MEASURED_HORIZON), 0)
    tables = " and ".join(world_trade.panel(name).title for name in TABLES)
    outer, inner = (
        percent(100 * (high - low), 0)
        for low, high in zip(quantile_model.QUANTILES[:2], quantile_model.QUANTILES[:-3:-1], strict=True)
    )
    return (
        f"Grey fan: where trade went from there between pairs with a past like that in {found.basis.name}, "
        f"{found.past} years up to {settings.year}: the middle {inner} and {outer} of cases. "
        f"Fitted on {tables}; "
        f"on pairs kept out of the fit the wider band held {held} of outcomes after "
        f"{brief_fan.MEASURED_HORIZON} years."
    )
