"""Tables to read: figures with their sources."""

import pandas as pd

from metrics import words
from metrics.brief import Brief


def figures(brief: Brief) -> pd.DataFrame:
    """Every printed figure of a brief with where it was printed, one row each."""
    rows = []
    for figure in brief.figures.values():
        source = brief.sources[figure.source]
        rows.append(
            {
                "Figure": words.label(figure),
                "Period": words.period(figure),
                "Printed": words.quoted(figure),
                "Bounds": words.rounding(figure),
                "Reporter": brief.reporters[figure.reporter].name,
                "Status": figure.status.value,
                "Source": source.title,
                "Publisher": source.publisher,
                "Published": source.published,
                "Address": source.url,
                "Note": figure.note,
                "Id": figure.id,
            }
        )
    return pd.DataFrame(rows)
