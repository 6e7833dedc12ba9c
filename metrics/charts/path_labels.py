"""Where the names of the closest pairs stand on the paths chart."""

import math
from collections.abc import Sequence
from itertools import compress

from metrics.analysis.fan import brief_fan
from metrics.analysis.reference_class import ReferenceClass
from metrics.charts.axes import NARROW_PLOT_WIDTH
from metrics.charts.chart import Rows
from metrics.charts.label_layout import Label, placement_mask
from metrics.charts.specification import PLOT_WIDTHS
from metrics.datasets.world_trade import Floats
from metrics.narrative import reference_class_paths, reference_class_tables

PLOT_HEIGHT = 200
NAMED_PATHS = 3


def name_labels(found: ReferenceClass, shown: Sequence[Floats], fan: Rows, frame: Rows) -> Rows:
    """The multiple looked for, the ends of the fan and those of the nearest paths, if they have room."""
    last, rule = frame[1]["years"], found.rule
    # Where the fan ends on the left, the multiple's label goes right.
    early = last >= 2 * brief_fan.MEASURED_HORIZON
    ends = [("goal", reference_class_paths.multiple_label(rule), last if early else 0, rule.multiple, early)]
    for row in fan[-1:]:
        ends += [
            ("fan", label, row["years"], row[column], not early)
            for column, label in reference_class_paths.fan_names().items()
        ]
    for at, path in enumerate(shown[:NAMED_PATHS]):
        years = len(path) - 1
        ends.append(
            ("pair", reference_class_tables.pair_name(found, at), years, float(path[-1]), years > last / 2)
        )
    low, top = (math.log(row["multiple"]) for row in frame)
    labels = [
        Label(
            text,
            years / last,
            (math.log(multiple) - low) / (top - low),
            turned,
            NARROW_PLOT_WIDTH if kind == "pair" else PLOT_WIDTHS[0],
        )
        for kind, text, years, multiple, turned in ends
    ]
    columns = ("kind", "label", "years", "multiple", "turned")
    return [
        dict(zip(columns, end, strict=True)) for end in compress(ends, placement_mask(labels, PLOT_HEIGHT))
    ]
