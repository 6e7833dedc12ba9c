"""The Streamlit pages, thin: read the controls, call the numbers, show."""
