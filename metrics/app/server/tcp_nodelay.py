"""Answers leave at once: small packets are not held back until the last one is acknowledged.

Streamlit binds its socket without naming the protocol, so asyncio does not turn Nagle's algorithm off,
and on a connection that is kept open each answer of several parts waits some 40 ms for the browser's
delayed acknowledgement (uvicorn, issue 3149).
"""

import socket
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send


class TcpNoDelay:
    """Middleware that turns Nagle's algorithm off on the connection of each request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; a server that shows no connection is left as it is."""
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        held = transport.get_extra_info("socket") if transport else None
        if held is not None:
            with suppress(OSError):  # a socket of another kind has no such thing
                held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self._app(scope, receive, send)
