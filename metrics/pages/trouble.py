"""A page on sound data, or what is wrong with the data in its place."""

from collections.abc import Callable

import streamlit as st

from metrics.brief import Brief, BriefError, in_force
from metrics.pages.exhibit import plain
from metrics.record import RecordError
from metrics.world import WorldError


def guarded(show: Callable[[Brief], None]) -> None:
    """Runs ``show`` on the shipped brief, or lists the faults that keep it from running."""
    try:
        show(in_force())
    except BriefError as problem:
        _faults(problem.problems)
    except (RecordError, WorldError) as problem:
        _faults((str(problem),))


def _faults(faults: tuple[str, ...]) -> None:
    st.error(plain(f"The data of this page cannot be used. Faults found: {len(faults)}."))
    st.code("\n".join(faults), language=None, wrap_lines=True)
