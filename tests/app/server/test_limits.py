"""Rate limit, concurrency limit and security headers."""

import threading
import tomllib
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from metrics.app.server import chart_api, limits, security_headers, server_settings
from metrics.app.server.limits import BusyError, ConcurrencyLimit, RateLimit
from metrics.app.server.server_settings import ServerSettings
from tests.coroutines import run

ROOT = Path(__file__).parents[3]


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def test_a_client_gets_a_minutes_worth_at_once_and_then_one_by_one() -> None:
    clock = Clock()
    allowance = RateLimit(6, clock)
    assert [allowance.wait("a") for _ in range(6)] == [0] * 6
    assert allowance.wait("a") == pytest.approx(10)
    assert allowance.wait("b") == 0, "one client's haste is not another's"
    clock.now = 4
    assert allowance.wait("a") == pytest.approx(6), "a refusal costs nothing"
    clock.now = 10
    assert allowance.wait("a") == 0
    assert allowance.wait("a") == pytest.approx(10)
    clock.now = 1000
    assert [allowance.wait("a") for _ in range(6)] == [0] * 6
    assert allowance.wait("a") > 0


def test_the_allowance_remembers_so_many_clients_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLIENTS", 2)
    allowance = RateLimit(1, Clock())
    assert [allowance.wait(name) for name in "abc"] == [0] * 3
    assert allowance.wait("c") > 0
    assert allowance.wait("a") == 0, "the one that asked longest ago is forgotten"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_an_address_or_the_network_of_one_customer(address: str, counted: str) -> None:
    assert limits.client(address) == counted


def test_turns_are_held_one_by_one_and_given_back_after_a_fault() -> None:
    turns = ConcurrencyLimit(1, 1, 0.05)
    with turns.acquire_slot(), pytest.raises(BusyError), turns.acquire_slot():
        pytest.fail("two turns at once")
    with pytest.raises(KeyError), turns.acquire_slot():
        raise KeyError
    with turns.acquire_slot():
        pass


def test_no_more_wait_for_a_turn_than_there_are_places() -> None:
    turns = ConcurrencyLimit(1, 1, 30)
    waits = threading.Event()

    def wait() -> None:
        waits.set()
        with turns.acquire_slot():
            pass

    with turns.acquire_slot():
        second = threading.Thread(target=wait)
        second.start()
        waits.wait()
        while turns._places._value:  # noqa: SLF001 - until the second stands in the queue
            pass
        with pytest.raises(BusyError), turns.acquire_slot():
            pytest.fail("a third place")
    second.join(10)
    assert not second.is_alive()


def test_settings_are_read_from_the_environment() -> None:
    assert server_settings.server_settings({}) == ServerSettings((), 600)
    seen = {"TWOFOLD_FRAMED_BY": "https://news.example http://localhost:8000", "TWOFOLD_CHARTS_A_MINUTE": "5"}
    assert server_settings.server_settings(seen) == ServerSettings(
        ("https://news.example", "http://localhost:8000"), 5
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TWOFOLD_FRAMED_BY", "news.example"),
        ("TWOFOLD_FRAMED_BY", "https://news.example; script-src *"),
        ("TWOFOLD_FRAMED_BY", "https://news.example/page"),
        ("TWOFOLD_FRAMED_BY", "*"),
        ("TWOFOLD_CHARTS_A_MINUTE", "0"),
        ("TWOFOLD_CHARTS_A_MINUTE", "-1"),
        ("TWOFOLD_CHARTS_A_MINUTE", "many"),
        ("TWOFOLD_CHARTS_A_MINUTE", ""),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be .*leave it out"):
        server_settings.server_settings({name: value})


def answered(response: Response, **added: str) -> Response:
    """``response`` after the middleware with ``added``."""
    seen: list[Message] = []

    async def send(message: Message) -> None:
        seen.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, send)

    names = {name.replace("_", "-"): value for name, value in added.items()}
    run(
        lambda: security_headers.SecurityHeaders(app, names)({"type": "http", "method": "GET"}, receive, send)
    )
    found = Response(status_code=seen[0]["status"])
    found.raw_headers = seen[0]["headers"]
    return found


def test_headers_are_added_and_none_is_replaced() -> None:
    found = answered(PlainTextResponse("x", headers={"X-One": "its own"}), X_One="ours", X_Two="ours")
    assert (found.headers["X-One"], found.headers["X-Two"]) == ("its own", "ours")


def test_only_named_origins_may_frame_a_view() -> None:
    policy = "Content-Security-Policy"
    assert security_headers.headers(ServerSettings())[policy].endswith("; frame-ancestors 'self'")
    several = security_headers.headers(ServerSettings(("https://a.example", "https://b.example")))[policy]
    assert several.endswith("; frame-ancestors 'self' https://a.example https://b.example")


def test_the_limits_in_the_documentation_are_those_of_the_code() -> None:
    words = " ".join((ROOT / "docs/security.md").read_text(encoding="utf-8").split())
    assert f"at most {chart_api.LONGEST:,} characters" in words
    assert f"gets {ServerSettings().charts_a_minute} charts at once" in words
    assert f"{limits.WAITING} wait" in words
    assert (limits.AT_ONCE, limits.PATIENCE) == (2, 10), "said in words: two at a time, ten seconds"
    served = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["server"]
    assert served["enableXsrfProtection"] is True
    assert f"at most {served['maxUploadSize']} MB" in words
