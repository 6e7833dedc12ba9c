"""The reported series as rows for a chart: what was printed, derived, and missing."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from metrics.brief import Brief
from metrics.charts.layout import Rows
from metrics.outlook import series
from metrics.preset import BRIEFS_KEPT
from metrics.record import Rule

NAMED_YEARS_AGO = 10


@lru_cache(BRIEFS_KEPT)
def rows(brief: Brief) -> Rows:
    """Every side's years; ``run`` numbers stretches without a gap, so that gaps stay gaps."""
    found_rows = []
    for at, (side, found) in enumerate(series(brief).items()):
        run = 0
        for year, seen in found.items():
            run += year - 1 not in found
            is_open = math.isinf(seen.interval.high)
            found_rows.append(
                {
                    "who": brief.reporters[side].name,
                    "year": year,
                    "value": seen.interval.value,
                    "how": "printed as a lower bound" if is_open else seen.rule.value,
                    "derived": is_open or seen.rule in (Rule.IMPLIED, Rule.SUBTRACTED),
                    "followed": at == 0,
                    "run": f"{side} {run}",
                }
            )
    return tuple(found_rows)


def names(seen: Rows) -> Rows:
    """Where each line carries its name: at its peak of long ago, or at its last point."""
    lines: dict[str, list[Mapping[str, Any]]] = {}
    for row in seen:
        lines.setdefault(row["who"], []).append(row)
    past = max(row["year"] for row in seen) - NAMED_YEARS_AGO
    chosen = []
    for line in lines.values():
        early = [row for row in line if row["year"] <= past]
        at_peak = line[0]["followed"] and early
        chosen.append(max(early, key=lambda row: row["value"]) if at_peak else line[-1])
    return chosen
