"""The front door: ``streamlit run dashboard.py``. The list of pages, nothing else."""

import streamlit as st

from metrics.pages import outlook, precedents, record, sources

st.set_page_config(page_title="Twofold", layout="wide")
st.navigation(
    [
        st.Page(outlook.page, title="Outlook", url_path="outlook", default=True),
        st.Page(record.page, title="Record", url_path="record"),
        st.Page(precedents.page, title="Precedents", url_path="precedents"),
        st.Page(sources.page, title="Sources", url_path="sources"),
    ],
    position="top",
).run()
