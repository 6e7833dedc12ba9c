"""The fan around the scenarios, in words."""

from metrics import outside, reference, standing, world
from metrics.controls import OWN
from metrics.measure import DOLLAR
from metrics.outlook import Outlook
from metrics.rule import TABLES
from metrics.words import percent, sign


def below(quantile: str) -> str:
    """What a quantile of the fan says, such as 10 % of pairs below, from its column's name."""
    return f"{percent(float(quantile.removeprefix('q')))} of pairs below"


def fan_note(view: Outlook) -> str:
    """What the grey fan shows, whose past it stands on, and what it held on pairs kept out."""
    settings = view.edited.settings
    found = outside.fan(view.brief, settings)
    if settings.base == OWN:
        return "No fan: an own base has no past on record."
    if view.brief.currency != DOLLAR:
        return f"No fan: other pairs are counted in {sign(DOLLAR)}, and no rate of the years ahead is known."
    if found is None:
        return f"No fan: no book has {standing.SHORTEST} unbroken years up to {settings.year}."
    held = percent(100 * world.coverage("unseen pairs", outside.MEASURED), 0)
    tables = " and ".join(world.panel(name).title for name in TABLES)
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
