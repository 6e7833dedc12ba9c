"""The publication that is opened, and how its controls are called."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.site import writer
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.narrative import scenarios
from tests.browser.site_visit import Visit, hosted, visit
from tests.published_site import made, publication

GROWTH = "Growth now, %"
EXACT = f"{GROWTH}, exact"
START = f"{analyse(shipped_brief()).default_settings.growth:g}"
LIVE = ("index.html", "embed/doubling.html")


class Open(Protocol):
    """Opens a visit of a size, with the settings of a browser context."""

    def __call__(self, width: int = ..., height: int = ..., **look: Any) -> AbstractContextManager[Visit]:
        """A visit."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("published") / "out"
    writer.write(place, made())
    return place


@pytest.fixture(scope="module")
def host(published: Path) -> Iterator[str]:
    with hosted(published) as address:
        yield address


@pytest.fixture(params=["folder", "host"])
def place(request: pytest.FixtureRequest, published: Path, host: str) -> str:
    return published.as_uri() if request.param == "folder" else host


@pytest.fixture
def opened(browser: Browser, place: str) -> Open:
    return lambda width=1280, height=800, **look: visit(browser, place, width, height, **look)


def answer_at(growth: str) -> str:
    """What the app says of the published view with another growth."""
    view = publication().view
    edited = view.workspace.edit(growth=float(growth))
    return scenarios.answer_in_words(view.brief, build_outlook(view.brief, edited).active_answer)
