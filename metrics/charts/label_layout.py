"""Labels at points of a plot: which of them have room beside those that matter more."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.charts.specification import WIDE_LETTERS

LINE_HEIGHT = 16
GAP = 5
_LETTER_WIDTH = 6.4


def text_width(text: str) -> float:
    """Pixels that a label of one line takes, at most; a wide letter counts twice."""
    return _LETTER_WIDTH * (len(text) + len(WIDE_LETTERS.findall(text)))


@dataclass(frozen=True, slots=True)
class Label:
    """Words of one line just above a point, from there to the right, or ending there if ``turned``.

    ``across`` and ``up`` place the point, as shares of the plot from its left and its bottom;
    ``width`` is that of the narrowest plot, in pixels, that the label stands on.
    """

    text: str
    across: float
    up: float
    turned: bool
    width: float

    def box(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Left, right, bottom and top in pixels, on a plot of that size."""
        at, room = self.across * width, GAP + text_width(self.text)
        left, right = (at - room, at - GAP) if self.turned else (at + GAP, at + room)
        bottom = self.up * height
        return left, right, bottom, bottom + LINE_HEIGHT


def placement_mask(labels: Sequence[Label], height: float) -> list[bool]:
    """Which labels stand in the plot and on none before them that stands.

    Judged at ``height`` and each label's narrowest plot: on a larger one they lie farther apart.
    Labels go by rank; none may stand on a narrower plot than one before it.
    """
    kept: list[Label] = []
    stands = []
    for label in labels:
        left, right, bottom, top = label.box(label.width, height)
        inside = left >= 0 and right <= label.width and bottom >= 0 and top <= height
        others = [other.box(label.width, height) for other in kept]
        free = all(right <= o[0] or o[1] <= left or top <= o[2] or o[3] <= bottom for o in others)
        stands.append(inside and free)
        kept += [label] if stands[-1] else []
    return stands
