"""App: everything that a user or a browser calls.

``page_blocks`` describes what the pages say; ``pages`` draws it with Streamlit, ``site`` as HTML. ``server``
has the HTTP routes, ``browser`` the JavaScript, ``cli`` the command line. Pages compute nothing.
"""
