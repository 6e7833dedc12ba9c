"""Sources: every figure as it was printed, with its bounds and where it was printed."""

import streamlit as st

from metrics.app.pages import session
from metrics.app.pages.chart_block import escape_markdown
from metrics.app.pages.error_boundary import run_page
from metrics.datasets.brief import Brief
from metrics.narrative import conversion_rates, data_tables

_ADDRESS = {"Address": st.column_config.LinkColumn(display_text="open")}


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    session.remember_page("sources")
    run_page(_show)


def _show(brief: Brief) -> None:
    st.title("Sources", anchor=False)
    st.markdown(
        escape_markdown(
            f"{len(brief.figures)} figures from {len(brief.sources)} sources, data version {brief.version}, "
            f"licence {', '.join(brief.licences)} for the compilation. Values and bounds follow from the "
            "printed form; what is derived is computed and not listed here."
        )
    )
    st.dataframe(
        data_tables.figures(brief),
        hide_index=True,
        width="stretch",
        height=560,
        column_config=_ADDRESS,
    )
    if brief.rates:
        st.header("Exchange rates used", anchor=False)
        st.markdown(escape_markdown(conversion_rates.conversion_note(brief)))
        st.dataframe(data_tables.rates(brief), hide_index=True, width="stretch", column_config=_ADDRESS)
