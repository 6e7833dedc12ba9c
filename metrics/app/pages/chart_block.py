"""A chart on a page: the drawing, and all that can be taken away of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from metrics.analysis.outlook import Outlook
from metrics.app.pages import chart_component, session
from metrics.charts.specification import Chart, Plate
from metrics.charts.theme import PALETTES
from metrics.sharing import chart_files, citations
from metrics.sharing.picture_sizes import LEAST_SCALE, MOST_SCALE, SIZES, Look

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+.!|~$:-])")
_WORDS = {
    "Finding": citations.finding,
    "Caption": citations.caption,
    "Alternative text": citations.alternative,
    "Citation, APA": citations.apa,
    "Citation, BibTeX": citations.bibtex,
    "Citation, CSL-JSON": citations.csl_json,
}
_QUICK = {"PNG": "The chart as a picture, as wide as a page", "SVG": "The chart as a drawing that scales"}


def plain(text: str) -> str:
    """Text that Markdown shows as it stands; a dollar sign opens no formula."""
    return _SPECIAL.sub(r"\\\1", text)


def grid(rows: Sequence[Sequence[str]]) -> None:
    """A small table, its head first; as Markdown, which needs no further script."""
    head, *body = [f"| {' | '.join(map(plain, row))} |" for row in rows]
    rule = f"|{'|'.join('---' for _ in rows[0])}|"
    st.markdown("\n".join([head, rule, *body]))


def mode() -> str:
    """The colour mode in force, light or dark."""
    return st.context.theme.type or "light"


def drawing(chart: Chart, view: Outlook) -> Plate:
    """Draws ``chart``, signed like its files; returns what varies in it."""
    plate = chart_files.signed(chart, view, session.home())
    chart_component.draw(chart, plate, view, mode(), session.home())
    return plate


def exhibit(chart: Chart, view: Outlook) -> None:
    """Draws ``chart`` with its files, its words and its table."""
    plate = drawing(chart, view)
    with st.container(horizontal=True, gap="small"):
        for label in _QUICK:
            _download(chart, view, replace(chart_files.FIRST, mode=mode()), label.lower(), label)
        more = st.popover("More", icon=":material/ios_share:", key=f"more-{chart.name}", on_change="rerun")
        if more.open:
            with more:
                _more(chart, view)
        table = st.expander("Table", key=f"table-{chart.name}", on_change="rerun")
        if table.open:
            table.dataframe(plate.view(), hide_index=True, width="stretch")


def _download(chart: Chart, view: Outlook, look: Look, kind: str, label: str) -> None:
    st.download_button(
        label,
        data=partial(chart_files.made, chart, view, kind, look, session.home()),
        file_name=f"twofold-{chart.name}.{kind}",
        mime=chart_files.FORMATS[kind],
        key=f"{label}-{chart.name}",
        on_click="ignore",
        help=_QUICK.get(label),
    )


def _more(chart: Chart, view: Outlook) -> None:
    """Every size and format, the words to paste, the data, and the addresses."""
    home = session.home()
    st.markdown("**Picture**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.selectbox(
            "Size", list(SIZES), format_func=lambda name: SIZES[name].label, key=f"size-{chart.name}"
        )
        colours = st.selectbox("Colours", list(PALETTES), key=f"mode-{chart.name}")
        scale = st.number_input("Pixels, times", LEAST_SCALE, MOST_SCALE, 2, 1, key=f"x-{chart.name}")
    look = Look(chart_files.FIRST.format, size, colours, scale)
    with st.container(horizontal=True):
        for kind in chart_files.PICTURES:
            _download(chart, view, look, kind, f"{kind.upper()}, this size")
    st.markdown("**Data**")
    with st.container(horizontal=True):
        for kind in chart_files.TABLES:
            _download(chart, view, look, kind, kind.upper())
    said = chart_files.described(chart, view, home)
    st.markdown("**Words to paste**")
    for label, write in _WORDS.items():
        st.caption(label)
        st.code(write(said), language=None, wrap_lines=True)
    st.markdown("**Addresses**")
    if view.brief is session.own():
        st.caption("This brief is in your session only: these work for others once it is under data/briefs.")
    for label, text in chart_files.addresses(chart, view, home):
        st.caption(label)
        st.code(text, language=None, wrap_lines=True)
