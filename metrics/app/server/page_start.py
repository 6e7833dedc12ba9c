"""What Streamlit's page is told before its own script starts.

Streamlit's script tries the address that it is shown under as the server's, and asks
``/record/_stcore/health`` in vain before it asks ``/_stcore/health``. Told where the server is, it asks
there. A package in it (long.js) would make a piece of WebAssembly where the browser has that, and goes
without where not. The content policy forbids it, which Firefox reports on every page; a page without
WebAssembly is not tempted.
"""

import gzip
from base64 import b64encode
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The scripts of the page lie beside it, and so does the server.
SCRIPT = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", location).href }; delete window.WebAssembly;'
SCRIPT_HASH = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"


@cache
def page(encoding: str) -> bytes:
    """Streamlit's page with the script before all others, packed by gzip or as it is."""
    whole = files("streamlit").joinpath("static", "index.html").read_bytes()
    told = whole.replace(b"<head>", f"<head><script>{SCRIPT}</script>".encode(), 1)
    return gzip.compress(told, mtime=0) if encoding == "gzip" else told


class PageStart:
    """Middleware that puts the script into Streamlit's page: the one HTML that no browser may keep."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; an answer with Streamlit's page gets the page that is told more."""
        told = b""

        async def send_told(message: Message) -> None:
            nonlocal told
            if message["type"] == "http.response.start" and _is_page(message):
                found = MutableHeaders(scope=message)
                told = page(found.get("content-encoding", ""))
                found["content-length"] = str(len(told))
                for name in ("etag", "last-modified", "accept-ranges"):  # those of the file
                    del found[name]
            elif told and message["type"] == "http.response.body" and scope["method"] == "GET":
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body", "body": told}
            await send(message)

        await self._app(scope, receive, send_told)


def _is_page(start: Message) -> bool:
    found = MutableHeaders(scope=start)
    kind, kept = found.get("content-type", ""), found.get("cache-control", "")
    return start["status"] == HTTPStatus.OK and kind.startswith("text/html") and kept == "no-cache"
