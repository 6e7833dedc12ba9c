"""Sources: every figure as it was printed, with its bounds and where it was printed."""

import streamlit as st

from metrics import tables
from metrics.brief import Brief
from metrics.pages import state
from metrics.pages.exhibit import plain
from metrics.pages.trouble import guarded
from metrics.sentences import rates

_ADDRESS = {"Address": st.column_config.LinkColumn(display_text="open")}


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    state.leave("sources")
    guarded(_show)


def _show(brief: Brief) -> None:
    st.title("Sources", anchor=False)
    st.markdown(
        plain(
            f"{len(brief.figures)} figures from {len(brief.sources)} sources, data version {brief.version}, "
            f"licence {', '.join(brief.licences)} for the compilation. Values and bounds follow from the "
            "printed form; what is derived is computed and not listed here."
        )
    )
    st.dataframe(
        tables.figures(brief),
        hide_index=True,
        width="stretch",
        height=560,
        column_config=_ADDRESS,
    )
    if brief.rates:
        st.header("Exchange rates used", anchor=False)
        st.markdown(plain(rates.note(brief)))
        st.dataframe(tables.rates(brief), hide_index=True, width="stretch", column_config=_ADDRESS)
