"""The doubling chart on a page: drawn in the reader's browser, where it follows a moving thumb.

A slider of Streamlit's tells the server its value when it is let go. Until then the scripts of
``metrics/live`` work out the same chart in the browser; the plate that the server sends afterwards
changes nothing on the screen but the ID. Everything else on the page follows the server.
"""

import streamlit as st

from metrics.charts.layout import Plate
from metrics.outlook import Outlook
from metrics.publish import served

_MOUNT = st.components.v2.component("doubling", js=served.MOUNT, css=served.STYLE, isolate_styles=False)


def follow(plate: Plate, view: Outlook, mode: str, home: str) -> None:
    """Draws ``plate``, that of the doubling chart with its signature, in the colours of ``mode``."""
    _, held = served.held(view.brief, mode)
    with st.container(gap=None):
        _MOUNT(key=f"held-{mode}", data=held)
        _MOUNT(key=f"chart-doubling-{mode}", data=served.sent(plate, view, mode, home))
