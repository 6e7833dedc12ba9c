"""App: Streamlit pages, HTTP server, published site, browser scripts and command line."""
