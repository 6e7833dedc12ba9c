"""The addresses of charts on the real server: right ones, wrong ones, and the cache."""

import json
import urllib.request
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.datasets.shipped_briefs import names, shipped_brief
from metrics.quantities.number_format import NBSP
from metrics.sharing import chart_files
from tests import first_view

BEGINS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "svg": b"<svg ",
    "pdf": b"%PDF-",
    "json": b"{",
    "csv": b"series",
    "xlsx": b"PK\x03\x04",
    "html": b"<!doctype html>",
}


def get(home: str, path: str, **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(f"{home}{path}", headers=headers)  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except HTTPError as answer:
        return answer.code, answer.headers, answer.read()


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("kind", chart_files.FORMATS)
def test_every_chart_has_an_address_in_every_format(home: str, name: str, kind: str) -> None:
    status, headers, body = get(home, f"/chart/{name}.{kind}?growth=8")
    assert status == 200
    assert headers["Content-Type"].startswith(chart_files.FORMATS[kind])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert body.startswith(BEGINS[kind])


def test_an_address_takes_the_settings_of_the_pages_link(home: str) -> None:
    for growth in (8, 20):
        said = get(home, f"/chart/doubling.svg?growth={growth}")[2].decode()
        assert first_view.year(shipped_brief(), growth=growth) in said


def test_a_picture_by_its_address_is_the_one_the_page_gives(home: str) -> None:
    view = build_outlook(shipped_brief(), analyse(shipped_brief()).default_workspace)
    given = chart_files.file_bytes(CHARTS["gap"], view, "png", chart_files.DEFAULT_LOOK, home)
    assert get(home, "/chart/gap.png")[2] == given


def test_what_has_not_changed_is_not_sent_again(home: str) -> None:
    _, headers, body = get(home, "/chart/gap.png?scale=1")
    assert body
    status, again, body = get(home, "/chart/gap.png?scale=1", **{"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")
    assert again["ETag"] == headers["ETag"]
    status, other, body = get(home, "/chart/gap.png?scale=1&mode=dark", **{"If-None-Match": headers["ETag"]})
    assert status == 200
    assert other["ETag"] != headers["ETag"]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/chart/mars.png", 404, "chart must be one of doubling,"),
        ("/chart/doubling.exe", 404, "extension must be one of png,"),
        ("/chart/doubling", 404, "extension must be one of"),
        ("/chart/..%2F..%2Fpyproject.toml", 400, ""),
        ("/chart/pyproject.toml", 404, "chart must be one of"),
        ("/chart/doubling.png?growth=500", 400, "growth must be a number from -20 to 60 %"),
        ("/chart/doubling.png?grwth=5", 400, "grwth is not a setting of this page"),
        ("/chart/doubling.png?growth=5&growth=6", 400, "growth must be given once"),
        ("/chart/doubling.png?size=huge", 400, "size must be one of"),
        ("/chart/doubling.png?mode=pink", 400, "mode must be one of light, dark"),
        ("/chart/doubling.png?scale=x", 400, "scale must be a number from 1 to 4"),
        ("/chart/doubling.png?scale=nan", 400, "scale must be a number from 1 to 4"),
        ("/chart/doubling.png?mode=light&mode=dark", 400, "mode must be given once"),
        (f"/chart/doubling.png?name={'x' * 5000}", 414, "a query has at most 4000 characters"),
        (f"/chart/doubling.png?{urlencode({'name': '<b>'})}", 200, ""),
    ],
)
def test_a_wrong_address_gets_a_plain_reason(home: str, path: str, status: int, said: str) -> None:
    seen, headers, body = get(home, path)
    assert seen == status
    assert headers["X-Content-Type-Options"] == "nosniff" or not said
    if status != 200:
        assert said in body.decode()
        assert "Traceback" not in body.decode()


def test_a_scale_past_the_limit_is_held_at_the_limit(home: str) -> None:
    assert get(home, "/chart/gap.png?scale=99")[2] == get(home, "/chart/gap.png?scale=4")[2]
    assert get(home, "/chart/gap.png?scale=0.1")[2] == get(home, "/chart/gap.png?scale=1")[2]


def test_data_that_have_changed_since_are_no_fault_of_the_address(home: str) -> None:
    assert get(home, "/chart/gap.png?data=1999.1")[0] == 200


def test_health_says_that_the_data_can_be_used(home: str) -> None:
    status, _, body = get(home, "/health")
    assert status == 200
    assert json.loads(body) == {
        "status": "ok",
        "data": {name: shipped_brief(name).version for name in names()},
    }


def test_an_address_names_its_brief(home: str) -> None:
    for name in names():
        said = get(home, f"/chart/record.svg?brief={name}")[2].decode()
        assert (
            f"{name}{NBSP}{shipped_brief(name).version}" in said
            or f"{name} {shipped_brief(name).version}" in said
        )
    assert get(home, "/chart/record.svg?brief=mars-venus")[0] == 400
