"""Precedents, with the rule of the class as the reader sets it."""

from dataclasses import replace

import streamlit as st

from metrics.analysis.outlook import Outlook
from metrics.app.page_blocks.precedents_blocks import CRITERIA, PRECEDENTS
from metrics.app.pages import widgets
from metrics.app.pages.block_widgets import show_page
from metrics.narrative import precedents
from metrics.scenarios.reference_criteria import ALL_GOODS, LIMITS, PairKind, ReferenceCriteria

_TABLES = {
    "turnover": "All pairs, 2000\u20132020 (BACI)",
    "long": "Four large economies, 1950\u20132014 (TRADHIST)",
}
_PRICES = {False: "Current US$", True: "Constant US$"}


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    show_page(PRECEDENTS, {CRITERIA: _reference_criteria})


def _reference_criteria(view: Outlook) -> None:
    """The rule of the class as the reader sets it."""
    rule = view.workspace.rule
    st.markdown("**Who counts as a precedent**")
    widgets.history_buttons(replace(view.workspace, rule=ReferenceCriteria()))
    for name, limit in LIMITS.items():
        widgets.number(limit, getattr(rule, name), _setter(name))
    kinds = {kind: precedents.kind(kind) for kind in PairKind}
    widgets.choice("kind", "Which pairs", kinds, rule.kind, _setter("kind"))
    goods = {code: precedents.goods_name(code) for code in (ALL_GOODS, *view.analysis.product_years)}
    if len(goods) > 1:
        widgets.choice("goods", "Goods", goods, rule.goods, _setter("goods"))
    fixed = rule.goods != ALL_GOODS
    widgets.choice("table", "Table", _TABLES, rule.table, _setter("table"), disabled=fixed)
    widgets.switch("constant", "Time to the multiple in", _PRICES, rule.constant, _setter("constant"))


def _setter(name: str) -> widgets.Step:
    return lambda workspace, value: workspace.edit_rule(**{name: value})
