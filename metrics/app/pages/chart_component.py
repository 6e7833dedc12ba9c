"""A chart on a page, drawn in the reader's browser by the scripts that the published pages have.

The doubling chart follows a moving thumb: a slider of Streamlit's tells the server its value when it
is let go, and until then the scripts of ``metrics/app/browser`` work out the same chart in the browser. The
content that the server sends afterwards changes nothing on the screen but the ID.
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
    """Sends what a chart of ``brief`` needs to follow a hand, at the top of a page, to be there in time."""
    _, held = live_charts.facts_payload(brief)
    _MOUNT(key="held", data=held)


def draw(chart: Chart, content: ChartContent, view: Outlook, mode: str, home: str) -> None:
    """Draws ``content`` with its signature in the colours of ``mode``."""
    _MOUNT(key=f"chart-{chart.name}-{mode}", data=live_charts.chart_payload(chart, content, view, mode, home))
