"""Outlook, the first page: what the report states, and when the target would be reached."""

import streamlit as st

from metrics.analysis.outlook import Outlook, outlook
from metrics.app.pages import chart_component, scenario_controls, session, widgets
from metrics.app.pages.chart_block import exhibit, grid, plain
from metrics.app.pages.error_boundary import guarded
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import data_tables, phrases, reported_figures, scenarios
from metrics.sharing import link


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    guarded(_show)


def _show(brief: Brief) -> None:
    session.open_desk(brief, "outlook")
    widgets.refusals()
    with st.container(gap=None):
        chart_component.prepare(brief)
        st.title(plain(reported_figures.question(brief)), anchor=False)
    st.markdown(plain(reported_figures.lead(brief)))
    _stated(brief)
    _projected(brief)
    _figures(brief)


@st.fragment
def _figures(brief: Brief) -> None:
    """The report's figures; a fragment, so that its table opens without a run of the page."""
    exhibit(CHARTS["figures"], outlook(brief, session.current().now))


def _stated(brief: Brief) -> None:
    cards = reported_figures.cards(brief)
    for card, (figure, note) in zip(st.columns(len(cards)), cards, strict=True):
        with card.container(border=True, height="stretch"):
            st.caption(plain(f"{phrases.label(figure)}, {phrases.period(figure)}"))
            st.subheader(plain(phrases.quoted(figure)), anchor=False)
            st.caption(plain(f"{phrases.kind(figure)}. Bounds: {phrases.rounding(figure)}. {note}"))


@st.fragment
def _projected(brief: Brief) -> None:
    """What moves with the controls; runs again by itself when one of them is moved."""
    session.settle()
    session.write_address(brief)
    view = outlook(brief, session.current().now)
    st.subheader(plain(scenarios.headline(view)), anchor=False)
    drawing, controls = st.columns([9, 4], gap="medium")
    with drawing:
        exhibit(CHARTS["doubling"], view)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in _answers(view)))
        _link(view)
    with controls:
        scenario_controls.panel(view)
    exhibit(CHARTS["sensitivity"], view)
    if len(view.answers) > 1:
        st.markdown("**Scenarios side by side**")
        grid(data_tables.cells(scenarios.differences(view)))


def _answers(view: Outlook) -> list[str]:
    said = [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]
    edited = view.edited
    return [*said, scenarios.needed(edited), *filter(None, [scenarios.shock_note(edited.settings)])]


def _link(view: Outlook) -> None:
    with st.popover("Copy link", icon=":material/link:"):
        st.caption("Every setting and the data version are in this link.")
        st.code(link.address(session.home(), view.workspace, view.brief), language=None, wrap_lines=True)
