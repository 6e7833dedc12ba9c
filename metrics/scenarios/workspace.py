"""All that a reader has set: one to three scenarios, the reference class, and what is shown."""

from dataclasses import dataclass, replace
from typing import Any

from metrics.quantities.errors import ArgumentError
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.scenarios.settings import LONGEST_NAME, Settings

MOST_SCENARIOS = 3
LONGEST_TITLE = 120
MOST_ON_SHEET = 4


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that the reader has set: scenarios, the class, and how the record is shown.

    One to three scenarios stand side by side; ``active`` is the one that the controls edit.
    ``events`` marks events in the record, ``first`` shows figures as first published. ``title`` and
    ``sheet``, names of charts, are those of the report sheet.
    """

    scenarios: tuple[Settings, ...]
    active: int = 0
    rule: ReferenceCriteria = ReferenceCriteria()  # noqa: RUF009 - frozen
    events: bool = True
    first: bool = False
    title: str = ""
    sheet: tuple[str, ...] = ("doubling", "record")

    def __post_init__(self) -> None:
        if not 1 <= len(self.scenarios) <= MOST_SCENARIOS:
            raise ArgumentError(
                f"a workspace holds 1 to {MOST_SCENARIOS} scenarios, got {len(self.scenarios)}"
            )
        if not 0 <= self.active < len(self.scenarios):
            raise ArgumentError(
                f"the active scenario is one of {len(self.scenarios)}, got number {self.active + 1}"
            )

    @property
    def active_scenario(self) -> Settings:
        """The scenario that the controls edit."""
        return self.scenarios[self.active]

    def edit(self, **changes: Any) -> "Workspace":
        """With fields of the active scenario changed."""
        scenarios = list(self.scenarios)
        scenarios[self.active] = replace(self.active_scenario, **changes)
        return replace(self, scenarios=tuple(scenarios))

    def rename(self, name: str) -> "Workspace":
        """With a name for the active scenario; what cannot be printed is left out of it."""
        return self.edit(name=printable_text(name, LONGEST_NAME))

    def retitle(self, title: str) -> "Workspace":
        """With a title for the report sheet; what cannot be printed is left out of it."""
        return replace(self, title=printable_text(title, LONGEST_TITLE))

    def add(self) -> "Workspace":
        """With a copy of the active scenario beside it, which becomes the active one."""
        copy = replace(self.active_scenario, name="")
        return replace(self, scenarios=(*self.scenarios, copy), active=len(self.scenarios))

    def remove(self) -> "Workspace":
        """Without the active scenario."""
        kept = tuple(s for at, s in enumerate(self.scenarios) if at != self.active)
        return replace(self, scenarios=kept, active=max(self.active - 1, 0))

    def edit_rule(self, **changes: Any) -> "Workspace":
        """With fields of the class's rule changed."""
        return replace(self, rule=replace(self.rule, **changes))

    def activate(self, active: int) -> "Workspace":
        """With another scenario under the controls."""
        return replace(self, active=active)


def printable_text(text: str, longest: int) -> str:
    """What of ``text`` can be printed, without spaces around it, at most ``longest`` characters."""
    return "".join(c for c in text if c.isprintable()).strip()[:longest]
