"""Many readers at once, by a light client that speaks Streamlit's own protocol."""
