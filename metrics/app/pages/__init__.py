"""The Streamlit pages: read the controls, call the other rooms, show the result."""
