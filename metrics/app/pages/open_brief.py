"""Open a brief: an uploaded ZIP, used in this session only."""

import streamlit as st

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.analysis.trade_series import RecordError
from metrics.app.pages import session
from metrics.app.pages.chart_block import escape_markdown
from metrics.app.pages.error_boundary import run_page
from metrics.datasets.brief import Brief, BriefError
from metrics.ingest.brief_builder.zip_import import open_brief
from metrics.narrative import scenarios

_LEAD = (
    "The ZIP that *New brief* makes, or a brief's folder packed as one. It is checked by the rules of "
    "every brief, used in this session only, and kept nowhere."
)


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    session.remember_page("opening")
    run_page(_show)


def _show(_: Brief) -> None:
    st.title("Open a brief", anchor=False)
    st.markdown(_LEAD)
    taken = st.file_uploader("A brief", ["zip"], key="opening-file", max_upload_size=1)
    if taken is not None:
        try:
            offer(cached_brief("opening-brief", taken.getvalue()))
        except BriefError as problem:
            show_faults("This brief cannot be used", problem.problems)
    show_own_brief()


def cached_brief(key: str, content: bytes) -> Brief:
    """The brief in ``content``, cached in the session; raises ``BriefError``."""
    held: tuple[bytes, Brief] | None = st.session_state.get(key)
    if held is None or held[0] != content:
        held = (content, open_brief(content))
        st.session_state[key] = held
    return held[1]


def show_faults(head: str, found: tuple[str, ...] | list[str]) -> None:
    """Shows all faults, one line each."""
    st.error(escape_markdown(f"{head}. Faults found: {len(found)}."))
    st.code("\n".join(found), language=None, wrap_lines=True)


def offer(brief: Brief) -> None:
    """Shows what the brief says, and a button to use it."""
    st.success(
        escape_markdown(f"{brief.title}: {len(brief.figures)} figures, from {brief.report.publisher}.")
    )
    view = build_outlook(brief, analyse(brief).default_workspace)
    st.subheader(escape_markdown(scenarios.headline(view)), anchor=False)
    st.markdown(
        "\n".join(f"- {escape_markdown(scenarios.answer_in_words(brief, found))}" for found in view.answers)
    )
    try:
        view.precedents.require_position()
    except RecordError as problem:
        st.info(escape_markdown(f"Precedents will have no chart: {problem}."))
    st.button("Use it in this session", type="primary", on_click=session.use_own_brief, args=(brief,))


def show_own_brief() -> None:
    """Shows which own brief is in use, and a button to stop using it."""
    brief = session.own_brief()
    if brief is not None:
        st.info(escape_markdown(f"In use in this session: {brief.title}."))
        st.button("Back to the shipped briefs", on_click=session.use_own_brief, args=(None,))
