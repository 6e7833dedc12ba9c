"""A chart on a page, drawn in the browser by the same scripts as on the published pages.

The doubling chart is updated while a slider moves: Streamlit sends a slider's value only when it is released,
and until then the scripts of ``metrics/app/browser`` compute the same chart in the browser. The content that
the server sends afterwards differs only in the ID.
"""

import streamlit as st

from metrics.analysis.outlook import Outlook
from metrics.app.server import live_charts
from metrics.charts.chart import Chart, ChartContent
from metrics.datasets.brief import Brief

_MOUNT = st.components.v2.component(
    "twofold", js=live_charts.MOUNT, css=live_charts.STYLE, isolate_styles=False
)


def prepare(brief: Brief) -> None:
    """Sends the facts of ``brief`` for previews while a slider moves, early in the page."""
    _, held = live_charts.facts_payload(brief)
    _MOUNT(key="held", data=held)


def draw(chart: Chart, content: ChartContent, view: Outlook, mode: str, home: str) -> None:
    """Draws ``content`` with its signature in the colours of ``mode``."""
    _MOUNT(key=f"chart-{chart.name}-{mode}", data=live_charts.chart_payload(chart, content, view, mode, home))
