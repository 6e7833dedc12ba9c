"""What a picture that comes back says of itself, in words."""

from collections.abc import Mapping

import pandas as pd

LEAD = (
    "A picture, a drawing or a page made here holds its own source, settings and link; a screenshot holds "
    "the ID in its last line. Either brings back the very view. The file is read and not kept."
)
UNALTERED = "Unaltered: what is drawn is what was made."
ALTERED = (
    "Altered since it was made: the drawing is not the one that its own record describes. "
    "The settings below are those it was made with."
)


def integrity(*, untouched: bool) -> str:
    """Whether the picture is the one that was made."""
    return UNALTERED if untouched else ALTERED


def table(said: Mapping[str, str]) -> pd.DataFrame:
    """What the picture says of itself, one row each."""
    rows = {key.replace("_", " ").capitalize(): value for key, value in said.items() if value}
    return pd.DataFrame({"What it says": rows.values()}, index=pd.Index(rows, name="About"))
