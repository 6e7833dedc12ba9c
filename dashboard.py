"""The front door: ``streamlit run dashboard.py``. The pages and the addresses, nothing else.

Streamlit imports this file once for the addresses, and runs it as ``__main__`` for each page.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st

from metrics.app.pages import (
    embed,
    new_brief,
    open_brief,
    open_picture,
    outlook,
    precedents,
    record,
    report_sheet,
    sources,
)
from metrics.app.server import chart_api, live_charts

if __name__ == "__main__":
    st.set_page_config(page_title="Twofold", layout="wide")
    front = embed.page if embed.is_requested() else outlook.page
    st.navigation(
        [
            st.Page(front, title="Outlook", url_path="outlook", default=True),
            st.Page(record.page, title="Record", url_path="record"),
            st.Page(precedents.page, title="Precedents", url_path="precedents"),
            st.Page(report_sheet.page, title="Report", url_path="report"),
            st.Page(open_picture.page, title="Open a picture", url_path="reopen"),
            st.Page(new_brief.page, title="New brief", url_path="making"),
            st.Page(open_brief.page, title="Open a brief", url_path="opening"),
            st.Page(sources.page, title="Sources", url_path="sources"),
        ],
        position="hidden" if st.context.is_embedded else "top",
    ).run()
else:
    # Streamlit looks for garbage after each run; what is here now stays, and need not be looked through.
    gc.freeze()

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        """Makes ready, beside the first readers, what takes a second."""
        Thread(target=live_charts.warm_caches, daemon=True).start()
        yield

    routes = [*chart_api.ROUTES, *live_charts.ROUTES]
    app = st.App(__file__, routes=routes, middleware=chart_api.MIDDLEWARE, lifespan=lifespan)
