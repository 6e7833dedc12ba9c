"""Precedents: how long it took other pairs that stood where this one stands."""

from dataclasses import replace

import streamlit as st

from metrics.analysis import outside_view
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import escape_markdown, show_chart_block
from metrics.app.pages.error_boundary import run_page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import precedents, reference_class_tables
from metrics.scenarios.reference_criteria import ALL_GOODS, LIMITS, PairKind, ReferenceCriteria

_TABLES = {
    "turnover": "All pairs, 2000\u20132020 (BACI)",
    "long": "Four large economies, 1950\u20132014 (TRADHIST)",
}
_PRICES = {False: "Current US$", True: "Constant US$"}


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    run_page(_show)


def _show(brief: Brief) -> None:
    session.open_session(brief, "precedents")
    widgets.show_rejected_parameters()
    st.title("Precedents", anchor=False)
    outside_view.pair_position(
        brief, build_outlook(brief, session.current_session().now).rule
    )  # what it lacks is told by guarded
    _reference_class(brief)


@st.fragment
def _reference_class(brief: Brief) -> None:
    """What moves with the controls; runs again by itself when one of them is moved."""
    session.apply_pending_steps()
    session.write_address(brief)
    view = build_outlook(brief, session.current_session().now)
    rule = view.rule
    st.markdown(escape_markdown(precedents.lead(brief, rule)))
    drawing, controls = st.columns([9, 4], gap="medium")
    with drawing:
        show_chart_block(CHARTS["precedents"], view)
    with controls:
        _reference_criteria(view)
    st.markdown(escape_markdown(precedents.waiting_times(brief, rule)))
    st.markdown("\n".join(f"- {escape_markdown(line)}" for line in precedents.chances(view, rule)))
    if "chosen" in outside_view.survival_curves(brief, rule):
        with st.expander("The share after each year"):
            st.dataframe(precedents.chance_table(brief, rule), hide_index=True, width="stretch")
    st.header("The pairs of the class", anchor=False)
    show_chart_block(CHARTS["paths"], view)
    st.markdown(escape_markdown(reference_class_tables.closest_pairs(brief, rule)))
    st.dataframe(
        reference_class_tables.table(brief, rule),
        hide_index=True,
        width="stretch",
        column_config={reference_class_tables.PATH_COLUMN: st.column_config.LineChartColumn(width="medium")},
    )


def _reference_criteria(view: Outlook) -> None:
    """The rule of the class as the reader sets it."""
    rule = view.workspace.rule
    st.markdown("**Who counts as a precedent**")
    widgets.history_buttons(replace(view.workspace, rule=ReferenceCriteria()))
    for name, limit in LIMITS.items():
        widgets.number(limit, getattr(rule, name), _setter(name))
    kinds = {kind: precedents.kind(kind) for kind in PairKind}
    widgets.choice("kind", "Which pairs", kinds, rule.kind, _setter("kind"))
    goods = {
        code: precedents.goods_name(code) for code in (ALL_GOODS, *outside_view.product_years(view.brief))
    }
    if len(goods) > 1:
        widgets.choice("goods", "Goods", goods, rule.goods, _setter("goods"))
    fixed = rule.goods != ALL_GOODS
    widgets.choice("table", "Table", _TABLES, rule.table, _setter("table"), disabled=fixed)
    widgets.switch("constant", "Time to the multiple in", _PRICES, rule.constant, _setter("constant"))


def _setter(name: str) -> widgets.Step:
    return lambda workspace, value: workspace.edit_rule(**{name: value})
