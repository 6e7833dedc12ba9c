"""Record: two books of the same trade, and what became of earlier promises."""

import streamlit as st

from metrics.analysis import claim_check, target_outcomes
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import escape_markdown, show_chart_block, show_table
from metrics.app.pages.error_boundary import run_page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import conversion_rates, data_tables, earlier_targets, events, investment, record
from metrics.quantities.figures import FigureError
from metrics.quantities.number_format import currency_sign

INVESTMENT = ("cumulative_investment", "fdi_inflow", "fdi_stock", "investor_rank")
FIRMS = ("firms", "firms_registered", "firms_operating")


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    run_page(_show)


def _show(brief: Brief) -> None:
    session.open_session(brief, "record")
    widgets.show_rejected_parameters()
    st.title("The record", anchor=False)
    st.markdown(
        escape_markdown(" ".join(filter(None, (record.lead(brief), conversion_rates.record_note(brief)))))
    )
    _reported_series(brief)
    view = build_outlook(brief, session.current_session().now)
    _mirror_gap(view)
    _targets(view)
    _claim(brief)
    _investment_and_firms(brief)


@st.fragment
def _reported_series(brief: Brief) -> None:
    """What moves with the two switches; runs again by itself when one of them is moved."""
    session.apply_pending_steps()
    session.write_address(brief)
    view = build_outlook(brief, session.current_session().now)
    with st.container(horizontal=True):
        widgets.toggle("events", "Events")
        widgets.toggle("first", "As first published")
    show_chart_block(CHARTS["record"], view)
    if view.workspace.events:
        with st.expander("The numbered events"):
            _list(events.event_list(view.brief))
    changed = [*record.vintages(view.brief), *record.corrections(view.brief)]
    if changed:
        with st.expander("Revised figures and known errors of sources"):
            _list(changed)


@st.fragment
def _mirror_gap(view: Outlook) -> None:
    st.header("The gap between the two books", anchor=False)
    show_chart_block(CHARTS["gap"], view)
    st.markdown(escape_markdown(record.gap_split(view.brief)))
    reasons = record.gap_reasons(view.brief)
    st.markdown("Reasons on record:" if reasons else "No reason for it is on record.")
    _list(reasons)


@st.fragment
def _targets(view: Outlook) -> None:
    brief = view.brief
    st.header("Earlier targets", anchor=False)
    show_chart_block(CHARTS["targets"], view)
    _list(earlier_targets.levels_reached(brief))
    st.dataframe(earlier_targets.targets_table(brief), hide_index=True, width="stretch")
    st.header("Since the pledge", anchor=False)
    for note in filter(None, [earlier_targets.base_note(brief)]):
        st.markdown(escape_markdown(note))
    _list([earlier_targets.progress_since_pledge(brief, found) for found in target_outcomes.progress(brief)])


@st.fragment
def _claim(brief: Brief) -> None:
    st.header("Check a claim", anchor=False)
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
        before, checks = claim_check.check(brief, value.strip(), rate.strip(), int(year))
    except FigureError as problem:
        st.warning(escape_markdown(str(problem)))
        return
    st.markdown(escape_markdown(record.claim_implication(before, int(year))))
    _list([record.claim_check(brief, found) for found in checks])


@st.fragment
def _investment_and_firms(brief: Brief) -> None:
    """Investment, firms and fields of cooperation, as far as the brief has any."""
    if brief.sectors or brief.figures_by_measure(*INVESTMENT, *FIRMS):
        st.header("Beside trade", anchor=False)
    for measures, note in ((INVESTMENT, investment.investment_note), (FIRMS, investment.firms_note)):
        if brief.figures_by_measure(*measures):
            st.markdown(escape_markdown(note(brief)))
            st.dataframe(data_tables.measure_figures(brief, *measures), hide_index=True, width="stretch")
    if brief.sectors:
        st.markdown("What is measured of the fields that the report names:")
        show_table(data_tables.cells(data_tables.sectors(brief).set_index("Field")))


def _list(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {escape_markdown(line)}" for line in lines))
