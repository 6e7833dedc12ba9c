"""One number that a chart shows, as tidy data: what it is, its bounds, who says it, and where."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypedDict

from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.datasets.world_trade import Panel
from metrics.quantities import units
from metrics.quantities.figures import FigureError, Interval
from metrics.scenarios.settings import OWN_BASE, Settings

SEPARATOR = "; "


class Provenance(StrEnum):
    """How a number came about."""

    REPORTED = "reported"
    DERIVED = "derived"
    SCENARIO = "scenario"
    REFERENCE = "reference"


class BoundsKind(StrEnum):
    """What ``low`` and ``high`` are; ``HORIZON`` says that the answer lies past the last year looked at."""

    EXACT = "exact"
    ROUNDING = "rounding"
    CONFIDENCE = "confidence"
    HORIZON = "horizon"


class NamedSource(NamedTuple):
    """Where a number was printed: the source's id in its brief, or a table's name; its title and address."""

    name: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPoint:
    """One number of a chart.

    ``period`` is ISO text, open at its end as 2018/.. where no date is given, and empty where the
    number stands for no time; ``years_after`` counts from a start instead. ``low`` and ``high``
    bound ``value`` in its ``unit``, both None where it is exact, one None where that side is open.
    ``sources`` are in the order in which the number rests on them; ``note`` says how a converted number
    came about.
    Raises ``FigureError`` for a number that
    is not finite or lies outside its bounds, and ``UnitError`` for a unit that is none.
    """

    series: str
    period: str = ""
    years_after: int | None = None
    value: float
    low: float | None = None
    high: float | None = None
    bounds: BoundsKind = BoundsKind.EXACT
    unit: str
    reporter: str = ""
    status: Provenance
    sources: tuple[NamedSource, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not (math.isfinite(low) and math.isfinite(high) and low <= self.value <= high):
            raise FigureError(
                f"{self.series}: a number of a chart is finite and lies within its bounds, got {self.value} "
                f"in {self.low} to {self.high}; leave it out of the drawing"
            )
        units.parse_unit(self.unit)

    @property
    def source(self) -> str:
        """The names of the sources, separated by semicolons."""
        return SEPARATOR.join(source.name for source in self.sources)

    @property
    def source_title(self) -> str:
        """Their titles, separated by semicolons."""
        return SEPARATOR.join(source.title for source in self.sources)

    @property
    def source_url(self) -> str:
        """Their addresses, separated by semicolons; nothing where none has one."""
        return SEPARATOR.join(source.url for source in self.sources if source.url)


class Amount(TypedDict):
    """The part of a ``DataPoint`` that says how much."""

    value: float
    low: float | None
    high: float | None
    bounds: BoundsKind
    unit: str


class Origin(TypedDict):
    """The part of a ``DataPoint`` that says who counts and where it was printed."""

    reporter: str
    sources: tuple[NamedSource, ...]


def amount(interval: Interval) -> Amount:
    """A value with its rounding bounds; an open side is None, and so are both of an exact one."""
    exact = interval.low == interval.high
    low, high = (None if exact or math.isinf(bound) else bound for bound in (interval.low, interval.high))
    bounds = BoundsKind.EXACT if exact else BoundsKind.ROUNDING
    return Amount(value=interval.value, low=low, high=high, bounds=bounds, unit=interval.unit)


def source_origin(brief: Brief, reporter: str, sources: Iterable[str]) -> Origin:
    """Who counts, and the sources of the brief with these ids, each once."""
    found = [brief.sources[source] for source in dict.fromkeys(sources)]
    return Origin(
        reporter=reporter,
        sources=tuple(NamedSource(s.id, f"{s.publisher}, {s.title}, {s.published}", s.url) for s in found),
    )


def basis_sources(brief: Brief, basis: Iterable[str]) -> tuple[str, ...]:
    """The ids of the sources of figures and exchange rates."""
    return tuple((brief.figures.get(name) or brief.rates[name]).source for name in basis)


def scenario_origin(brief: Brief, settings: Settings) -> Origin:
    """Of a scenario: nobody reports it, and it starts from the source of its base, if that is a figure."""
    base = analyse(brief).bases.get(settings.base) if settings.base != OWN_BASE else None
    return source_origin(brief, "", [base.figure.source] if base else [])


def world_origin(*panels: Panel) -> Origin:
    """Of the world tables."""
    return Origin(
        reporter=SEPARATOR.join(dict.fromkeys(panel.publisher for panel in panels)),
        sources=tuple(NamedSource(panel.title, panel.citation) for panel in panels),
    )
