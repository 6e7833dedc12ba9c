"""One side's series on a page: upload or typed text, preview, questions, confirmation."""

from typing import Any

import streamlit as st

from metrics.app.pages.chart_block import escape_markdown
from metrics.ingest.brief_builder.confirmation import summary
from metrics.ingest.brief_builder.draft import DraftSeries, DraftSource
from metrics.ingest.tables.reader import read
from metrics.ingest.tables.uploaded_series import Faults, Preview, Question, Series

_LABELS = {
    "publisher": "Publisher",
    "title": "Its title",
    "published": "Published on, such as 2024-07-05",
    "url": "Address, https://\u2026",
}
_KINDS = ["csv", "tsv", "txt", "xlsx"]
_UNIT = "unit"


def origin(of: str) -> DraftSource:
    """The widgets for a source; returns what the reader entered."""
    columns = st.columns(len(_LABELS))
    typed = {
        name: column.text_input(label, key=f"{of}-{name}", persist_state="session", max_chars=300).strip()
        for column, (name, label) in zip(columns, _LABELS.items(), strict=True)
    }
    return DraftSource(**typed)


def draft_series(code: str, name: str) -> tuple[DraftSeries | None, list[str]]:
    """The series of one side if it is confirmed, and its faults."""
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(name)}**")
        reporter = st.text_input(
            "Whose statistics", key=f"reporter-{code}", persist_state="session", max_chars=120
        ).strip()
        printed = origin(f"series-{code}")
        first, second = st.columns(2)
        file = first.file_uploader("CSV or XLSX", _KINDS, key=f"file-{code}", max_upload_size=20)
        text = second.text_area(
            "Or typed",
            key=f"typed-{code}",
            persist_state="session",
            max_chars=20_000,
            placeholder="year,turnover\n2023,\u2026",
        )
        content = file.getvalue() if file else text.encode()
        if not content.strip():
            return None, []
        found, problems = _resolve_questions(code, content)
        if found is None:
            return None, [f"{name}: {problem}" for problem in problems]
        st.markdown(escape_markdown(f"Understood as {summary(found)}."))
        taken = st.checkbox("That is right, take it", key=f"take-series-{code}", persist_state="session")
        return (DraftSeries(code, reporter, printed, found) if taken else None), []


def _resolve_questions(code: str, content: bytes) -> tuple[Series | None, list[str]]:
    """The series if all questions are answered; an answer may lead to another question."""
    answers: dict[str, str] = {}
    while True:
        found = _read_series(code, content, answers)
        if isinstance(found, Faults):
            st.error(escape_markdown(f"This series cannot be used. Faults found: {len(found.problems)}."))
            st.code("\n".join(found.problems), language=None, wrap_lines=True)
            return None, list(found.problems)
        if found.series is not None:
            _show_preview(found)
            return found.series, []
        given = {question.name: _ask(code, question) for question in found.questions}
        answers |= {name: answer for name, answer in given.items() if answer is not None}
        if None in given.values():
            _show_preview(found)
            return None, [question.text for question in found.questions if given[question.name] is None]


def _ask(code: str, question: Question) -> str | None:
    st.markdown(escape_markdown(question.text))
    return st.selectbox(
        question.text,
        list(question.options),
        index=None,
        format_func=lambda option: question.options.get(option, option),
        key=f"ask-{code}-{question.name}",
        persist_state="session",
        label_visibility="collapsed",  # a label in Markdown could be made of the file's own words
    )


def _show_preview(found: Preview) -> None:
    if found.head:
        st.caption(escape_markdown(f"Recognised: {found.layout or 'a table'}. Its first rows:"))
        st.code("\n".join(" | ".join(row) for row in found.head), language=None)
    for note in found.notes:
        st.caption(escape_markdown(note))


def _read_series(code: str, content: bytes, answers: dict[str, str]) -> Preview | Faults:
    """The result of reading a file with these answers, cached in the session."""
    held: dict[Any, Preview | Faults] = st.session_state.setdefault(f"read-{code}", {})
    asked = (content, tuple(sorted(answers.items())))
    if any(before[0] != content for before in held):
        held.clear()
    if asked not in held:
        choose = {name: answer for name, answer in answers.items() if name != _UNIT}
        held[asked] = read(content, unit=answers.get(_UNIT), choose=choose)
    return held[asked]
