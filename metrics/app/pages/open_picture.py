"""Open a picture: what a picture or an ID shows, and the very view again."""

import streamlit as st

from metrics.analysis.outlook import outlook
from metrics.app.pages import session
from metrics.app.pages.chart_block import grid, plain
from metrics.app.pages.error_boundary import guarded
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import data_tables, provenance, scenarios
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link, picture_metadata, share_code
from metrics.sharing.metadata_formats.errors import ProofError

_KINDS = ["png", "svg", "pdf", "html"]


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    guarded(_show)


def _show(brief: Brief) -> None:
    session.open_desk(brief, "reopen")
    st.title("Open a picture", anchor=False)
    st.markdown(plain(provenance.LEAD))
    by_file, by_code = st.columns(2, gap="large")
    with by_file:
        taken = st.file_uploader(
            "A picture made here", _KINDS, key="reopen-file", max_upload_size=picture_metadata.MOST_MEGABYTES
        )
    with by_code:
        typed = st.text_input("Or the ID printed in it", key="reopen-code", max_chars=share_code.LONGEST)
    if taken is not None:
        _from_file(taken.getvalue(), brief)
    elif typed.strip():
        _from_code(typed, brief)


def _from_file(content: bytes, brief: Brief) -> None:
    try:
        found = picture_metadata.read(content)
    except ProofError as problem:
        st.error(plain(str(problem)))
        return
    st.subheader(plain(found.title), anchor=False)
    (st.success if found.untouched else st.warning)(plain(provenance.integrity(untouched=found.untouched)))
    grid(data_tables.cells(provenance.table(found.words())))
    if found.link:
        query = link.query(found.link)
        brief = session.named(link.brief_of(query)) or brief
        _offer(*link.decode(query, brief), brief, found.chart)
    else:
        _from_code(found.code, brief)


def _from_code(typed: str, brief: Brief) -> None:
    brief = share_code.owner(typed, filter(None, map(session.named, session.titles()))) or brief
    try:
        workspace, refusals = share_code.restore(typed, brief)
    except share_code.CodeError as problem:
        st.error(plain(str(problem)))
        return
    _offer(workspace, refusals, brief, "")


def _offer(workspace: Workspace, refusals: tuple[link.Refusal, ...], brief: Brief, chart: str) -> None:
    """What has changed since, and the way into the view."""
    for refusal in refusals:
        st.warning(plain(f"{refusal}."), icon=":material/history:")
    for answer in outlook(brief, workspace).answers:
        st.markdown(f"- {plain(scenarios.answer_in_words(brief, answer))}")
    place = CHARTS[chart].page if chart in CHARTS else ""
    st.link_button("Open this view", link.address(session.home(), workspace, brief, place), type="primary")
