"""How amounts in another currency came into the brief's own, in words."""

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.trade_series import Observation
from metrics.datasets.brief import Brief
from metrics.quantities import units
from metrics.quantities.number_format import currency_sign


def source_clause(brief: Brief) -> str:
    """What is converted and whose rates it is converted at; nothing where nothing is."""
    seen = _converted_observations(brief)
    if not seen:
        return ""
    sources = [brief.sources[brief.rates[each.basis[-1]].source].publisher for each in seen]
    return f"{_source_currencies(seen)} at yearly average rates of {' and '.join(dict.fromkeys(sources))}"


def conversion_note(brief: Brief) -> str:
    """The same as a sentence, with what it does to growth; nothing where nothing is converted."""
    seen = _converted_observations(brief)
    if not seen:
        return ""
    return (
        f"Amounts in {_source_currencies(seen)} are converted to {currency_sign(brief.currency)} "
        "at the average exchange rate of "
        "their own year, and marked as derived; their growth includes that of the rate."
    )


def record_note(brief: Brief) -> str:
    """The same with where the rates stand."""
    said = conversion_note(brief)
    return f"{said} The rates and their sources are on Sources." if said else ""


def _converted_observations(brief: Brief) -> list[Observation]:
    return [
        each
        for found in analyse(brief).series.observations_by_side().values()
        for each in found.values()
        if each.is_converted
    ]


def _source_currencies(seen: list[Observation]) -> str:
    return " and ".join(dict.fromkeys(currency_sign(units.currency(each.counted.unit)) for each in seen))
