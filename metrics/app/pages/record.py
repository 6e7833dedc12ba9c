"""Record: two books of the same trade, and what became of earlier promises."""

import streamlit as st

from metrics.analysis import claim_check, target_outcomes
from metrics.analysis.outlook import Outlook, outlook
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import exhibit, grid, plain
from metrics.app.pages.error_boundary import guarded
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import conversion_rates, data_tables, events, investment, record
from metrics.narrative.phrases import sign
from metrics.quantities.figures import FigureError

INVESTMENT = ("cumulative_investment", "fdi_inflow", "fdi_stock", "investor_rank")
FIRMS = ("firms", "firms_registered", "firms_operating")


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    guarded(_show)


def _show(brief: Brief) -> None:
    session.open_desk(brief, "record")
    widgets.refusals()
    st.title("The record", anchor=False)
    st.markdown(plain(" ".join(filter(None, (record.lead(brief), conversion_rates.of_record(brief))))))
    _books(brief)
    view = outlook(brief, session.current().now)
    _gap(view)
    _targets(view)
    _claim(brief)
    _beside(brief)


@st.fragment
def _books(brief: Brief) -> None:
    """What moves with the two switches; runs again by itself when one of them is moved."""
    session.settle()
    session.write_address(brief)
    view = outlook(brief, session.current().now)
    with st.container(horizontal=True):
        widgets.toggle("events", "Events")
        widgets.toggle("first", "As first published")
    exhibit(CHARTS["record"], view)
    if view.workspace.events:
        with st.expander("The numbered events"):
            _list(events.listed(view.brief))
    changed = [*record.vintages(view.brief), *record.corrections(view.brief)]
    if changed:
        with st.expander("Revised figures and known errors of sources"):
            _list(changed)


@st.fragment
def _gap(view: Outlook) -> None:
    st.header("The gap between the two books", anchor=False)
    exhibit(CHARTS["gap"], view)
    st.markdown(plain(record.gap_split(view.brief)))
    reasons = record.reasons(view.brief)
    st.markdown("Reasons on record:" if reasons else "No reason for it is on record.")
    _list(reasons)


@st.fragment
def _targets(view: Outlook) -> None:
    brief = view.brief
    st.header("Earlier targets", anchor=False)
    exhibit(CHARTS["targets"], view)
    _list(record.levels_reached(brief))
    st.dataframe(record.targets_table(brief), hide_index=True, width="stretch")
    st.header("Since the pledge", anchor=False)
    for note in filter(None, [record.base_note(brief)]):
        st.markdown(plain(note))
    _list([record.since_the_pledge(brief, found) for found in target_outcomes.progress(brief)])


@st.fragment
def _claim(brief: Brief) -> None:
    st.header("Check a claim", anchor=False)
    stated = brief.stated("turnover")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        value = st.text_input(
            f"Two-way trade as printed, {sign(brief.currency)} bn", value=stated.quoted, key="claim-value"
        )
        rate = st.text_input(
            "Growth as printed, %", value=brief.stated("turnover_growth").quoted, key="claim-rate"
        )
        year = st.number_input(
            "Year", value=stated.period.first_year, min_value=1990, max_value=2060, key="claim-year"
        )
    try:
        before, checks = claim_check.check(brief, value.strip(), rate.strip(), int(year))
    except FigureError as problem:
        st.warning(plain(str(problem)))
        return
    st.markdown(plain(record.claim_implied(before, int(year))))
    _list([record.claim_check(brief, found) for found in checks])


@st.fragment
def _beside(brief: Brief) -> None:
    """Investment, firms and fields of cooperation, as far as the brief has any."""
    if brief.sectors or brief.of(*INVESTMENT, *FIRMS):
        st.header("Beside trade", anchor=False)
    for measures, note in ((INVESTMENT, investment.investment_note), (FIRMS, investment.firms_note)):
        if brief.of(*measures):
            st.markdown(plain(note(brief)))
            st.dataframe(data_tables.beside(brief, *measures), hide_index=True, width="stretch")
    if brief.sectors:
        st.markdown("What is measured of the fields that the report names:")
        grid(data_tables.cells(data_tables.sectors(brief).set_index("Field")))


def _list(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
