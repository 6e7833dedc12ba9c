"""Outlook, the first page, with its control panel and the link to copy."""

import streamlit as st

from metrics.analysis.outlook import Outlook
from metrics.app.page_blocks.outlook_blocks import LINK, OUTLOOK, PANEL
from metrics.app.pages import chart_component, scenario_controls, session
from metrics.app.pages.block_widgets import show_page
from metrics.sharing import link


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    show_page(OUTLOOK, {PANEL: scenario_controls.panel, LINK: _link}, chart_component.prepare)


def _link(view: Outlook) -> None:
    with st.popover("Copy link", icon=":material/link:"):
        st.caption("Every setting and the data version are in this link.")
        st.code(
            link.address(session.dashboard_address(), view.workspace, view.brief),
            language=None,
            wrap_lines=True,
        )
