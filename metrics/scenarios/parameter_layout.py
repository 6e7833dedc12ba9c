"""The control panel of a scenario: what stands in it and in which order, for all who draw it.

The dashboard, a published page and a frame draw the same list, each the parts marked for it; what a control
is called, its limits and its options stand with the setting itself (``settings``). A setting that needs
another follows it without a line here, and one that bends growth joins the last group by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, Flag, auto

from metrics.scenarios.settings import BENDS, CONTROLS
from metrics.scenarios.workspace import MOST_SCENARIOS


class Place(Flag):
    """Where the panel is drawn: the dashboard, a published page, a frame with the chart alone."""

    DASHBOARD = auto()
    PAGE = auto()
    FRAME = auto()


class Kind(Enum):
    """What a part of the panel is."""

    SETTINGS = "settings"  # a control for each name, and for what needs it
    SCENARIOS = "scenarios"  # which scenario is under the controls; the names are steps beside it
    PRESETS = "presets"  # the paces that the figures give; the names are steps beside it
    STEPS = "steps"  # a button for each name
    LINK = "link"  # the link to this view as text, once it is asked for


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the panel; with ``folded`` it opens on a click under its label."""

    kind: Kind
    names: tuple[str, ...] = ()
    label: str = ""
    folded: bool = False
    places: Place = Place.DASHBOARD | Place.PAGE | Place.FRAME


EXPLORED = ("growth", "multiple")
STEPS = {
    "undo": "Undo",
    "redo": "Redo",
    "reset": "Reset",
    "add": "Add",
    "remove": "Remove",
    "link": "Copy link",
}
SCENARIOS = tuple(f"Scenario {number}" for number in range(1, MOST_SCENARIOS + 1))
OWN_VALUE = "Own value"
LINK_LABEL = "Link to this view"
_UNDER_CONTROLS = "Scenario under the controls"
_COUNT = ("add", "remove")
_BENT = tuple(BENDS)

# The dashboard has a list of steps above all, and the name where the scenario is chosen; a published
# page folds the name away, and has its link here, as it has no menu.
PANEL = (
    Part(Kind.STEPS, ("undo", "redo", "reset"), places=Place.DASHBOARD),
    Part(Kind.SCENARIOS, label=_UNDER_CONTROLS, places=Place.DASHBOARD | Place.FRAME),
    Part(Kind.SCENARIOS, _COUNT, label=_UNDER_CONTROLS, places=Place.PAGE),
    Part(Kind.SETTINGS, ("name",), places=Place.DASHBOARD),
    Part(Kind.PRESETS, _COUNT, label="Presets", places=Place.DASHBOARD),
    Part(Kind.SETTINGS, EXPLORED),
    Part(Kind.PRESETS, label="Paces from the figures", places=Place.PAGE | Place.FRAME),
    Part(Kind.SETTINGS, ("base", "by"), places=Place.DASHBOARD | Place.PAGE),
    Part(Kind.SETTINGS, _BENT, label="Fade, shock, prices", folded=True, places=Place.DASHBOARD),
    Part(Kind.SETTINGS, ("name", *_BENT), label="Name, fade, shock, prices", folded=True, places=Place.PAGE),
    Part(Kind.STEPS, ("undo", "reset", "link"), places=Place.PAGE),
    Part(Kind.LINK, label=LINK_LABEL, places=Place.PAGE),
)


def parts(place: Place) -> Iterator[Part]:
    """The parts of the panel at a place, in order."""
    return (part for part in PANEL if place in part.places)


def dependents(name: str) -> list[str]:
    """The settings that have no effect without ``name``, in order."""
    return [other for other, control in CONTROLS.items() if control.needs == name]


def reading_order() -> list[str]:
    """Every setting with a control: first what needs nothing else, as in the panel, then what needs it."""
    heads = [name for part in parts(Place.DASHBOARD) if part.kind is Kind.SETTINGS for name in part.names]
    return [*heads, *(name for name, control in CONTROLS.items() if control.needs)]
