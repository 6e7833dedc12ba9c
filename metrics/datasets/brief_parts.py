"""Reads the files of a brief into typed rows and usable figures, and collects every fault.

A fault in one place hides none elsewhere. A row that breaks a rule is skipped, and the other rows are still
read. A rule about a whole table applies only if every row of that table is valid.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from metrics.datasets import brief_schema, descriptor, exchange_rates, rows, tables, validation, value_ranges
from metrics.datasets.tables import CellRule, Table, accept_cell
from metrics.datasets.validation import TWOFOLD, ValidationInput
from metrics.quantities import units
from metrics.quantities.figures import Figure
from metrics.quantities.measures import DOLLAR

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BriefRows:
    """The valid rows of each table as objects, and the faults of the others by table."""

    figures: Mapping[str, Figure]
    reporters: Sequence[rows.Reporter]
    targets: Sequence[rows.Target]
    events: Sequence[rows.Event]
    reasons: Sequence[rows.Reason]
    corrections: Mapping[str, rows.Correction]
    sectors: Sequence[rows.Sector]
    rates: Mapping[str, rows.Rate]
    sources: Mapping[str, rows.Source]
    faults: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class BriefParts:
    """Everything in the files; complete if there are no ``faults``.

    ``used`` are the figures after correction and conversion, without those withdrawn; ``follows`` is the
    reporter whose series agrees with the report's level.
    """

    descriptor: Mapping[str, Any]
    currency: str
    rows: BriefRows
    used: Mapping[str, Figure]
    follows: str
    faults: tuple[str, ...]


def read_parts(files: Mapping[str, bytes], cell_rule: CellRule = accept_cell) -> BriefParts:
    """The parts of the brief in ``files``, bytes by file name; ``cell_rule`` applies to every cell."""
    described = descriptor.read(files)
    own = described.twofold or {}
    found = tables.read(files, brief_schema.tables(), brief_schema.optional_tables(), cell_rule)
    own_faults = validation.descriptor_faults(own, found) if own else []
    currency = own["currency"] if own.get("currency") in units.currencies() else DOLLAR
    held = _build_rows(found, currency)
    used = _used_figures(held, currency, found["corrections"].values("figure"))
    material = ValidationInput(
        report=own.get("report", ""),
        economies=own.get("economies", {}),
        follows=own.get("follows", ""),
        currency=currency,
        figures=used.values(),
        reporters=held.reporters,
        targets=held.targets,
    )
    whole = {name for name, faults in held.faults.items() if not faults}
    whole |= {TWOFOLD} if own and not own_faults else set()
    faults = [*described.faults, *own_faults, *(fault for each in held.faults.values() for fault in each)]
    faults += [*validation.usability_faults(material, whole), *value_ranges.range_faults(material, whole)]
    follows = "" if faults else validation.agreeing_reporters(material)[0]
    return BriefParts(described.properties, currency, held, used, follows, tuple(faults))


def _build_rows(found: Mapping[str, Table], currency: str) -> BriefRows:
    """The valid rows of every table as objects; adds the faults that appear only in building them."""
    faults = {name: list(table.faults) for name, table in found.items()}

    def build(name: str, make: Callable[[dict[str, str]], T]) -> dict[str, T]:
        (key,) = brief_schema.tables()[name]["schema"]["primaryKey"]
        built = {}
        for row in found[name].rows:
            try:
                built[row[key]] = make(dict(row))
            except ValueError as problem:
                faults[name].append(f"{name}.csv row {row[key]}: {problem}")
        return built

    held = BriefRows(
        figures=build("figures", rows.figure),
        reporters=tuple(build("reporters", lambda row: rows.Reporter(**row)).values()),
        targets=tuple(build("targets", partial(rows.target, currency=currency)).values()),
        events=tuple(build("events", lambda row: rows.Event(**row)).values()),
        reasons=tuple(build("reasons", lambda row: rows.Reason(**row)).values()),
        corrections=build("corrections", lambda row: rows.Correction(**row)),
        sectors=tuple(build("sectors", rows.sector).values()),
        rates=build("rates", rows.rate),
        sources=build("sources", lambda row: rows.Source(**row)),
        faults=faults,
    )
    faults["corrections"] += rows.correction_faults(held.corrections.values(), held.figures)
    faults["rates"] += exchange_rates.duplicate_rate_faults(held.rates, held.figures)
    return held


def _used_figures(held: BriefRows, currency: str, corrected: frozenset[str] | None) -> dict[str, Figure]:
    """The figures after correction and conversion; an impossible correction is a fault of its table.

    ``corrected`` are the ids in corrections.csv, None if it cannot be read. A figure whose correction
    cannot be read is left out, because its corrected value is unknown.
    """
    if corrected is None:
        return {}
    known = {
        name: figure
        for name, figure in held.figures.items()
        if name in held.corrections or name not in corrected
    }
    kept, wrong = rows.corrected_figures(known, held.corrections)
    held.faults["corrections"].extend(wrong)
    return {
        name: exchange_rates.convert_figure(figure, held.rates, currency) for name, figure in kept.items()
    }
