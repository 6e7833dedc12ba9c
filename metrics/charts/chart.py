"""A chart: its name, its page, a grammar that stays, and content that changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from metrics.charts.theme import Palette
from metrics.charts.tidy_data import DataPoint
from metrics.narrative import source_notes

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ChartContent:
    """What varies in a chart.

    ``source`` says whose numbers are drawn, without a full stop at its end; ``data_version`` is a
    sentence. ``settings`` are the settings that the chart depends on, empty where it depends on none;
    ``notes`` are further lines below it. ``signature`` are the address of the live version and the ID,
    where they are known.
    ``tables`` feed the drawing, as rows; ``view`` makes the same content into a table to
    read, with units in its column names; ``data`` makes what is drawn into tidy data.
    ``height`` is that of the whole chart; where words take more of it, the chart grows until
    the plot has ``plot_height``.
    """

    title: str
    subtitle: str
    source: str
    data_version: str
    alternative: str
    height: int
    plot_height: int
    tables: Mapping[str, Rows]
    view: Callable[[], pd.DataFrame]
    data: Callable[[], Sequence[DataPoint]]
    settings: str = ""
    notes: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """The settings and the notes, those that there are."""
        return tuple(filter(None, (self.settings, *self.notes)))

    @property
    def foot(self) -> tuple[str, ...]:
        """The lines below the chart."""
        return (source_notes.source_line(self.source, self.data_version), *self.remarks, *self.signature)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name in files and addresses, its page, and its two parts.

    ``page`` is the path of the page it stands on, empty for the first; ``content`` takes the
    outlook; ``grammar`` takes a palette.
    """

    name: str
    label: str
    page: str
    content: Callable[..., ChartContent]
    grammar: Callable[[Palette], alt.LayerChart]
