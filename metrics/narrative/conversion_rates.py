"""How amounts in another currency came into the brief's own, in words."""

from metrics.analysis.outlook import series
from metrics.analysis.trade_series import Observation
from metrics.datasets.brief import Brief
from metrics.narrative.phrases import sign
from metrics.quantities import units


def of_foot(brief: Brief) -> str:
    """What is converted and whose rates it is converted at; nothing where nothing is."""
    seen = _converted(brief)
    if not seen:
        return ""
    sources = [brief.sources[brief.rates[each.basis[-1]].source].publisher for each in seen]
    return f"{_from(seen)} at yearly average rates of {' and '.join(dict.fromkeys(sources))}"


def note(brief: Brief) -> str:
    """The same as a sentence, with what it does to growth; nothing where nothing is converted."""
    seen = _converted(brief)
    if not seen:
        return ""
    return (
        f"Amounts in {_from(seen)} are converted to {sign(brief.currency)} at the average exchange rate of "
        "their own year, and marked as derived; their growth includes that of the rate."
    )


def of_record(brief: Brief) -> str:
    """The same with where the rates stand."""
    said = note(brief)
    return f"{said} The rates and their sources are on Sources." if said else ""


def _converted(brief: Brief) -> list[Observation]:
    return [each for found in series(brief).values() for each in found.values() if each.converted]


def _from(seen: list[Observation]) -> str:
    return " and ".join(dict.fromkeys(sign(units.currency(each.counted.unit)) for each in seen))
