"""What every answer carries, and how much may be asked of the addresses of charts.

Two settings come from the environment, read once when the server starts:
``TWOFOLD_FRAMED_BY``, the origins of pages that may hold a view in a frame, with spaces between, and
``TWOFOLD_CHARTS_A_MINUTE``, how many charts one client may ask for. ``docs/security.md`` says what
is promised and what a proxy in front must do.
"""

import ipaddress
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAMED_BY = "TWOFOLD_FRAMED_BY"
CHARTS_A_MINUTE = "TWOFOLD_CHARTS_A_MINUTE"
MINUTE = 60.0
CLIENTS = 10_000
AT_ONCE, WAITING, PATIENCE = 2, 16, 10.0
_ROUNDING = 1e-6
_ORIGIN = re.compile(r"https?://(\*\.)?[a-zA-Z0-9.-]+(:\d{1,5})?")
# The one script inside Streamlit's own page, by its hash; a test compares it with the page.
_INLINE = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
_CONTENT = (
    "default-src 'self'",
    f"script-src 'self' blob: {_INLINE}",  # Streamlit loads the small scripts of its components as blobs
    "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles as it goes
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Origins that may hold a view in a frame, and charts that a client may ask for in a minute."""

    framed_by: tuple[str, ...] = ()
    charts_a_minute: int = 600


def settings(environ: Mapping[str, str]) -> Settings:
    """The settings in ``environ``; raises ``ValueError`` for one that cannot be used."""
    origins = tuple(environ.get(FRAMED_BY, "").split())
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(
                f"{FRAMED_BY} must be origins such as https://news.example with spaces between, "
                f"got {origin!r}; leave it out and only this site itself may frame a view"
            )
    often = environ.get(CHARTS_A_MINUTE, str(Settings().charts_a_minute))
    if not (often.isascii() and often.isdigit() and int(often)):
        raise ValueError(
            f"{CHARTS_A_MINUTE} must be a whole number from 1, got {often!r}; "
            f"leave it out for {Settings().charts_a_minute}"
        )
    return Settings(origins, int(often))


def headers(chosen: Settings) -> Mapping[str, str]:
    """The headers of every answer, by name."""
    ancestors = " ".join(("frame-ancestors 'self'", *chosen.framed_by))
    return {
        "Content-Security-Policy": "; ".join((*_CONTENT, ancestors)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # a link holds the reader's scenario
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


class Headers:
    """Middleware that adds headers to every answer; one that an answer has already stays."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app, self._headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and the answer back."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    found.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sent)


class Allowance:
    """Requests of each client: ``a_minute`` at once at most, and given back evenly over a minute.

    For each client it keeps one moment: when all that was taken will have been given back. Past
    ``CLIENTS`` clients the one that asked longest ago is forgotten.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_minute = a_minute
        self._clock = clock
        self._due: dict[str, float] = {}

    def wait(self, client: str) -> float:
        """Takes one request: 0, or the seconds until there is one to take."""
        now = self._clock()
        before = max(self._due.pop(client, now), now)
        after = before + MINUTE / self.a_minute
        refused = after - now > MINUTE + _ROUNDING
        self._due[client] = before if refused else after
        if len(self._due) > CLIENTS:
            del self._due[next(iter(self._due))]
        return after - now - MINUTE if refused else 0.0


def client(address: str) -> str:
    """Whom an address counts as: itself, and for IPv6 its network of 64 bits, which is one customer's."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address  # noqa: PLR2004


class Busy(Exception):  # noqa: N818 - an answer, not a fault of the program
    """There is no turn to be had now."""


class Turns:
    """Turns at heavy work: ``at_once`` of them, ``waiting`` for one, no longer than ``patience`` s."""

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._turns = threading.BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def one(self) -> Iterator[None]:
        """Holds a turn for the block; raises ``Busy``."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()
