"""Detects the unit of the values in a file, or asks for it."""

import re
from dataclasses import dataclass

from metrics.ingest.tables.row_selection import Table
from metrics.ingest.tables.uploaded_series import Question, UploadError

_UNIT = re.compile(r"(?:(?P<scale>thousand|million|billion)_)?(?P<currency>[A-Z]{3})/year")
_PER_BILLION = {None: 1e9, "thousand": 1e6, "million": 1e3, "billion": 1.0}
_SCALE_BY_POWER = {"0": "", "3": "thousand_", "6": "million_", "9": "billion_"}
_OPTIONS = {
    "USD/year": "US$",
    "thousand_USD/year": "thousand US$",
    "million_USD/year": "million US$",
    "billion_USD/year": "billion US$",
}
# Column headings such as: exports (million_USD/year)
_HEADING = re.compile(r"[ ,:(\[]*(?P<unit>[a-zA-Z_]+/year)[)\]]*")


@dataclass(frozen=True)
class Unit:
    """A flow of money: values divided by ``divisor`` are in billions of ``currency`` a year.

    >>> parse_unit("thousand_EUR/year")
    Unit(currency='EUR', divisor=1000000.0)
    """

    currency: str
    divisor: float

    @property
    def name(self) -> str:
        """The unit of the values after division."""
        return f"billion_{self.currency}/year"


def parse_unit(text: str) -> Unit:
    """The unit written as ``text``; raises ``UploadError`` for any other form."""
    found = _UNIT.fullmatch(text)
    if not found:
        raise UploadError(
            "the unit must be an amount of a currency a year, by ISO 4217 code, such as million_USD/year, "
            f"got {text!r}; choose the unit of the file"
        )
    return Unit(found["currency"], _PER_BILLION[found["scale"]])


def detect_unit(found: Table, given: str | None) -> Unit | Question:
    """The unit stated in the file, else ``given``, else a question; raises ``UploadError`` if they differ."""
    stated = found.layout.unit or _heading_unit(found) or _sdmx_unit(found) or _indicator_unit(found)
    if stated and given and given != stated:
        raise UploadError(f"the file states the unit {stated}, got {given!r}; leave the unit out")
    if text := stated or given:
        return parse_unit(text)
    heads = ", ".join(found.printed_name(name) for name in found.layout.values if name in found.columns)
    return Question("unit", f"The file does not state its unit. What are the values of {heads} in?", _OPTIONS)


def _heading_unit(found: Table) -> str:
    """The unit in the headings of a plain table, such as exports (million_USD/year); or ""."""
    if found.layout.known:
        return ""
    heads = {name: found.printed_name(name) for name in found.layout.values}
    ends = {re.sub(r"^[\w -]*?(?=[,(\[:]|$)", "", head.strip()).strip() for head in heads.values()}
    if len(ends) > 1:
        raise UploadError(
            f"all columns must be in one unit, got {', '.join(heads.values())}; convert one of them"
        )
    stated = _HEADING.fullmatch(ends.pop())
    return stated["unit"] if stated and _UNIT.fullmatch(stated["unit"]) else ""


def _sdmx_unit(found: Table) -> str:
    """The unit that SDMX states by UNIT_MULT (a power of ten) and a currency; "" without either."""
    if "unit_mult" not in found.columns:
        return ""
    powers = set(found.texts("unit_mult"))
    column = found.first_column(("unit_measure", "indicator"))
    # The currency comes first in unit_measure (USD_EXC) and last in indicator (XG_FOB_USD).
    part = 0 if column == "unit_measure" else -1
    currencies = {text.split("_")[part] for text in found.texts(column)} if column else set()
    if len(powers) > 1 or len(currencies) > 1:
        raise UploadError(
            f"all rows must be in one unit, got UNIT_MULT {', '.join(sorted(powers))} of "
            f"{', '.join(sorted(currencies)) or 'no currency'}; download one"
        )
    power, currency = powers.pop(), currencies.pop() if currencies else ""
    text = f"{_SCALE_BY_POWER.get(power, '')}{currency}/year"
    return text if power in _SCALE_BY_POWER and _UNIT.fullmatch(text) else ""


def _indicator_unit(found: Table) -> str:
    """Thousands of US dollars if the indicator of every row says so, as in WITS; or ""."""
    column = found.first_column(("indicator", "measure"))
    texts = found.texts(column) if column else []
    return "thousand_USD/year" if texts and all("(us$ thousand)" in text.lower() for text in texts) else ""
