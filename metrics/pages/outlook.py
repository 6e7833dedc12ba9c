"""Outlook, the first page: what the report states, and when the target would be reached."""

import streamlit as st

from metrics import tables, words
from metrics.brief import Brief
from metrics.charts.catalogue import CHARTS
from metrics.outlook import Outlook, outlook
from metrics.pages import canvas, panel, state, widgets
from metrics.pages.exhibit import exhibit, grid, plain
from metrics.pages.trouble import guarded
from metrics.report import link
from metrics.sentences import scenarios, statement


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    guarded(_show)


def _show(brief: Brief) -> None:
    state.open_desk(brief, "outlook")
    widgets.refusals()
    with st.container(gap=None):
        canvas.prepare(brief)
        st.title(plain(statement.question(brief)), anchor=False)
    st.markdown(plain(statement.lead(brief)))
    _stated(brief)
    _projected(brief)
    _figures(brief)


@st.fragment
def _figures(brief: Brief) -> None:
    """The report's figures; a fragment, so that its table opens without a run of the page."""
    exhibit(CHARTS["figures"], outlook(brief, state.current().now))


def _stated(brief: Brief) -> None:
    cards = statement.cards(brief)
    for card, (figure, note) in zip(st.columns(len(cards)), cards, strict=True):
        with card.container(border=True, height="stretch"):
            st.caption(plain(f"{words.label(figure)}, {words.period(figure)}"))
            st.subheader(plain(words.quoted(figure)), anchor=False)
            st.caption(plain(f"{words.kind(figure)}. Bounds: {words.rounding(figure)}. {note}"))


@st.fragment
def _projected(brief: Brief) -> None:
    """What moves with the controls; runs again by itself when one of them is moved."""
    state.settle()
    state.write_address(brief)
    view = outlook(brief, state.current().now)
    st.subheader(plain(scenarios.headline(view)), anchor=False)
    drawing, controls = st.columns([9, 4], gap="medium")
    with drawing:
        exhibit(CHARTS["doubling"], view)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in _answers(view)))
        _link(view)
    with controls:
        panel.panel(view)
    exhibit(CHARTS["sensitivity"], view)
    if len(view.answers) > 1:
        st.markdown("**Scenarios side by side**")
        grid(tables.cells(scenarios.differences(view)))


def _answers(view: Outlook) -> list[str]:
    said = [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]
    edited = view.edited
    return [*said, scenarios.needed(edited), *filter(None, [scenarios.shock_note(edited.settings)])]


def _link(view: Outlook) -> None:
    with st.popover("Copy link", icon=":material/link:"):
        st.caption("Every setting and the data version are in this link.")
        st.code(link.address(state.home(), view.workspace, view.brief), language=None, wrap_lines=True)
