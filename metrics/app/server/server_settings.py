"""The settings of a server from environment variables, read once at start.

``TWOFOLD_FRAMED_BY``: origins of pages that may frame a view, separated by spaces.
``TWOFOLD_CHARTS_A_MINUTE``: the rate limit for charts of one client.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from metrics.quantities.errors import ArgumentError

FRAMED_BY = "TWOFOLD_FRAMED_BY"
CHARTS_A_MINUTE = "TWOFOLD_CHARTS_A_MINUTE"

_ORIGIN = re.compile(r"https?://(\*\.)?[a-zA-Z0-9.-]+(:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Origins that may frame a view, and the number of charts a minute for one client."""

    framed_by: tuple[str, ...] = ()
    charts_a_minute: int = 600


def server_settings(environ: Mapping[str, str]) -> ServerSettings:
    """The settings in ``environ``; raises ``ArgumentError`` for an invalid one."""
    origins = tuple(environ.get(FRAMED_BY, "").split())
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ArgumentError(
                f"{FRAMED_BY} must be origins such as https://news.example with spaces between, "
                f"got {origin!r}; leave it out and only this site itself may frame a view"
            )
    often = environ.get(CHARTS_A_MINUTE, str(ServerSettings().charts_a_minute))
    if not (often.isascii() and often.isdigit() and int(often)):
        raise ArgumentError(
            f"{CHARTS_A_MINUTE} must be a whole number from 1, got {often!r}; "
            f"leave it out for {ServerSettings().charts_a_minute}"
        )
    return ServerSettings(origins, int(often))
