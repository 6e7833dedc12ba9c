"""Makes all files of a chart: pictures, data files and the report pack.

Download buttons, chart addresses, the pack and the command line all call this module, so that ID, metadata
and description are the same everywhere.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from io import BytesIO
from types import MappingProxyType

from metrics.analysis.outlook import Outlook
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.theme import PALETTES
from metrics.sharing import chart_metadata, data_files, link, rendering, share_code, zip_pack
from metrics.sharing import picture_sizes as sizes
from metrics.sharing.chart_metadata import ChartMetadata
from metrics.sharing.picture_metadata import EmbeddedMetadata
from metrics.sharing.picture_sizes import LEAST_SCALE, MOST_SCALE, SIZES, Look

PICTURES = tuple(sizes.FORMATS)
TABLES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
FORMATS: Mapping[str, str] = MappingProxyType(sizes.FORMATS | TABLES)
_METADATA_WRITERS = {"xlsx": data_files.xlsx, "json": data_files.json}
DEFAULT_LOOK = Look("png", "screen", "light", 2)
_PACK_FORMATS = ("png", "svg", "pdf")
_PACK_SIZES = ("double", "slide")


def signed_content(chart: Chart, view: Outlook, home: str) -> ChartContent:
    """The content of a chart with the address of the live version and the ID."""
    return replace(chart.content(view), signature=share_code.signature(view, home))


def file_bytes(chart: Chart, view: Outlook, kind: str, look: Look, home: str) -> bytes:
    """A chart as ``kind``, one of ``FORMATS``; ``look`` is for pictures, its format is ignored."""
    content, about = chart.content(view), describe(chart, view, home)
    if kind in TABLES:
        return data_files.csv(content) if kind == "csv" else _METADATA_WRITERS[kind](content, about)
    look = replace(look, format=kind)
    metadata = EmbeddedMetadata.build_for_chart(
        chart,
        content,
        look,
        link=about.link,
        code=about.code,
        version=f"{about.data} {about.version}",
        licence=about.licence,
    )
    return rendering.render(chart, signed_content(chart, view, home), look, metadata)


def describe(chart: Chart, view: Outlook, home: str) -> ChartMetadata:
    """The metadata of a chart, with its link and ID."""
    return chart_metadata.describe(
        chart,
        chart.content(view),
        view.brief,
        chart_link(chart, view, home),
        share_code.encode(view.workspace, view.brief),
    )


def chart_link(chart: Chart, view: Outlook, home: str) -> str:
    """The link to a chart's page with all settings; empty if the dashboard's address is unknown."""
    return link.address(home, view.workspace, view.brief, chart.page) if home else ""


def addresses(chart: Chart, view: Outlook, home: str) -> Sequence[tuple[str, str]]:
    """Links and HTML to copy into other pages: a name and the text."""
    live = chart_link(chart, view, home)
    query = link.query_string(view.workspace, view.brief)
    frame = f"{home}/?embed=true&chart={chart.name}&{query}"
    look = f'title="{chart.label}" width="100%" height="640" style="border:0"'
    return (
        ("Link to this view", live),
        ("Address of the picture", f"{home}/chart/{chart.name}.png?{query}"),
        ("Address of the data", f"{home}/chart/{chart.name}.csv?{query}"),
        ("Frame for another page", f'<iframe src="{escape(frame)}" {look}></iframe>'),
    )


def parse_look(asked: Mapping[str, str]) -> tuple[Look, list[str]]:
    """The look in the parameters ``asked``, and error texts for invalid ones.

    A scale outside the limits is set to the limit; the size of the picture shows it.
    """
    faults = []
    found = DEFAULT_LOOK
    for name, options in (("size", SIZES), ("mode", PALETTES)):
        seen = asked.get(name, getattr(DEFAULT_LOOK, name))
        if seen in options:
            found = replace(found, **{name: seen})
        else:
            faults.append(f"{name} must be one of {', '.join(options)}, got \u201c{seen[:40]}\u201d")
    seen = asked.get("scale", f"{DEFAULT_LOOK.scale}")
    try:
        scale = float(seen)
    except ValueError:
        scale = math.nan
    if math.isnan(scale):
        limits = f"from {LEAST_SCALE} to {MOST_SCALE}"
        faults.append(f"scale must be a number {limits}, got \u201c{seen[:40]}\u201d")
        return found, faults
    return replace(found, scale=min(max(scale, LEAST_SCALE), MOST_SCALE)), faults


def write_pack(view: Outlook, charts: Sequence[Chart], home: str, out: BytesIO) -> Iterator[tuple[int, int]]:
    """Writes the report pack of ``charts`` to ``out``; yields the number of files done and in total."""

    def pictures(chart: Chart, _: ChartContent) -> Iterable[zip_pack.File]:
        for size in _PACK_SIZES:
            for mode in PALETTES:
                for kind in _PACK_FORMATS:
                    look = Look(kind, size, mode, 2)
                    name = f"{chart.name}-{size}-{mode}.{kind}"
                    yield name, partial(file_bytes, chart, view, kind, look, home)

    front = charts[0] if charts else None
    lead = chart_link(front, view, home) if front else ""
    code = share_code.encode(view.workspace, view.brief)
    yield from zip_pack.write_zip(
        zip_pack.files(view, charts, pictures, lead, code),
        chart_metadata.version_date(view.brief.version),
        out,
    )


def progress_fraction(done: int, of: int) -> float:
    """The share of the pack that is done, from 0 to 1."""
    return done / of
