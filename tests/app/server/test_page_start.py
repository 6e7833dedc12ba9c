"""Streamlit's page is told where the server is, and has no WebAssembly; nothing else is touched."""

import asyncio
import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import streamlit
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message

from metrics.app.server import page_start, security_headers
from metrics.app.server.server_settings import ServerSettings
from tests.coroutines import run

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
NO_CACHE = {"Cache-Control": "no-cache"}
TOLD = INDEX.read_bytes().replace(b"<head>", f"<head><script>{page_start.SCRIPT}</script>".encode())


def answer(app: ASGIApp, method: str = "GET", accepted: str = "") -> tuple[Mapping[str, str], bytes]:
    """Headers and body of what ``app`` answers behind the middleware."""
    seen: list[Message] = []

    async def send(message: Message) -> None:
        seen.append(message)

    async def receive() -> Message:
        return await asyncio.Future()  # the reader neither says more nor leaves

    scope = {"type": "http", "method": method, "headers": [(b"accept-encoding", accepted.encode())]}
    run(lambda: page_start.PageStart(app)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in seen[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in seen[1:])


def test_streamlits_page_begins_with_the_script() -> None:
    headers, body = answer(FileResponse(INDEX, headers=NO_CACHE))
    assert body == TOLD
    assert headers["content-length"] == str(len(body))
    assert not headers.keys() & {"etag", "last-modified", "accept-ranges"}, "those are of another page"


def test_a_packed_page_stays_packed() -> None:
    headers, body = answer(GZipMiddleware(FileResponse(INDEX, headers=NO_CACHE)), accepted="gzip")
    assert headers["content-encoding"] == "gzip"
    assert headers["content-length"] == str(len(body))
    assert gzip.decompress(body) == TOLD


def test_a_question_for_the_headers_alone_gets_them_alone() -> None:
    headers, body = answer(FileResponse(INDEX, headers=NO_CACHE), "HEAD")
    assert (headers["content-length"], body) == (str(len(TOLD)), b"")


@pytest.mark.parametrize(
    "other",
    [
        HTMLResponse("a chart", headers={"Cache-Control": "public, max-age=300"}),
        PlainTextResponse("text", headers=NO_CACHE),
        HTMLResponse("missing", 404, headers=NO_CACHE),
    ],
)
def test_every_other_answer_is_left_as_it_is(other: Response) -> None:
    assert answer(other)[1] == other.body


def test_each_script_inside_the_page_is_known_to_the_content_policy_by_its_hash() -> None:
    scripts = re.findall(rb"<script>(.*?)</script>", page_start.page(""), re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts]
    policy = security_headers.headers(ServerSettings())["Content-Security-Policy"]
    assert {f"sha256-{known}" for known in hashes} == set(re.findall(r"sha256-[^']+", policy))
