"""What several tests share: the shipped brief, and copies of it to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.trade_series import RecordError
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import BRIEFS, brief_folders
from metrics.scenarios.reference_criteria import ReferenceCriteria

settings.register_profile("house", deadline=None)  # a test is not timed
settings.load_profile("house")

SHIPPED = BRIEFS / "china-kazakhstan"
LONGEST_FIRST = ("tests/browser/", "tests/app/site/", "tests/sharing/", "tests/charts/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the files that take longest, so that processes side by side end together."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST_FIRST))


@pytest.fixture(scope="session")
def brief() -> Brief:
    return load_brief(SHIPPED)


@pytest.fixture(scope="session", params=brief_folders(), ids=lambda folder: folder.name)
def any_brief(request: pytest.FixtureRequest) -> Brief:
    """Each shipped brief in turn, for what must hold of all."""
    return load_brief(request.param)


def placed(brief: Brief) -> bool:
    """Whether the books allow to place the pair among others, so that it has a reference class."""
    try:
        return bool(analyse(brief).precedents(ReferenceCriteria()).position)
    except RecordError:
        return False


def charts_of(brief: Brief) -> list[Chart]:
    """The charts that a brief has: those of the reference class only where it has one."""
    return [chart for chart in CHARTS.values() if chart.page != "precedents" or placed(brief)]


@pytest.fixture
def broken(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the shipped brief in which text of one file is replaced."""

    def copy(file: str, old: str = "", new: str = "") -> Path:
        folder = tmp_path / "china-kazakhstan"
        if not folder.exists():
            shutil.copytree(SHIPPED, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return copy
