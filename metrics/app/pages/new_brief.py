"""New brief: a reader's own report as a brief, every figure confirmed, nothing written to disk."""

import datetime as dt

import streamlit as st

from metrics.app.pages import open_brief, series_upload, session
from metrics.app.pages.chart_block import escape_markdown
from metrics.app.pages.error_boundary import run_page
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief, BriefError
from metrics.ingest.brief_builder import confirmation, zip_export
from metrics.ingest.brief_builder.confirmation import Line
from metrics.ingest.brief_builder.draft import BriefDraft, DraftFigure, DraftSeries, DraftTarget
from metrics.ingest.text import currencies
from metrics.ingest.text.measure_classifier import TARGET
from metrics.ingest.text.parse_result import Rejection

_LEAD = (
    "Make a brief from a report of your own: what it states about two economies' trade, and what each "
    "side's statistics record. Nothing is taken before you confirm it, and nothing leaves this session but "
    "by your download. Amounts are in US dollars."
)
_PASTED, _TYPED = "Paste a paragraph", "Figure by figure"


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    session.remember_page("making")
    run_page(_show)


def _show(_: Brief) -> None:
    st.title("New brief", anchor=False)
    st.markdown(_LEAD)
    st.subheader("The report", anchor=False)
    title = st.text_input("Title of the brief", key="making-title", persist_state="session", max_chars=120)
    economies = _economies()
    report = series_upload.origin("report")
    st.subheader("What it states", anchor=False)
    figures, aims, problems = _report_figures(report.published)
    st.subheader("What each side records", anchor=False)
    books = []
    for code, name in economies.items():
        book, wrong = series_upload.draft_series(code, name)
        books += [book] if book else []
        problems += wrong
    st.subheader("Check", anchor=False)
    follows = _level_source(books)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    aim = aims[0] if aims else None
    _check(
        BriefDraft(title, economies, report, tuple(figures), aim, tuple(books), today, follows),
        problems,
    )
    open_brief.show_own_brief()


def _economies() -> dict[str, str]:
    names = world_trade.economy_names()
    chosen = [
        column.selectbox(
            label,
            sorted(names, key=names.__getitem__),
            index=None,
            format_func=lambda code: f"{names[code]} ({code})",
            key=f"making-{label}",
            persist_state="session",
        )
        for column, label in zip(st.columns(2), ("One economy", "The other economy"), strict=True)
    ]
    return {code: names[code] for code in chosen if code}


def _report_figures(published: str) -> tuple[list[DraftFigure], list[DraftTarget], list[str]]:
    """The figures and targets confirmed, and what is wrong with them."""
    way = st.radio("How", (_PASTED, _TYPED), horizontal=True, key="making-way", persist_state="session")
    currency = st.selectbox(
        "A sign such as $ stands for",
        ["", *sorted(currencies.codes())],
        format_func=lambda code: code or "what the text says",
        key="making-currency",
        persist_state="session",
    )
    try:
        lines = _paragraph_lines(published, currency) if way == _PASTED else _empty_lines()
    except ValueError as problem:
        st.error(escape_markdown(str(problem)))
        return [], [], [str(problem)]
    announced, by = (
        column.text_input(label, key=f"making-{label}", persist_state="session", max_chars=120)
        for column, label in zip(
            st.columns(2), ("Target announced on, such as 2024-07-03", "Target announced by"), strict=True
        )
    )
    found = [
        _confirm_line(line, f"{way}-{at}-{line.text}", currency, (announced, by))
        for at, line in enumerate(lines)
    ]
    figures = [made for made in found if isinstance(made, DraftFigure)]
    aims = [made for made in found if isinstance(made, DraftTarget)]
    problems = [f"{made.text}: {made.reason}" for made in found if isinstance(made, Rejection)]
    if len(aims) > 1:
        problems.append(f"a report has one target in a brief, got {len(aims)}; take one of them")
    return figures, aims, problems


def _paragraph_lines(published: str, currency: str) -> list[Line]:
    text = st.text_area(
        "A paragraph of the report",
        key="making-paragraph",
        persist_state="session",
        max_chars=confirmation.MAX_LETTERS,
        height=180,
    )
    lines, others = confirmation.lines(text, published, currency)
    if others:
        with st.expander(f"Passed over: {len(others)}"):
            st.table(
                [
                    {"Text": escape_markdown(line.text), "Why": escape_markdown(reason(line))}
                    for line in others
                ]
            )
    return lines


def _empty_lines() -> list[Line]:
    return [Line("", Rejection("", ""), measure) for measure in confirmation.REQUIRED_MEASURES]


def reason(line: Line) -> str:
    """The reason why a line is rejected, or the parsed figure in words."""
    return line.reading.reason if isinstance(line.reading, Rejection) else line.reading.words


def _confirm_line(
    line: Line, key: str, currency: str, pledged: tuple[str, str]
) -> DraftFigure | DraftTarget | Rejection | None:
    """The widgets for one figure: printed form, measure, time, and a checkbox to confirm it."""
    with st.container(border=True):
        first, second, third = st.columns([4, 4, 2])
        text = first.text_input(
            "As printed", line.text, key=f"text-{key}", persist_state="session", max_chars=200
        )
        measure = second.selectbox(
            "What it counts",
            confirmation.CHOICES,
            index=confirmation.CHOICES.index(line.measure) if line.measure else None,
            format_func=confirmation.label,
            key=f"measure-{key}",
            persist_state="session",
        )
        time = "By when, if given" if measure == TARGET else "When"
        period = third.text_input(
            time,
            line.period,
            key=f"period-{key}",
            persist_state="session",
            max_chars=40,
            help=line.asks or None,
        )
        if not text.strip():
            return None
        reading = confirmation.reparse(line, text, currency)
        if isinstance(reading, Rejection):
            st.warning(escape_markdown(f"Not understood: {reading.reason}."))
            return None
        st.markdown(escape_markdown(f"\u201c{text}\u201d is {reading.words}."))
        if line.asks and not period:
            st.caption(escape_markdown(f"When: {line.asks}."))
        if not st.checkbox("That is right, take it", key=f"take-{key}", persist_state="session"):
            return None
        if not measure:
            made: DraftFigure | DraftTarget | Rejection = Rejection(
                text, "a figure needs what it counts, got none; choose it"
            )
        elif measure == TARGET:
            made = confirmation.draft_target(reading, text, period.strip(), *pledged)
        else:
            made = confirmation.draft_figure(reading, measure, period.strip())
        if isinstance(made, Rejection):
            st.error(escape_markdown(f"{made.reason}."))
        return made


def _level_source(books: list[DraftSeries]) -> str:
    """The side whose series the report's level is taken from, if the reader says so."""
    names = {book.economy: book.reporter or book.economy for book in books}
    return st.selectbox(
        "The report takes its level from",
        ["", *names],
        format_func=lambda code: names.get(code, "the one series that agrees with it"),
        key="making-follows",
        persist_state="session",
    )


def _check(draft: BriefDraft, problems: list[str]) -> None:
    """Shows what is missing or wrong, or else the brief with its ZIP and a button to use it."""
    content = zip_export.zip_brief(draft)
    try:
        brief = open_brief.cached_brief("making-brief", content)
    except BriefError as problem:
        problems = [*problems, *problem.problems]
    if problems:
        open_brief.show_faults("Still missing or wrong", problems)
        return
    open_brief.offer(brief)
    st.caption(escape_markdown(f"The compilation is under {', '.join(brief.licences)}, as all briefs are."))
    st.download_button(
        "ZIP of this brief",
        data=content,
        file_name=f"{draft.name}.zip",
        mime="application/zip",
        on_click="ignore",
        help="Keep it, send it, or unpack it under data/briefs.",
    )
