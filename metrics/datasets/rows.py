"""The rows of a brief: one class for each table, and the functions that make them from text."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from metrics.quantities import units
from metrics.quantities.errors import NotFoundError
from metrics.quantities.figures import Bound, Figure, FigureError, Interval, Period, Status, rounding_bounds
from metrics.quantities.measures import MEASURES

_PAIR = re.compile("[A-Z]{3}/[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that figures are taken from; ``published`` is ISO text, as precise as known."""

    id: str
    title: str
    publisher: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """An office that reports figures; ``economy`` is the side it reports for (alpha-3), or empty."""

    id: str
    name: str
    economy: str
    note: str


@dataclass(frozen=True, slots=True)
class Target:
    """An announced target of two-way trade; None where the announcement gives no value.

    ``value`` is in billions a year of the brief's currency; ``repeats`` is the id of an earlier target that
    it restates, or empty.
    """

    id: str
    announced: str
    by: str
    quoted: str
    value: Interval | None
    multiple: float | None
    base_year: int | None
    due: int | None
    repeats: str
    source: str
    note: str

    @property
    def year(self) -> int:
        """The year of the announcement."""
        return int(self.announced[:4])

    def multiple_of_level(self, level: float) -> float:
        """The target divided by ``level``: its multiple, or its amount over the level.

        Raises ``NotFoundError`` if it has neither.
        """
        if self.value is not None:
            return self.value.value / level
        if self.multiple is None:
            raise NotFoundError(f"target {self.id} must have a value or a multiple, got {self.quoted!r}")
        return self.multiple


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event; ``date`` is ISO text, as precise as known."""

    id: str
    date: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A published reason for the gap between the two sides' figures."""

    id: str
    kind: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A known error of a source; ``used`` is the right value, empty if the figure is withdrawn."""

    figure: str
    printed: str
    used: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A field of cooperation that the report names, with the measures available for it."""

    id: str
    name: str
    measures: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Rate:
    """An exchange rate, averaged over a calendar year.

    ``unit`` such as USD/NZD is US dollars for one New Zealand dollar, as the source prints it. Raises
    ``FigureError`` for a unit that is not of two currencies, and for a rate that is not above zero.
    """

    id: str
    year: int
    quoted: str
    unit: str
    source: str
    note: str
    interval: Interval = field(init=False)

    def __post_init__(self) -> None:
        known = units.currencies()
        if not (_PAIR.fullmatch(self.unit) and len(self.pair) > 1 and self.pair <= set(known)):
            raise FigureError(
                f"unit must be two of {', '.join(known)} such as USD/NZD, US dollars for one NZ dollar, "
                f"got {self.unit!r}; correct it"
            )
        value, low, high = rounding_bounds(self.quoted, Bound.NEAREST)
        if value <= 0:
            raise FigureError(f"quoted must be a rate above 0, got {self.quoted!r}; correct it")
        object.__setattr__(self, "interval", Interval(value, low, high, self.unit))

    @property
    def pair(self) -> frozenset[str]:
        """The two currencies."""
        return frozenset(self.unit.split("/"))


def rate(row: dict[str, str]) -> Rate:
    """A row of rates.csv."""
    return Rate(**{**row, "year": int(row["year"])})  # type: ignore[arg-type]


def figure(row: dict[str, str]) -> Figure:
    """A row of figures.csv."""
    return Figure(
        id=row["id"],
        measure=row["measure"],
        reporter=row["reporter"],
        partner=row["partner"],
        period=Period(row["period"]),
        quoted=row["quoted"],
        bound=Bound(row["bound"]),
        unit=row["unit"],
        source=row["source"],
        status=Status(row["status"]),
        revises=row["revises"],
        note=row["note"],
    )


def target(row: dict[str, str], currency: str) -> Target:
    """A row of targets.csv, its amount in ``currency``."""
    return Target(
        id=row["id"],
        announced=row["announced"],
        by=row["by"],
        quoted=row["quoted"],
        value=_target_value(row, currency),
        multiple=float(row["multiple"]) if row["multiple"] else None,
        base_year=_year("base_year", row),
        due=_year("due", row),
        repeats=row["repeats"],
        source=row["source"],
        note=row["note"],
    )


def _year(name: str, row: dict[str, str]) -> int | None:
    if not row[name]:
        return None
    if not re.fullmatch("[0-9]{4}", row[name]):
        raise FigureError(f"{name} must be a year such as 2030, got {row[name]!r}; correct it")
    return int(row[name])


def _target_value(row: dict[str, str], currency: str) -> Interval | None:
    if not row["value"]:
        return None
    if row["multiple"]:
        raise FigureError(
            f"a target has a value or a multiple, got {row['value']} and {row['multiple']}; keep one"
        )
    bound = Bound(row["bound"] or Bound.NEAREST)
    return Interval(*rounding_bounds(row["value"], bound), MEASURES["turnover"].unit_in_currency(currency))


def sector(row: dict[str, str]) -> Sector:
    """A row of sectors.csv."""
    return Sector(row["id"], row["name"], tuple(row["measures"].split()), row["source"])


def correction_faults(corrections: Collection[Correction], figures: Mapping[str, Figure]) -> list[str]:
    """Faults: corrections of a figure that figures.csv quotes differently now."""
    return [
        f"corrections.csv row {each.figure}: printed must be what figures.csv quotes, "
        f"got {each.printed!r} against {figures[each.figure].quoted!r}; remove the correction"
        for each in corrections
        if each.figure in figures and figures[each.figure].quoted != each.printed
    ]


def corrected_figures(
    figures: Mapping[str, Figure], corrections: Mapping[str, Correction]
) -> tuple[dict[str, Figure], list[str]]:
    """The figures after correction, without those withdrawn; and the faults of impossible corrections."""
    found, problems = {}, []
    for figure in figures.values():
        correction = corrections.get(figure.id)
        if correction is None:
            found[figure.id] = figure
        elif correction.used:
            try:
                found[figure.id] = replace(figure, quoted=correction.used)
            except FigureError as problem:
                problems.append(
                    f"corrections.csv row {figure.id}: used cannot stand for {figure.quoted}: {problem}"
                )
    return found, problems
