"""Open a picture: the view of an uploaded picture or an ID."""

import streamlit as st

from metrics.analysis.outlook import build_outlook
from metrics.app.pages import session
from metrics.app.pages.chart_block import escape_markdown, show_table
from metrics.app.pages.error_boundary import run_page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import data_tables, provenance, scenarios
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link, picture_metadata, share_code
from metrics.sharing.metadata_formats.errors import MetadataError

_KINDS = ["png", "svg", "pdf", "html"]


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    run_page(_show)


def _show(brief: Brief) -> None:
    session.open_session(brief, "reopen")
    st.title("Open a picture", anchor=False)
    st.markdown(escape_markdown(provenance.LEAD))
    by_file, by_code = st.columns(2, gap="large")
    with by_file:
        taken = st.file_uploader(
            "A picture made here", _KINDS, key="reopen-file", max_upload_size=picture_metadata.MOST_MEGABYTES
        )
    with by_code:
        typed = st.text_input("Or the ID printed in it", key="reopen-code", max_chars=share_code.LONGEST)
    if taken is not None:
        _show_picture_file(taken.getvalue(), brief)
    elif typed.strip():
        _show_code(typed, brief)


def _show_picture_file(content: bytes, brief: Brief) -> None:
    try:
        found = picture_metadata.read_metadata(content)
    except MetadataError as problem:
        st.error(escape_markdown(str(problem)))
        return
    st.subheader(escape_markdown(found.title), anchor=False)
    (st.success if found.untouched else st.warning)(
        escape_markdown(provenance.integrity(untouched=found.untouched))
    )
    show_table(data_tables.cells(provenance.table(found.metadata_entries())))
    if found.link:
        query = link.query(found.link)
        brief = session.find_brief(link.brief_name(query)) or brief
        _offer(*link.decode(query, brief), brief, found.chart)
    else:
        _show_code(found.code, brief)


def _show_code(typed: str, brief: Brief) -> None:
    brief = share_code.matching_brief(typed, filter(None, map(session.find_brief, session.titles()))) or brief
    try:
        workspace, refusals = share_code.decode(typed, brief)
    except share_code.CodeError as problem:
        st.error(escape_markdown(str(problem)))
        return
    _offer(workspace, refusals, brief, "")


def _offer(
    workspace: Workspace, refusals: tuple[link.RejectedParameter, ...], brief: Brief, chart: str
) -> None:
    """Shows what has changed since, and a button to open the view."""
    for refusal in refusals:
        st.warning(escape_markdown(f"{refusal}."), icon=":material/history:")
    for answer in build_outlook(brief, workspace).answers:
        st.markdown(f"- {escape_markdown(scenarios.answer_in_words(brief, answer))}")
    place = CHARTS[chart].page if chart in CHARTS else ""
    st.link_button(
        "Open this view", link.address(session.dashboard_address(), workspace, brief, place), type="primary"
    )
