"""App: everything that a user or a browser calls.

``pages`` has the Streamlit pages, ``server`` the HTTP routes, ``site`` the published pages, ``browser`` the
JavaScript of both, ``cli`` the command line. Pages compute nothing.
"""
