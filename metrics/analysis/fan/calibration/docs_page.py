"""docs/calibration.md, written from the measured table alone."""

import pandas as pd

from metrics.analysis.fan.calibration.coverage_scores import LAST_FITTED_YEAR
from metrics.analysis.fan.calibration.fit import SEED
from metrics.analysis.fan.calibration.training_windows import FOLDS

HEAD = f"""# Calibration of the fan

Written by `make calibration` (seed {SEED}); do not edit. The figures stand in
`data/world/coverage.csv`, and `tests/analysis/fan/test_quantile_model.py` holds them against their bounds.

The fan gives quantiles of the log growth of two-way trade, given a pair's own last 5 to 15 years.
It is fitted on the windows of both world tables and judged on the windows of BACI (2000–2020).
*Unseen pairs*: {FOLDS} folds of pairs; each pair is judged by a fit that knew none of its years.
Pairs of the same years share the world's cycle, so this flatters; hence *later years*: fitted on
windows that ended by {LAST_FITTED_YEAR[1]} (for ten years by {LAST_FITTED_YEAR[10]}, as only one origin has a
ten-year outcome by {LAST_FITTED_YEAR[1]}), judged on those that ended afterwards. Loss: mean pinball loss
over the 10, 25, 50, 75 and 90 % quantiles of log growth in current US$.
*bins*: empirical quantiles in 5 × 5 bins of size and volatility, the plain rival.
"""


def text(measured: pd.DataFrame) -> str:
    """The page in Markdown."""
    parts = [HEAD]
    for test, title in (("unseen pairs", "Unseen pairs"), ("later years", "Later years")):
        parts.append(_section(title, measured[measured["test"] == test]))
    usual = measured[measured["test"] == "usual forecasts"]
    parts.append(
        _section("Beside the usual forecasts", usual)
        + f"\nOn {usual['pairs'].min()} pairs drawn at random, all their origins; forecasts by statsforecast "
        "on logs, with its own bands.\n"
    )
    fifths = measured[measured["test"].str.contains("fifth")]
    parts.append(_section("Unseen pairs, inside each fifth", fifths))
    return "\n".join(parts)


def _section(title: str, part: pd.DataFrame) -> str:
    bins = part[part["model"] == "bins"].set_index("horizon")["loss"]
    head = "| test | model | years | pairs | windows | inside 80 % | inside 50 % | loss | loss / bins |"
    lines = [f"## {title}\n", head, "|---|---|---:|---:|---:|---:|---:|---:|---:|"]
    for row in part.sort_values(["horizon", "test"], kind="stable").to_dict("records"):
        share = f"{row['loss'] / bins[row['horizon']]:.3f}" if len(bins) else ""
        lines.append(
            f"| {row['test']} | {row['model']} | {row['horizon']} | {row['pairs']:,} | {row['windows']:,} "
            f"| {100 * row['inside_80']:.1f} % | {100 * row['inside_50']:.1f} % | {row['loss']:.4f} "
            f"| {share} |"
        )
    return "\n".join(lines) + "\n"
