"""The report pack: all charts of a view with their data and texts in one ZIP.

Deterministic: files are sorted by path and dated by the data version. One file at a time is made and kept
in memory.
"""

import datetime as dt
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import BinaryIO

from metrics.analysis.outlook import Outlook
from metrics.charts.chart import Chart, ChartContent
from metrics.datasets import world_trade
from metrics.quantities.errors import ArgumentError
from metrics.sharing import chart_metadata, citations, data_files
from metrics.sharing.cell_text import normalise_spaces
from metrics.sharing.chart_metadata import PROJECT_NAME, ChartMetadata

File = tuple[str, Callable[[], bytes]]
LEVEL = 6
_FILE_MODE = 0o100644 << 16
_UNIX = 3
_FILE_DESCRIPTIONS = (
    ("csv, xlsx, json", "the numbers that the chart shows, with unit, bounds, reporter and source"),
    ("caption.txt", "finding, measure, source, settings and link, to stand below the chart"),
    ("alternative.txt", "what the chart shows, for those who do not see it"),
    ("finding.txt", "the finding as one sentence"),
    ("citation.txt", "how to cite the chart, after APA 7; .bib is BibTeX, .json is CSL-JSON"),
)


def files(
    view: Outlook,
    charts: Iterable[Chart],
    make_pictures: Callable[[Chart, ChartContent], Iterable[File]],
    link: str,
    code: str = "",
) -> list[File]:
    """The files of the pack: paths, and functions that return the bytes.

    ``make_pictures`` gives the pictures of a chart by file name; ``link`` and ``code`` restore the view.
    Raises ``ArgumentError`` without charts.
    """
    found: list[File] = []
    parts: dict[str, tuple[ChartContent, ChartMetadata]] = {}
    drawn: set[str] = set()
    for chart in charts:
        content = chart.content(view)
        about = chart_metadata.describe(chart, content, view.brief, link, code)
        pictures = list(make_pictures(chart, content))
        drawn |= {name.rpartition(".")[2] for name, _ in pictures}
        inside: list[File] = [
            *pictures,
            (f"{chart.name}.csv", partial(data_files.csv, content)),
            (f"{chart.name}.xlsx", partial(data_files.xlsx, content, about)),
            (f"{chart.name}.json", partial(data_files.json, content, about)),
            *((name, partial(_utf8, text)) for name, text in citations.text_files(about)),
        ]
        found += [(f"{chart.name}/{name}", make) for name, make in inside]
        parts[f"{chart.name}/{chart.name}.csv"] = (content, about)
    if not parts:
        raise ArgumentError("a report pack holds at least one chart, got none; choose one")
    abouts = [about for _, about in parts.values()]
    found.append(("datapackage.json", partial(data_files.datapackage, parts)))
    found.append(("README.txt", partial(_utf8, _readme(abouts, sorted(drawn)))))
    return found


def write_zip(found: Iterable[File], day: dt.date, out: BinaryIO) -> Iterator[tuple[int, int]]:
    """Writes the files to ``out`` as a ZIP, and yields the number of files done and in total.

    ``day`` is their date. Raises ``ValueError`` for two files at one path and for a day before 1980,
    which a ZIP cannot express.
    """
    ordered = sorted(found, key=lambda file: file[0])
    paths = [path for path, _ in ordered]
    twice = sorted({path for path in paths if paths.count(path) > 1})
    if twice:
        raise ArgumentError(
            f"a report pack has one file at a path, got two at {', '.join(twice)}; rename one"
        )
    with zipfile.ZipFile(out, "w") as folder:
        for done, (path, make) in enumerate(ordered, 1):
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _FILE_MODE
            folder.writestr(entry, make(), zipfile.ZIP_DEFLATED, LEVEL)
            yield done, len(ordered)


def _readme(abouts: Sequence[ChartMetadata], pictures: Sequence[str]) -> str:
    first = abouts[0]
    licences = dict.fromkeys(held["title"] for about in abouts for held in about.licences)
    what = [*([(", ".join(pictures), "the chart as a picture")] if pictures else []), *_FILE_DESCRIPTIONS]
    width = max(len(name) for name, _ in what)
    lines = [
        f"{PROJECT_NAME}: {first.subject}",
        "",
        f"Data: {first.data} {first.version}; beside it {world_trade.version()}",
        f"Licence: {'; '.join(licences)}",
        f"This view again: {first.link}",
        *([f"In short: {first.code}"] if first.code else []),
        "",
        "A folder for each chart:",
        *(f"  {about.name}: {normalise_spaces(about.finding)}" for about in abouts),
        "",
        "In each folder:",
        *(f"  {name:{width}}  {is_for}" for name, is_for in what),
        "",
        "datapackage.json describes the csv files: columns, units, sources, licences (Data Package 2.0).",
        "",
    ]
    return "\n".join(lines)


def _utf8(text: str) -> bytes:
    return text.encode()
