"""Answers leave at once, and what stays is not looked through for garbage."""

import socket
import subprocess
import sys
from pathlib import Path

from starlette.types import Message, Receive, Scope, Send

from metrics.app.server.tcp_nodelay import TcpNoDelay
from tests.coroutines import run


class Connection:
    """A stand-in for a server's connection; ``receive`` belongs to an object with the transport."""

    def __init__(self, held: socket.socket | None) -> None:
        self.transport = self
        self._held = held

    def get_extra_info(self, name: str) -> socket.socket | None:
        """The socket by its name in asyncio."""
        return self._held if name == "socket" else None

    async def receive(self) -> Message:
        """No request."""
        return {}


def passed(receive: Receive) -> bool:
    seen = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        seen.append(scope["type"])

    async def send(message: Message) -> None:
        """No response."""

    run(lambda: TcpNoDelay(app)({"type": "websocket"}, receive, send))
    return seen == ["websocket"]


def test_small_packets_are_not_held_back() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as held:
        assert not held.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert passed(Connection(held).receive)
        assert held.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_server_that_shows_no_connection_or_another_kind_is_left_as_it_is() -> None:
    async def receive() -> Message:
        return {}

    assert passed(receive)
    assert passed(Connection(None).receive)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as held:
        assert passed(Connection(held).receive)


def test_what_the_server_starts_with_is_not_looked_through_for_garbage() -> None:
    line = "import gc, dashboard; print(gc.get_freeze_count())"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", line], cwd=root, check=True, capture_output=True, text=True)  # noqa: S603
    assert int(done.stdout) > 100_000
