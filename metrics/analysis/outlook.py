"""All that follows from a brief and the scenarios beside it, computed once per change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from metrics.analysis import presets, trade_series
from metrics.datasets.brief import Brief
from metrics.quantities.figures import Interval
from metrics.scenarios.projection import Projection, Scenario, project, years_needed_bounds
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.scenarios.sensitivity import Shift, shifts
from metrics.scenarios.settings import Settings
from metrics.scenarios.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """One scenario with what follows; ``years_bounds`` carry the rounding of its growth."""

    settings: Settings
    scenario: Scenario
    projection: Projection
    growth: Interval
    years_bounds: tuple[float, float]
    preset: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answers of a workspace, and the sensitivity of the one under the controls."""

    brief: Brief
    workspace: Workspace
    answers: tuple[Answer, ...]
    shifts: tuple[Shift, ...]

    @property
    def active_answer(self) -> Answer:
        """The answer of the scenario under the controls."""
        return self.answers[self.workspace.active]

    @property
    def rule(self) -> ReferenceCriteria:
        """The rule of the reference class, for the multiple of the scenario under the controls."""
        return replace(self.workspace.rule, multiple=self.active_answer.settings.multiple)


def build_outlook(brief: Brief, workspace: Workspace) -> Outlook:
    """What follows from ``workspace`` on ``brief``."""
    answers = tuple(_answer(brief, settings) for settings in workspace.scenarios)
    return Outlook(brief, workspace, answers, shifts(workspace.active_scenario))


@lru_cache(presets.BRIEF_CACHE_SIZE)
def series_by_side(
    brief: Brief, *, first: bool = False
) -> Mapping[str, Mapping[int, trade_series.Observation]]:
    """Two-way trade as each side reports it, the side the report follows first.

    With ``first``, revised figures as first published.
    """
    order = sorted(brief.sides, key=lambda side: side.id != trade_series.followed_reporter(brief).id)
    return MappingProxyType(
        {side.id: trade_series.observations(brief, side.id, first=first) for side in order}
    )


def _answer(brief: Brief, settings: Settings) -> Answer:
    scenario = settings.scenario()
    growth = presets.growth_bounds(settings, brief)
    names = [p.name for p in presets.growth_presets(brief) if p.growth.value == settings.growth]
    return Answer(
        settings=settings,
        scenario=scenario,
        projection=project(scenario),
        growth=growth,
        years_bounds=years_needed_bounds(scenario, growth.low / 100, growth.high / 100),
        preset=names[0] if names else "",
    )
