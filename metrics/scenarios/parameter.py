"""What a reader can set, described once: a number with its limits, a choice of few, a line of text.

A class of settings annotates each field with one of these. The controls of every page, the links, the
sentences and the sensitivity chart read it from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_type_hints

SWITCH = {"on": True, "off": False}


@dataclass(frozen=True, slots=True)
class Clause:
    """What a setting adds to a scenario's pace in words; ``{name}`` stands for a setting with its unit.

    ``full`` is for sentences, ``title`` for a chart's title, ``short`` for a label in a chart.
    """

    full: str
    title: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number the reader sets. ``nudge`` is how far the sensitivity chart moves it, zero for not at all.

    ``slider`` is off for numbers that are entered rather than explored. ``needs`` names a setting without
    which this one has no effect. ``moved`` is what the sensitivity chart says of another value. ``unset`` is
    a value that stands for none: a link leaves it out. ``name`` and ``whole`` follow from the field.
    """

    label: str
    unit: str
    low: float
    high: float
    step: float
    help: str
    nudge: float = 0.0
    slider: bool = True
    needs: str = ""
    clause: Clause | None = None
    moved: str = ""
    unset: float | None = None
    name: str = ""
    whole: bool = False

    def clamp(self, value: float) -> float:
        """The value within the limits that is nearest to ``value``."""
        return min(max(value, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values. What needs this setting has an effect where it is ``on``.

    ``options`` are what the values are called, the one for off first; empty where the brief gives them.
    With ``reveals``, what needs it is not shown at all until it is on.
    """

    label: str
    on: object
    options: Mapping[Any, str] = field(default_factory=dict)
    help: str = ""
    reveals: bool = False
    needs: str = ""
    clause: Clause | None = None
    name: str = ""

    @property
    def words(self) -> dict[str, Any]:
        """What a link writes for the values."""
        return dict(SWITCH) if self.on is True else {str(value): value for value in self.options}

    @property
    def labels(self) -> dict[str, str]:
        """What the values are called, by what a link writes for them, in the order of the options."""
        words = {value: word for word, value in self.words.items()}
        return {words[value]: label for value, label in self.options.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the reader's own words, at most ``longest`` characters."""

    label: str
    longest: int
    needs: str = ""
    clause: Clause | None = None
    name: str = ""


Control = Parameter | Choice | Line


def controls(owner: type) -> dict[str, Control]:
    """The controls by which the fields of a class are annotated, by name."""
    found: dict[str, Control] = {}
    for name, hint in get_type_hints(owner, include_extras=True).items():
        for control in getattr(hint, "__metadata__", ()):
            found[name] = replace(control, name=name)
            if isinstance(control, Parameter):
                found[name] = replace(control, name=name, whole=hint.__origin__ is int)
    return found


def parameters(owner: type) -> dict[str, Parameter]:
    """The numbers among the controls of a class."""
    return {name: found for name, found in controls(owner).items() if isinstance(found, Parameter)}
