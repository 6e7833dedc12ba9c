"""Runs a page, or shows the faults of its data instead."""

from collections.abc import Callable

import streamlit as st

from metrics.analysis.trade_series import RecordError
from metrics.app.pages import session
from metrics.app.pages.chart_block import escape_markdown
from metrics.datasets.brief import Brief, BriefError
from metrics.datasets.world_trade import WorldError


def run_page(show: Callable[[Brief], None]) -> None:
    """Runs ``show`` on the current brief, or lists the faults of its data."""
    try:
        brief = session.current_brief()
        _picker(brief)
        show(brief)
    except BriefError as problem:
        _show_faults(problem.problems)
    except (RecordError, WorldError) as problem:
        _show_faults((str(problem),))


def _picker(brief: Brief) -> None:
    """The choice of a brief, if there are several and the page is not in a frame."""
    titles = session.titles()
    if len(titles) < 2 or st.context.is_embedded:  # noqa: PLR2004 - one is no choice
        return
    with st.container(horizontal=True, horizontal_alignment="right"):
        # Set in every run: the widget of the previous page is another one with the same key.
        st.session_state["brief-choice"] = brief.name
        st.selectbox(
            "Brief",
            list(titles),
            key="brief-choice",
            format_func=titles.__getitem__,
            label_visibility="collapsed",
            width=280,
            on_change=session.choose_brief,
        )


def _show_faults(faults: tuple[str, ...]) -> None:
    st.error(escape_markdown(f"The data of this page cannot be used. Faults found: {len(faults)}."))
    st.code("\n".join(faults), language=None, wrap_lines=True)
