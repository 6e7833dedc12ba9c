"""A chart on a page: the drawing, the same as a table, and both as files."""

import re

import streamlit as st

from metrics.charts.layout import Chart, for_screen, specification
from metrics.outlook import Outlook
from metrics.report import picture

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+.!|~$:-])")


def plain(text: str) -> str:
    """Text that Markdown shows as it stands; a dollar sign opens no formula."""
    return _SPECIAL.sub(r"\\\1", text)


def mode() -> str:
    """The colour mode in force, light or dark."""
    return st.context.theme.type or "light"


def exhibit(chart: Chart, view: Outlook) -> None:
    """Draws ``chart`` with its downloads and its table."""
    plate = chart.plate(view)
    shown = mode()
    st.vega_lite_chart(
        for_screen(specification(chart, plate, shown)),
        width="stretch",
        height="content",
        theme=None,
        key=f"chart-{chart.name}-{shown}",
        alt=chart.label,
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "PNG",
            data=lambda: picture.png(chart, plate, shown),
            file_name=f"twofold-{chart.name}.png",
            mime="image/png",
            key=f"png-{chart.name}",
            on_click="ignore",
            help="The chart as a picture, 1800 pixels wide",
        )
        st.download_button(
            "SVG",
            data=lambda: picture.svg(chart, plate, shown).encode(),
            file_name=f"twofold-{chart.name}.svg",
            mime="image/svg+xml",
            key=f"svg-{chart.name}",
            on_click="ignore",
            help="The chart as a drawing that scales",
        )
        table = st.expander("Table", key=f"table-{chart.name}", on_change="rerun")
        if table.open:
            table.dataframe(plate.view(), hide_index=True, width="stretch")
