"""The settings of a server, from its environment, read once when it starts.

``TWOFOLD_FRAMED_BY``: the origins of pages that may hold a view in a frame, with spaces between.
``TWOFOLD_CHARTS_A_MINUTE``: how many charts one client may ask for.
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
    """Origins that may hold a view in a frame, and charts that a client may ask for in a minute."""

    framed_by: tuple[str, ...] = ()
    charts_a_minute: int = 600


def server_settings(environ: Mapping[str, str]) -> ServerSettings:
    """The settings in ``environ``; raises ``ArgumentError`` for one that cannot be used."""
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
