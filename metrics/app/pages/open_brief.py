"""Open a brief: a ZIP that somebody keeps or sends, used in this session only."""

import streamlit as st

from metrics.analysis import outside_view, presets
from metrics.analysis.outlook import outlook
from metrics.analysis.trade_series import RecordError
from metrics.app.pages import session
from metrics.app.pages.chart_block import plain
from metrics.app.pages.error_boundary import guarded
from metrics.datasets.brief import Brief, BriefError
from metrics.ingest.brief_builder.zip_import import opened
from metrics.narrative import scenarios
from metrics.scenarios.reference_criteria import Rule

_LEAD = (
    "The ZIP that *New brief* makes, or a brief's folder packed as one. It is checked by the rules of "
    "every brief, used in this session only, and kept nowhere."
)


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    session.leave("opening")
    guarded(_show)


def _show(_: Brief) -> None:
    st.title("Open a brief", anchor=False)
    st.markdown(_LEAD)
    taken = st.file_uploader("A brief", ["zip"], key="opening-file", max_upload_size=1)
    if taken is not None:
        try:
            offer(kept("opening-brief", taken.getvalue()))
        except BriefError as problem:
            faults("This brief cannot be used", problem.problems)
    in_use()


def kept(key: str, content: bytes) -> Brief:
    """The brief in ``content``, the same one as long as the bytes are; raises ``BriefError``."""
    held: tuple[bytes, Brief] | None = st.session_state.get(key)
    if held is None or held[0] != content:
        held = (content, opened(content))
        st.session_state[key] = held
    return held[1]


def faults(head: str, found: tuple[str, ...] | list[str]) -> None:
    """Everything that is wrong, one line each."""
    st.error(plain(f"{head}. Faults found: {len(found)}."))
    st.code("\n".join(found), language=None, wrap_lines=True)


def offer(brief: Brief) -> None:
    """What the brief says, and the way to use it."""
    st.success(plain(f"{brief.title}: {len(brief.figures)} figures, from {brief.report.publisher}."))
    view = outlook(brief, presets.default_workspace(brief))
    st.subheader(plain(scenarios.headline(view)), anchor=False)
    st.markdown("\n".join(f"- {plain(scenarios.answer_in_words(brief, found))}" for found in view.answers))
    try:
        outside_view.stand(brief, Rule())
    except RecordError as problem:
        st.info(plain(f"Precedents will have no chart: {problem}."))
    st.button("Use it in this session", type="primary", on_click=session.use, args=(brief,))


def in_use() -> None:
    """Which brief of the reader's own is in use, and the way back."""
    brief = session.own()
    if brief is not None:
        st.info(plain(f"In use in this session: {brief.title}."))
        st.button("Back to the shipped briefs", on_click=session.use, args=(None,))
