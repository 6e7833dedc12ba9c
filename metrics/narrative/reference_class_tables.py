"""The pairs of a reference class, by name and as a table."""

import numpy as np
import pandas as pd

from metrics.analysis import reference_class
from metrics.analysis.outlook import Outlook
from metrics.analysis.reference_class import CLOSEST_PAIRS, ReferenceClass
from metrics.datasets import world_trade
from metrics.narrative.phrases import multiple_phrase

PATH_COLUMN = "Path, multiples of the start"


def closest_pairs(view: Outlook) -> str:
    """The pairs of the class that stood nearest, by name and year."""
    found = view.precedents.reference_class
    named = [f"{pair_name(found, at)} in {found.start[at]}" for at in range(min(CLOSEST_PAIRS, len(found)))]
    return f"Closest: {'; '.join(named)}." if named else "No pair stood there; widen the class."


def pair_name(found: ReferenceClass, at: int) -> str:
    """The two economies of one pair of a class."""
    names = world_trade.economy_names()
    first, second = found.panel.pairs[found.rows[at]]
    return f"{names.get(first, first)} and {names.get(second, second)}"


def table(view: Outlook) -> pd.DataFrame:
    """The pairs of the class, one row each, the closest first, with the path of each as a list."""
    found = view.precedents.reference_class
    aim = multiple_phrase(view.rule.multiple).capitalize()
    paths = [path[np.isfinite(path)].tolist() for path in found.paths]
    return pd.DataFrame(
        {
            "Pair": [pair_name(found, at) for at in range(len(found))],
            PATH_COLUMN: [[round(at, 2) for at in path] for path in paths],
            "Stood there in": found.start,
            "Trade then, US$ bn": found.value.round(2),
            "On the year before, %": (100 * found.yoy).round(1),
            f"A year over {reference_class.AVERAGE_GROWTH_YEARS} years, %": (100 * found.five).round(1),
            f"{aim} after, years": pd.array(
                [int(years) if got else pd.NA for years, got in zip(found.years, found.reached, strict=True)],
                dtype="Int64",
            ),
            "Years on record": [len(path) - 1 for path in paths],
            "Highest multiple": [round(max(path), 2) for path in paths],
        }
    )
