"""The routes ``/chart/NAME.EXTENSION`` and ``/health``, for reports, wikis, scripts and monitors.

A chart takes the parameters of the page's link, and ``size``, ``mode`` and ``scale`` for pictures. Invalid
parameters give 400 or 404 and one line of text for each fault, because a picture cannot show a warning.
Data that have changed since the link was made are not a fault. A client that exceeds the rate limit gets
429; all clients get 503 while too many charts are being drawn.
"""

import hashlib
import math
import os
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from metrics.analysis.outlook import build_outlook
from metrics.analysis.trade_series import RecordError
from metrics.app.server import limits, security_headers, server_settings
from metrics.app.server.page_start import PageStart
from metrics.app.server.tcp_nodelay import TcpNoDelay
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import BriefError
from metrics.datasets.shipped_briefs import brief_folders, fingerprint, names, shipped_brief
from metrics.datasets.world_trade import WorldError
from metrics.quantities.errors import TwofoldError
from metrics.sharing import chart_files, link

LONGEST = 4000
CACHE_SIZE = 64
SERVER_SETTINGS = server_settings.server_settings(os.environ)
_RATE_LIMIT = limits.RateLimit(SERVER_SETTINGS.charts_a_minute)
_CONCURRENCY_LIMIT = limits.ConcurrencyLimit(limits.AT_ONCE, limits.WAITING, limits.PATIENCE)
_LOOK_PARAMETERS = ("size", "mode", "scale")
_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
}


class RequestError(TwofoldError):
    """A request that cannot be answered: HTTP status and one line for each reason."""

    def __init__(self, status: int, *lines: str) -> None:
        super().__init__(*lines)
        self.status, self.lines = status, lines


async def _chart(request: Request) -> Response:
    raw = request.url.query
    wait = _RATE_LIMIT.wait(limits.client(request.client.host if request.client else ""))
    if wait:
        often = f"at most {_RATE_LIMIT.a_minute} charts a minute are drawn for one client"
        return _text_response(429, often, wait=wait)
    try:
        name, _, extension = request.path_params["file"].partition(".")
        home = str(request.base_url).rstrip("/")
        seen = tuple(fingerprint(folder) for folder in brief_folders())
        tag, body = await run_in_threadpool(_chart_file, name, extension, raw, home, seen)
    except RequestError as refused:
        return _text_response(refused.status, *refused.lines)
    except limits.BusyError:
        return _text_response(503, "too many charts are being drawn just now", wait=limits.PATIENCE)
    except (BriefError, RecordError, WorldError) as problem:
        return _text_response(503, "the data of this chart cannot be used", str(problem))
    headers = {"ETag": tag, "Cache-Control": "public, max-age=300", **_SECURITY_HEADERS}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="twofold-{name}.{extension}"'
    return Response(body, media_type=chart_files.FORMATS[extension], headers=headers)


async def _health(request: Request) -> Response:  # noqa: ARG001 - Starlette passes it
    """Whether all shipped briefs can be loaded, for monitors."""
    try:
        found = [await run_in_threadpool(shipped_brief, name) for name in names()]
    except BriefError as problem:
        return JSONResponse({"status": "data cannot be used", "faults": len(problem.problems)}, 503)
    return JSONResponse({"status": "ok", "data": {brief.name: brief.version for brief in found}})


@lru_cache(CACHE_SIZE)
def _chart_file(
    name: str,
    extension: str,
    raw: str,
    home: str,
    seen: tuple[tuple[tuple[str, int, int], ...], ...],  # noqa: ARG001 - a key of the cache
) -> tuple[str, bytes]:
    """ETag and bytes of one file; raises ``RequestError`` and ``limits.BusyError``."""
    if len(raw) > LONGEST:
        raise RequestError(414, f"a query has at most {LONGEST} characters, got {len(raw)}")
    if name not in CHARTS:
        raise RequestError(404, f"chart must be one of {', '.join(CHARTS)}, got \u201c{name[:60]}\u201d")
    if extension not in chart_files.FORMATS:
        raise RequestError(
            404,
            f"extension must be one of {', '.join(chart_files.FORMATS)}, got \u201c{extension[:20]}\u201d",
        )
    query = parse_qsl(raw, keep_blank_values=True)
    about = link.brief_name(query)
    if about not in ("", *names()):
        raise RequestError(400, f"brief must be one of {', '.join(names())}, got \u201c{about[:40]}\u201d")
    brief = shipped_brief(about)
    workspace, refusals = link.decode([pair for pair in query if pair[0] not in _LOOK_PARAMETERS], brief)
    faults = [str(refusal) for refusal in refusals if not refusal.moved]
    asked = [pair for pair in query if pair[0] in _LOOK_PARAMETERS]
    faults += [f"{key} must be given once" for key in _LOOK_PARAMETERS if sum(k == key for k, _ in asked) > 1]
    look, wrong = chart_files.parse_look(dict(asked))
    if faults or wrong:
        raise RequestError(400, *faults, *wrong)
    with _CONCURRENCY_LIMIT.acquire_slot():
        body = chart_files.file_bytes(CHARTS[name], build_outlook(brief, workspace), extension, look, home)
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"', body


def _text_response(status: int, *lines: str, wait: float = 0.0) -> Response:
    """An error response as text; ``wait`` is the number of seconds for ``Retry-After``."""
    again = {"Retry-After": f"{math.ceil(wait)}"} if wait else {}
    return PlainTextResponse("\n".join(lines) + "\n", status, headers=_SECURITY_HEADERS | again)


ROUTES = [Route("/chart/{file}", _chart), Route("/health", _health)]
MIDDLEWARE = [
    Middleware(TcpNoDelay),
    Middleware(PageStart),
    Middleware(security_headers.SecurityHeaders, headers=security_headers.headers(SERVER_SETTINGS)),
]
