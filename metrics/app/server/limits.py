"""Rate limit for each client and concurrency limit for drawing; see ``docs/security.md``."""

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
    """A token bucket for each client: at most ``a_minute`` at once, refilled evenly over a minute.

    Stores for each client the time at which its bucket is full again. Beyond ``CLIENTS`` clients the one
    with the oldest request is dropped.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_minute = a_minute
        self._clock = clock
        self._due: dict[str, float] = {}

    def wait(self, client: str) -> float:
        """Takes one token and returns 0, or the seconds until one is available."""
        now = self._clock()
        before = max(self._due.pop(client, now), now)
        after = before + MINUTE / self.a_minute
        refused = after - now > MINUTE + _ROUNDING
        self._due[client] = before if refused else after
        if len(self._due) > CLIENTS:
            del self._due[next(iter(self._due))]
        return after - now - MINUTE if refused else 0.0


def client(address: str) -> str:
    """The client of an address: itself, or for IPv6 its /64 network, which belongs to one customer."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address  # noqa: PLR2004


class BusyError(TwofoldError):
    """All slots are in use."""


class ConcurrencyLimit:
    """``at_once`` slots for heavy work; at most ``waiting`` callers wait at most ``patience`` seconds."""

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._turns = threading.BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def acquire_slot(self) -> Iterator[None]:
        """A slot for the duration of the block; raises ``BusyError``."""
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
