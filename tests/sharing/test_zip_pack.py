"""The report pack contains everything of a view once, and is deterministic."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import frictionless
import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart, ChartContent
from metrics.datasets.brief import Brief
from metrics.sharing import data_files, zip_pack
from metrics.sharing.zip_pack import File

LINK = "http://localhost:8501/?growth=32"
DAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def pictures(chart: Chart, content: ChartContent) -> Iterable[File]:
    for mode in ("light", "dark"):
        yield f"{chart.name}-double-{mode}.png", partial(str.encode, f"{mode} {content.title}")


def packed(found: Iterable[File]) -> bytes:
    out = io.BytesIO()
    for _ in zip_pack.write_zip(found, DAY, out):
        pass
    return out.getvalue()


@pytest.fixture(scope="module")
def held(view: Outlook) -> zipfile.ZipFile:
    found = zip_pack.files(view, CHARTS.values(), pictures, LINK, "k7")
    return zipfile.ZipFile(io.BytesIO(packed(found)))


def test_every_chart_has_its_pictures_data_and_words(held: zipfile.ZipFile) -> None:
    names = held.namelist()
    assert names == sorted(set(names))
    for chart in CHARTS:
        for file in ("-double-light.png", "-double-dark.png", ".csv", ".xlsx", ".json"):
            assert f"{chart}/{chart}{file}" in names
        for file in ("caption.txt", "alternative.txt", "finding.txt", "citation.bib", "citation.json"):
            assert f"{chart}/{file}" in names
    assert {"datapackage.json", "README.txt"} <= set(names)
    assert len(names) == len(CHARTS) * 11 + 2


def test_each_file_is_that_of_its_chart(held: zipfile.ZipFile, view: Outlook) -> None:
    for name, chart in CHARTS.items():
        content = chart.content(view)
        assert held.read(f"{name}/{name}.csv") == data_files.csv(content)
        assert held.read(f"{name}/{name}-double-dark.png").decode() == f"dark {content.title}"
        assert held.read(f"{name}/caption.txt").decode().startswith(content.title)


def test_the_data_package_describes_every_table(held: zipfile.ZipFile, view: Outlook, tmp_path: Path) -> None:
    held.extractall(tmp_path)
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(tmp_path / "datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    package = json.loads(held.read("datapackage.json"))
    assert [resource["name"] for resource in package["resources"]] == list(CHARTS)
    assert package["title"] == view.brief.title
    assert len({source["title"] for source in package["sources"]}) == len(package["sources"])


def test_the_read_me_says_what_is_inside_and_how_to_come_back(held: zipfile.ZipFile, view: Outlook) -> None:
    said = held.read("README.txt").decode()
    for told in (LINK, "k7", f"{view.brief.name} {view.brief.version}", "world-bilateral-turnover", "png"):
        assert told in said
    for name, chart in CHARTS.items():
        assert f"  {name}: {chart.content(view).title}".replace("\u00a0", " ") in said


def test_a_pack_without_pictures_promises_none(view: Outlook) -> None:
    found = dict(zip_pack.files(view, [CHARTS["gap"]], lambda *_: [], LINK))
    assert "picture" not in found["README.txt"]().decode()
    assert "In short" not in found["README.txt"]().decode()


def test_the_same_view_gives_the_same_bytes(view: Outlook) -> None:
    charts = [CHARTS["doubling"], CHARTS["figures"]]
    one, two = (
        packed(zip_pack.files(build_outlook(view.brief, view.workspace), order, pictures, LINK))
        for order in (charts, charts)
    )
    assert one == two


def test_order_of_making_does_not_show() -> None:
    files: list[File] = [("b.txt", lambda: b"b"), ("a.txt", lambda: b"a")]
    assert packed(files) == packed(files[::-1])


def test_files_are_dated_by_the_data_and_open_to_read(held: zipfile.ZipFile) -> None:
    for entry in held.infolist():
        assert entry.date_time == (2026, 11, 24, 0, 0, 0)
        assert entry.external_attr >> 16 == 0o100644
        assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_it_says_how_far_it_is_and_makes_one_file_at_a_time() -> None:
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    names = ["a", "b", "c"]
    steps = zip_pack.write_zip([(name, partial(make, name)) for name in names], DAY, io.BytesIO())
    for at in range(1, len(names) + 1):
        assert next(steps) == (at, 3)
        assert made == names[:at]
    assert next(steps, None) is None


def test_two_files_at_one_path_are_refused() -> None:
    with pytest.raises(ValueError, match=r"one file at a path, got two at a\.txt; rename one"):
        packed([("a.txt", lambda: b"1"), ("a.txt", lambda: b"2")])


def test_no_chart_at_all_is_refused(view: Outlook) -> None:
    with pytest.raises(ValueError, match="at least one chart, got none; choose one"):
        zip_pack.files(view, [], pictures, LINK)
