"""How soon the server answers a picture address: one it has not drawn before, and one it has."""

import http.client
import statistics
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from tests.browser.conftest import served

FORMATS = ("png", "svg", "pdf", "csv")
FRESH, AGAIN = 12, 40


def times() -> Mapping[str, tuple[float, float]]:
    """Milliseconds for each format, not drawn before and drawn before, the middle of several."""
    with served() as home:
        line = http.client.HTTPConnection(urlsplit(home).netloc, timeout=60)
        found = {}
        for kind in FORMATS:
            _asked(line, kind, 1.0)  # what is loaded once is no part of a picture
            fresh = [_asked(line, kind, 2 + at / 10) for at in range(FRESH)]
            again = [_asked(line, kind, 2.0) for _ in range(AGAIN)]
            found[kind] = (statistics.median(fresh), statistics.median(again))
        line.close()
    return found


def _asked(line: http.client.HTTPConnection, kind: str, growth: float) -> float:
    begun = time.perf_counter()
    line.request("GET", f"/chart/doubling.{kind}?growth={growth:g}")
    answer = line.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"the address of a {kind} answered {answer.status}")
    return 1000 * (time.perf_counter() - begun)
