"""Report: one sheet with the reader's title and the chosen charts, for a screenshot or the printer."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import streamlit as st

from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import colour_mode
from metrics.app.pages.error_boundary import run_page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import reported_figures
from metrics.scenarios.workspace import LONGEST_TITLE, MOST_ON_SHEET, Workspace
from metrics.sharing import chart_files, report_sheet

_STYLE = Path(__file__).with_name("sheet.css")
_PACK = "pack"
_LEAD = (
    "One A4 sheet of the scenarios as they stand on Outlook. Take a screenshot, print this page "
    "(only the sheet is printed), or download it."
)


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    run_page(_show)


def _show(brief: Brief) -> None:
    session.open_session(brief, "report")
    widgets.show_rejected_parameters()
    st.title("Report", anchor=False)
    st.markdown(_LEAD)
    st.html(_STYLE)
    _sheet(brief)


@st.fragment
def _sheet(brief: Brief) -> None:
    """What moves with the controls; runs again by itself when one of them is moved."""
    session.apply_pending_steps()
    session.write_address(brief)
    view = build_outlook(brief, session.current_session().now)
    drawing, controls = st.columns([9, 4], gap="medium")
    with controls:
        _controls(view)
    with drawing, st.container(key="sheet"):
        st.image(
            report_sheet.render(view, colour_mode(), session.dashboard_address(), "png"),
            width=report_sheet.WIDTH,
            alt=report_sheet.alternative_text(view),
        )


def _controls(view: Outlook) -> None:
    workspace = view.workspace
    first = Workspace(workspace.scenarios)
    widgets.history_buttons(replace(workspace, title=first.title, sheet=first.sheet))
    question = reported_figures.question(view.brief)
    widgets.text(
        "title", "Title", workspace.title, Workspace.retitle, max_chars=LONGEST_TITLE, placeholder=question
    )
    names = {chart.name: chart.label for chart in CHARTS.values()}
    widgets.multiple_choice("sheet", "Charts, in this order", names, _choose, MOST_ON_SHEET)
    for kind, media in report_sheet.MEDIA.items():
        st.download_button(
            kind.upper(),
            data=partial(report_sheet.render, view, colour_mode(), session.dashboard_address(), kind),
            file_name=f"twofold-report.{kind}",
            mime=media,
            key=f"sheet-{kind}",
            on_click="ignore",
            width="stretch",
        )
    st.markdown("**Report pack**")
    st.caption("Every chart of the sheet as pictures, data and words, in one ZIP.")
    _pack(view)


def _pack(view: Outlook) -> None:
    """Makes the pack on request, with a progress bar; kept until a setting changes."""
    asked = st.button("Make the pack", width="stretch")
    made: tuple[Workspace, bytes] | None = st.session_state.get(_PACK)
    if asked:
        out, bar = BytesIO(), st.progress(0.0)
        charts = [CHARTS[name] for name in view.workspace.sheet]
        for done, of in chart_files.write_pack(view, charts, session.dashboard_address(), out):
            bar.progress(chart_files.progress_fraction(done, of), f"File {done} of {of}")
        bar.empty()
        made = (view.workspace, out.getvalue())
        st.session_state[_PACK] = made
    if made is not None and made[0] == view.workspace:
        st.download_button(
            "ZIP",
            data=made[1],
            file_name="twofold-pack.zip",
            mime="application/zip",
            on_click="ignore",
            type="primary",
            width="stretch",
        )


def _choose(workspace: Workspace, names: Sequence[str]) -> Workspace:
    """The workspace with other charts on the sheet; at least one remains."""
    return replace(workspace, sheet=tuple(names)) if names else workspace
