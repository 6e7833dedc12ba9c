"""One chart and nothing else, for a frame in another page: ``?embed=true&chart=NAME``."""

import streamlit as st

from metrics.analysis.outlook import outlook
from metrics.app.pages import chart_component, session, widgets
from metrics.app.pages.chart_block import drawing, plain
from metrics.app.pages.error_boundary import guarded
from metrics.app.server import live_charts
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief

_NAME = "chart"
_FIRST = next(iter(CHARTS))


def asked() -> bool:
    """Whether this address asks for one chart in a frame."""
    return bool(st.context.is_embedded) and _NAME in st.query_params


def page() -> None:
    """Shows the chart that the address names, or what is wrong with the data."""
    guarded(_show)


def _show(brief: Brief) -> None:
    session.open_desk(brief, "embed")
    widgets.refusals()
    name = st.query_params[_NAME]
    if name not in CHARTS:
        names = ", ".join(CHARTS)
        st.warning(plain(f"chart must be one of {names}, got \u201c{name[:40]}\u201d; {_FIRST} is shown."))
        name = _FIRST
    if CHARTS[name] is live_charts.FOLLOWS:
        chart_component.prepare(brief)
    drawing(CHARTS[name], outlook(brief, session.current().now))
