"""Precedents: how long it took other pairs that stood where this one stands."""

import streamlit as st

from metrics import outside
from metrics.brief import Brief
from metrics.charts.catalogue import CHARTS
from metrics.outlook import Outlook, outlook
from metrics.pages import state
from metrics.pages.exhibit import exhibit, plain
from metrics.pages.trouble import guarded
from metrics.precedents import LIMITS, TABLES, Kind, Rule
from metrics.sentences import elsewhere

_TABLES = {
    "turnover": "All pairs, 2000\u20132020 (BACI)",
    "long": "Four large economies, 1950\u20132014 (TRADHIST)",
}


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    state.leave("precedents")
    guarded(_show)


def _show(brief: Brief) -> None:
    st.title("Precedents", anchor=False)
    st.markdown(plain(elsewhere.lead(brief)))
    _class(outlook(brief, state.workspace(brief)))


@st.fragment
def _class(view: Outlook) -> None:
    """What moves with the controls; runs again by itself when one of them is moved."""
    drawing, controls = st.columns([9, 4], gap="medium")
    with controls:
        rule = _rule(view)
    brief, chart = view.brief, CHARTS["precedents"]
    with drawing:
        exhibit(chart, chart.plate(view, rule))
    st.markdown(plain(elsewhere.waiting(brief, rule)))
    st.markdown("\n".join(f"- {plain(line)}" for line in elsewhere.chances(view, rule)))
    if "chosen" in outside.curves(brief, rule):
        with st.expander("The share after each year"):
            st.dataframe(elsewhere.chance_table(brief, rule), hide_index=True, width="stretch")
    st.header("The pairs of the class", anchor=False)
    st.markdown(plain(elsewhere.closest(brief, rule)))
    table = elsewhere.pairs_table(brief, rule)
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        column_config={elsewhere.PATH: st.column_config.LineChartColumn(width="medium")},
    )


def _rule(view: Outlook) -> Rule:
    """The rule as the reader sets it."""
    st.markdown("**Who counts as a precedent**")
    numbers = {
        name: st.slider(
            limit.label,
            limit.low,
            limit.high,
            limit.preset,
            limit.step,
            key=f"rule-{name}",
            format="%.4g",
            help=limit.help,
        )
        for name, limit in LIMITS.items()
    }
    kind = st.selectbox("Which pairs", list(Kind), format_func=elsewhere.kind, key="rule-kind") or Kind.ANY
    table = st.selectbox("Table", TABLES, format_func=_TABLES.__getitem__, key="rule-table")
    constant = st.toggle("Constant US$", key="rule-constant", help="Time to the multiple after US inflation.")
    multiple = view.edited.settings.multiple
    return Rule(**numbers, kind=kind, table=table, constant=constant, multiple=multiple)
