"""Sets TCP_NODELAY, so that small packets are sent without waiting for an acknowledgement.

Streamlit binds its socket without naming the protocol, so asyncio does not turn off Nagle's algorithm. On a
connection that is kept open, each response of several parts would wait some 40 ms for the browser's
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
        """Handles a request (ASGI); does nothing if the server does not expose the connection."""
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        held = transport.get_extra_info("socket") if transport else None
        if held is not None:
            with suppress(OSError):  # other kinds of socket do not have the option
                held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self._app(scope, receive, send)
