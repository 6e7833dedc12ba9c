"""A single chart for a frame in another page: ``?embed=true&chart=NAME``."""

import streamlit as st

from metrics.analysis.outlook import build_outlook
from metrics.app.pages import chart_component, session, widgets
from metrics.app.pages.chart_block import draw_chart, escape_markdown
from metrics.app.pages.error_boundary import run_page
from metrics.app.server import live_charts
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief

_NAME = "chart"
_DEFAULT_CHART = next(iter(CHARTS))


def is_requested() -> bool:
    """Whether the address asks for a single chart in a frame."""
    return bool(st.context.is_embedded) and _NAME in st.query_params


def page() -> None:
    """Shows the chart that the address names, or what is wrong with the data."""
    run_page(_show)


def _show(brief: Brief) -> None:
    session.open_session(brief, "embed")
    widgets.show_rejected_parameters()
    name = st.query_params[_NAME]
    if name not in CHARTS:
        names = ", ".join(CHARTS)
        st.warning(
            escape_markdown(
                f"chart must be one of {names}, got \u201c{name[:40]}\u201d; {_DEFAULT_CHART} is shown."
            )
        )
        name = _DEFAULT_CHART
    if CHARTS[name] is live_charts.PREVIEW_CHART:
        chart_component.prepare(brief)
    draw_chart(CHARTS[name], build_outlook(brief, session.current_session().now))
