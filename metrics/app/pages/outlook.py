"""Outlook, the first page: what the report states, and when the target would be reached."""

import streamlit as st

from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.pages import chart_component, scenario_controls, session, widgets
from metrics.app.pages.chart_block import escape_markdown, show_chart_block, show_table
from metrics.app.pages.error_boundary import run_page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import data_tables, phrases, reported_figures, scenarios
from metrics.sharing import link


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    run_page(_show)


def _show(brief: Brief) -> None:
    session.open_session(brief, "outlook")
    widgets.show_rejected_parameters()
    with st.container(gap=None):
        chart_component.prepare(brief)
        st.title(escape_markdown(reported_figures.question(brief)), anchor=False)
    st.markdown(escape_markdown(reported_figures.lead(brief)))
    _figure_cards(brief)
    _projection(brief)
    _figures(brief)


@st.fragment
def _figures(brief: Brief) -> None:
    """The report's figures; a fragment, so that its table opens without a run of the page."""
    show_chart_block(CHARTS["figures"], build_outlook(brief, session.current_session().now))


def _figure_cards(brief: Brief) -> None:
    cards = reported_figures.cards(brief)
    for card, (figure, note) in zip(st.columns(len(cards)), cards, strict=True):
        with card.container(border=True, height="stretch"):
            st.caption(escape_markdown(f"{phrases.label(figure)}, {phrases.period(figure)}"))
            st.subheader(escape_markdown(phrases.printed_form(figure)), anchor=False)
            st.caption(
                escape_markdown(f"{phrases.kind(figure)}. Bounds: {phrases.printed_bounds(figure)}. {note}")
            )


@st.fragment
def _projection(brief: Brief) -> None:
    """What moves with the controls; runs again by itself when one of them is moved."""
    session.apply_pending_steps()
    session.write_address(brief)
    view = build_outlook(brief, session.current_session().now)
    st.subheader(escape_markdown(scenarios.headline(view)), anchor=False)
    drawing, controls = st.columns([9, 4], gap="medium")
    with drawing:
        show_chart_block(CHARTS["doubling"], view)
        st.markdown("\n".join(f"- {escape_markdown(sentence)}" for sentence in _answers(view)))
        _link(view)
    with controls:
        scenario_controls.panel(view)
    show_chart_block(CHARTS["sensitivity"], view)
    if len(view.answers) > 1:
        st.markdown("**Scenarios side by side**")
        show_table(data_tables.cells(scenarios.differences(view)))


def _answers(view: Outlook) -> list[str]:
    said = [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]
    edited = view.active_answer
    return [*said, scenarios.required_growth(edited), *filter(None, [scenarios.shock_note(edited.settings)])]


def _link(view: Outlook) -> None:
    with st.popover("Copy link", icon=":material/link:"):
        st.caption("Every setting and the data version are in this link.")
        st.code(
            link.address(session.dashboard_address(), view.workspace, view.brief),
            language=None,
            wrap_lines=True,
        )
