"""Record, with its two switches and the claim that a reader may check."""

import streamlit as st

from metrics.analysis import claim_check
from metrics.analysis.outlook import Outlook
from metrics.app.page_blocks.record_blocks import CLAIM, RECORD, SWITCHES
from metrics.app.pages import widgets
from metrics.app.pages.block_widgets import show_page
from metrics.app.pages.chart_block import escape_markdown
from metrics.narrative import record
from metrics.quantities.figures import FigureError
from metrics.quantities.number_format import currency_sign


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    show_page(RECORD, {SWITCHES: _switches, CLAIM: _claim})


def _switches(_: Outlook) -> None:
    with st.container(horizontal=True):
        widgets.toggle("events", "Events")
        widgets.toggle("first", "As first published")


def _claim(view: Outlook) -> None:
    brief = view.brief
    stated = brief.stated_figure("turnover")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        value = st.text_input(
            f"Two-way trade as printed, {currency_sign(brief.currency)} bn",
            value=stated.quoted,
            key="claim-value",
        )
        rate = st.text_input(
            "Growth as printed, %", value=brief.stated_figure("turnover_growth").quoted, key="claim-rate"
        )
        year = st.number_input(
            "Year", value=stated.period.first_year, min_value=1990, max_value=2060, key="claim-year"
        )
    try:
        before, checks = claim_check.check(view.analysis.series, value.strip(), rate.strip(), int(year))
    except FigureError as problem:
        st.warning(escape_markdown(str(problem)))
        return
    st.markdown(escape_markdown(record.claim_implication(before, int(year))))
    lines = [record.claim_check(brief, found) for found in checks]
    st.markdown("\n".join(f"- {escape_markdown(line)}" for line in lines))
