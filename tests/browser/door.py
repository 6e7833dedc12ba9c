"""A door with the pages that make and open a brief, and nothing else."""

import streamlit as st

from metrics.pages import making, opening

if __name__ == "__main__":
    st.set_page_config(page_title="Twofold", layout="wide")
    st.navigation(
        [
            st.Page(making.page, title="New brief", url_path="making", default=True),
            st.Page(opening.page, title="Open a brief", url_path="opening"),
        ],
        position="top",
    ).run()
else:
    app = st.App(__file__)
