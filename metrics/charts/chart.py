"""A chart: its name, its page, a grammar that stays, and content that changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from metrics.charts.theme import Palette
from metrics.charts.tidy_data import DataPoint

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ChartContent:
    """What varies in a chart.

    ``tables`` feed the drawing, as rows; ``view`` makes the same content into a table to
    read, with units in its column names; ``data`` makes what is drawn into tidy data; ``foot``
    are the source line and the settings line.
    ``height`` is that of the whole chart; where words take more of it, the chart grows until
    the plot has ``plot_height``.
    """

    title: str
    subtitle: str
    foot: tuple[str, ...]
    alternative: str
    height: int
    plot_height: int
    tables: Mapping[str, Rows]
    view: Callable[[], pd.DataFrame]
    data: Callable[[], Sequence[DataPoint]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the house: its name in files and addresses, its page, and its two parts.

    ``page`` is the path of the page it stands on, empty for the first; ``plate`` takes the
    outlook; ``grammar`` takes a palette.
    """

    name: str
    label: str
    page: str
    plate: Callable[..., ChartContent]
    grammar: Callable[[Palette], alt.LayerChart]
