"""What every answer carries, and how much may be asked of the addresses of charts.

Two settings come from the environment, read once when the server starts:
``TWOFOLD_FRAMED_BY``, the origins of pages that may hold a view in a frame, with spaces between, and
``TWOFOLD_CHARTS_A_MINUTE``, how many charts one client may ask for. ``docs/security.md`` says what
is promised and what a proxy in front must do.
"""

import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from metrics.quantities.errors import TwofoldError

MINUTE = 60.0
CLIENTS = 10_000
AT_ONCE, WAITING, PATIENCE = 2, 16, 10.0
_ROUNDING = 1e-6


class RateLimit:
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


class BusyError(TwofoldError):
    """There is no turn to be had now."""


class ConcurrencyLimit:
    """Turns at heavy work: ``at_once`` of them, ``waiting`` for one, no longer than ``patience`` s."""

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._turns = threading.BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def acquire_slot(self) -> Iterator[None]:
        """Holds a turn for the block; raises ``BusyError``."""
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise BusyError
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()
