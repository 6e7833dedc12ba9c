"""One slider and one Altair chart in Streamlit, nothing else."""

import altair as alt
import pandas as pd
import streamlit as st

from tests.bench.apps.growth import path

growth = st.slider("Growth, %", -20.0, 60.0, 32.0, 0.1)
st.altair_chart(
    alt.Chart(pd.DataFrame(path(growth)), title=f"{growth:.1f} % a year")
    .mark_line()
    .encode(x="year:Q", y="value:Q"),
    theme=None,
)
