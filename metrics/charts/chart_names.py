"""Every chart by name, in the order of the pages, without what draws it.

A name stands in addresses, links and file names, and never changes. Reading a link needs the names alone,
so this module loads nothing; ``catalogue`` adds the drawings.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class ChartName(NamedTuple):
    """What a chart is called on the screen, and the path of the page it stands on, empty for the first."""

    label: str
    page: str = ""


CHART_NAMES: Mapping[str, ChartName] = MappingProxyType(
    {
        "doubling": ChartName("Observed trade and scenarios"),
        "sensitivity": ChartName("How the answer moves"),
        "figures": ChartName("The report's figures"),
        "record": ChartName("The two books", "record"),
        "gap": ChartName("The mirror gap", "record"),
        "precedents": ChartName("How long it took elsewhere", "precedents"),
        "paths": ChartName("How wide the range was", "precedents"),
        "targets": ChartName("Earlier targets", "record"),
    }
)
