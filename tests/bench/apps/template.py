"""The shape of Streamlit's own template of a GDP dashboard: one script, a chart, two widgets, cards."""

import pandas as pd
import streamlit as st

from tests.bench.apps.growth import FIRST, LAST, path

st.set_page_config(page_title="Trade")


@st.cache_data
def series() -> pd.DataFrame:
    """A path for each of a few names, one below the other."""
    return pd.concat([pd.DataFrame(path(growth)).assign(name=f"At {growth} %") for growth in range(1, 31)])


held = series()
st.title("Trade")
first, last = st.slider("Which years are you interested in?", FIRST, LAST, (FIRST, LAST))
names = st.multiselect("Which paths would you like to see?", held["name"].unique(), held["name"].unique()[:6])
shown = held[held["name"].isin(names) & held["year"].between(first, last)]
st.header("Trade over time", divider="gray")
st.line_chart(shown, x="year", y="value", color="name")
st.header(f"Trade in {last}", divider="gray")
for column, name in zip(st.columns(max(len(names), 1)), names, strict=False):
    of = shown[shown["name"] == name].set_index("year")["value"]
    column.metric(name, f"{of[last]:,.0f}", f"{of[last] / of[first]:,.2f}x")
