"""All that follows from a brief and the reader's settings; charts and sentences read it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from metrics.analysis import presets
from metrics.analysis.brief_analysis import BriefAnalysis, analyse
from metrics.analysis.fan.brief_fan import Fan
from metrics.analysis.outside_view import OutsideView
from metrics.datasets.brief import Brief
from metrics.quantities.figures import Interval
from metrics.scenarios.projection import Projection, Scenario, project, years_needed_bounds
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.scenarios.sensitivity import Shift, shifts
from metrics.scenarios.settings import Prices, Settings
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


@dataclass(frozen=True, eq=False)
class Outlook:
    """The results of a workspace, each part computed when it is first asked for.

    ``analysis`` holds what follows from the brief alone; other outlooks of the brief share it.
    """

    analysis: BriefAnalysis
    workspace: Workspace

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.analysis.brief

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Each scenario with what follows from it."""
        return tuple(_answer(self.analysis, settings) for settings in self.workspace.scenarios)

    @property
    def active_answer(self) -> Answer:
        """The answer of the scenario under the controls."""
        return self.answers[self.workspace.active]

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The sensitivity of the scenario under the controls."""
        return shifts(self.workspace.active_scenario)

    @cached_property
    def fan(self) -> Fan | None:
        """The fan at the base of the scenario under the controls."""
        return self.analysis.fan(self.workspace.active_scenario)

    @cached_property
    def fan_in_multiples(self) -> tuple[Mapping[str, float], ...]:
        """The same as multiples of its base, in the prices of the reference class."""
        return self.analysis.fan_in_multiples(self.workspace.active_scenario, self.rule)

    @property
    def rule(self) -> ReferenceCriteria:
        """The criteria of the reference class, for the multiple of the scenario under the controls."""
        return replace(self.workspace.rule, multiple=self.workspace.active_scenario.multiple)

    @cached_property
    def precedents(self) -> OutsideView:
        """The pair and its precedents by these criteria."""
        return self.analysis.precedents(self.rule)

    def answer_precedents(self, answer: Answer) -> OutsideView:
        """The precedents of one scenario: for its own multiple, in its own prices."""
        constant = answer.settings.prices is Prices.CONSTANT
        return self.analysis.precedents(
            replace(self.workspace.rule, multiple=answer.settings.multiple, constant=constant)
        )


def build_outlook(brief: Brief, workspace: Workspace) -> Outlook:
    """What follows from ``workspace`` on ``brief``."""
    return Outlook(analyse(brief), workspace)


def _answer(analysis: BriefAnalysis, settings: Settings) -> Answer:
    scenario = settings.scenario()
    growth = presets.growth_bounds(settings, analysis.growth_presets)
    names = [p.name for p in analysis.growth_presets if p.growth.value == settings.growth]
    return Answer(
        settings=settings,
        scenario=scenario,
        projection=project(scenario),
        growth=growth,
        years_bounds=years_needed_bounds(scenario, growth.low / 100, growth.high / 100),
        preset=names[0] if names else "",
    )
