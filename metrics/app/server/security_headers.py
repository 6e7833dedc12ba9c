"""The security headers of every response; see ``docs/security.md``."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from metrics.app.server.page_start import SCRIPT_HASH
from metrics.app.server.server_settings import ServerSettings

# Hash of the inline script in Streamlit's page; a test compares it with the page.
_INLINE_SCRIPT_HASH = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"

_CONTENT_POLICY = (
    "default-src 'self'",
    f"script-src 'self' blob: {_INLINE_SCRIPT_HASH} {SCRIPT_HASH}",  # Streamlit loads its components as blobs
    "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles as it goes
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)


def headers(chosen: ServerSettings) -> Mapping[str, str]:
    """The headers of every response, by name."""
    ancestors = " ".join(("frame-ancestors 'self'", *chosen.framed_by))
    return {
        "Content-Security-Policy": "; ".join((*_CONTENT_POLICY, ancestors)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # a link contains the reader's scenario
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


class SecurityHeaders:
    """Middleware that adds headers to every response, without replacing existing ones."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app, self._headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles a request (ASGI)."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    found.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
