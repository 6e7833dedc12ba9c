"""The doubling chart on a page: drawn in the reader's browser, where it follows a moving thumb.

A slider of Streamlit's tells the server its value when it is let go. Until then the scripts of
``metrics/live`` work out the same chart in the browser; the plate that the server sends afterwards
changes nothing on the screen but the ID. Everything else on the page follows the server.
"""

import streamlit as st

from metrics.brief import Brief
from metrics.charts.layout import Plate
from metrics.outlook import Outlook
from metrics.publish import served

_MOUNT = st.components.v2.component("doubling", js=served.MOUNT, css=served.STYLE, isolate_styles=False)


def prepare(brief: Brief, mode: str, home: str) -> None:
    """Sends what the chart of ``brief`` needs, at the top of a page, so that it is there in time."""
    _MOUNT(key=f"held-{mode}", data=served.held(brief, mode, home))


def follow(plate: Plate, view: Outlook, mode: str, home: str) -> None:
    """Draws ``plate``, that of the doubling chart with its signature, in the colours of ``mode``."""
    _MOUNT(key=f"chart-doubling-{mode}", data=served.sent(plate, view, mode, home))
