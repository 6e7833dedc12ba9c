"""A chart on a page: the drawing, its downloads, texts and table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from metrics.analysis.outlook import Outlook
from metrics.app.pages import chart_component, session
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.theme import PALETTES
from metrics.sharing import chart_files, citations
from metrics.sharing.picture_sizes import LEAST_SCALE, MOST_SCALE, SIZES, Look

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+.!|~$:-])")
_PASTE_TEXTS = {
    "Finding": citations.finding,
    "Caption": citations.caption,
    "Alternative text": citations.alternative_text,
    "Citation, APA": citations.apa,
    "Citation, BibTeX": citations.bibtex,
    "Citation, CSL-JSON": citations.csl_json,
}
_QUICK_DOWNLOADS = {
    "PNG": "The chart as a picture, as wide as a page",
    "SVG": "The chart as a drawing that scales",
}


def escape_markdown(text: str) -> str:
    """Text escaped for Markdown; a dollar sign does not start a formula."""
    return _SPECIAL.sub(r"\\\1", text)


def show_table(rows: Sequence[Sequence[str]]) -> None:
    """Shows a small table, header first, as Markdown, which needs no extra script."""
    head, *body = [f"| {' | '.join(map(escape_markdown, row))} |" for row in rows]
    rule = f"|{'|'.join('---' for _ in rows[0])}|"
    st.markdown("\n".join([head, rule, *body]))


def colour_mode() -> str:
    """The current colour mode, light or dark."""
    return st.context.theme.type or "light"


def draw_chart(chart: Chart, view: Outlook) -> ChartContent:
    """Draws ``chart`` with its ID, as in its files; returns its content."""
    content = chart_files.signed_content(chart, view, session.dashboard_address())
    chart_component.draw(chart, content, view, colour_mode(), session.dashboard_address())
    return content


def show_chart_block(chart: Chart, view: Outlook) -> None:
    """Draws ``chart`` with its downloads, texts and table."""
    content = draw_chart(chart, view)
    with st.container(horizontal=True, gap="small"):
        for label in _QUICK_DOWNLOADS:
            _download_button(
                chart, view, replace(chart_files.DEFAULT_LOOK, mode=colour_mode()), label.lower(), label
            )
        more = st.popover("More", icon=":material/ios_share:", key=f"more-{chart.name}", on_change="rerun")
        if more.open:
            with more:
                _sharing_options(chart, view)
        table = st.expander("Table", key=f"table-{chart.name}", on_change="rerun")
        if table.open:
            table.dataframe(content.view(), hide_index=True, width="stretch")


def _download_button(chart: Chart, view: Outlook, look: Look, kind: str, label: str) -> None:
    st.download_button(
        label,
        data=partial(chart_files.file_bytes, chart, view, kind, look, session.dashboard_address()),
        file_name=f"twofold-{chart.name}.{kind}",
        mime=chart_files.FORMATS[kind],
        key=f"{label}-{chart.name}",
        on_click="ignore",
        help=_QUICK_DOWNLOADS.get(label),
    )


def _sharing_options(chart: Chart, view: Outlook) -> None:
    """All sizes and formats, data files, texts to paste, and addresses."""
    home = session.dashboard_address()
    st.markdown("**Picture**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.selectbox(
            "Size", list(SIZES), format_func=lambda name: SIZES[name].label, key=f"size-{chart.name}"
        )
        colours = st.selectbox("Colours", list(PALETTES), key=f"mode-{chart.name}")
        scale = st.number_input("Pixels, times", LEAST_SCALE, MOST_SCALE, 2, 1, key=f"x-{chart.name}")
    look = Look(chart_files.DEFAULT_LOOK.format, size, colours, scale)
    with st.container(horizontal=True):
        for kind in chart_files.PICTURES:
            _download_button(chart, view, look, kind, f"{kind.upper()}, this size")
    st.markdown("**Data**")
    with st.container(horizontal=True):
        for kind in chart_files.TABLES:
            _download_button(chart, view, look, kind, kind.upper())
    said = chart_files.describe(chart, view, home)
    st.markdown("**Words to paste**")
    for label, write in _PASTE_TEXTS.items():
        st.caption(label)
        st.code(write(said), language=None, wrap_lines=True)
    st.markdown("**Addresses**")
    if view.brief is session.own_brief():
        st.caption("This brief is in your session only: these work for others once it is under data/briefs.")
    for label, text in chart_files.addresses(chart, view, home):
        st.caption(label)
        st.code(text, language=None, wrap_lines=True)
