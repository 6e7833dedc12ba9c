"""The metadata of a chart as plain text, for data files, citations and captions."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.charts import tidy_data
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.tidy_data import DataPoint, Provenance
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.quantities.errors import ArgumentError

PROJECT_NAME = "Twofold"


@dataclass(frozen=True, slots=True)
class ChartMetadata:
    """A chart in words: content, source, settings, and the link that restores it.

    ``title`` names the chart and its ``subject``, the brief. ``finding`` is the chart's own title,
    without a full stop; ``subtitle`` its measure, unit and period; ``settings`` is empty for a chart
    without settings. ``source`` names the sources of the numbers, ``cited`` is its short form.
    ``code`` is the ID, or empty. ``licences`` and ``sources`` have the form of a Data Package.
    """

    name: str
    subject: str
    title: str
    subtitle: str
    finding: str
    source: str
    cited: str
    settings: str
    alternative: str
    link: str
    code: str
    data: str
    version: str
    licences: tuple[Mapping[str, str], ...]
    sources: tuple[Mapping[str, str], ...]

    @property
    def licence(self) -> str:
        """The licences on one line."""
        return "; ".join(held["title"] for held in self.licences)

    @property
    def date(self) -> dt.date:
        """The day of the data's version; raises ``ArgumentError`` if the version is not a day."""
        return version_date(self.version)


def describe(chart: Chart, content: ChartContent, brief: Brief, link: str, code: str = "") -> ChartMetadata:
    """What there is to say about ``chart`` as ``content`` shows it; ``link`` restores its settings."""
    numbers = content.data()
    elsewhere = any(number.status is Provenance.REFERENCE for number in numbers)
    source, cited = _source_text(content.source, numbers)
    return ChartMetadata(
        name=chart.name,
        subject=brief.title,
        title=f"{chart.label}: {brief.title}",
        subtitle=content.subtitle,
        finding=content.title,
        source=source,
        cited=cited,
        settings=" ".join(content.remarks),
        alternative=content.alternative,
        link=link,
        code=code,
        data=brief.name,
        version=brief.version,
        licences=(*brief.terms, *(world_trade.licences() if elsewhere else ())),
        sources=_sources(numbers),
    )


def version_date(version: str) -> dt.date:
    """The day of a version such as 2026.11.24; raises ``ArgumentError`` for any other text."""
    try:
        return dt.date.fromisoformat(version.replace(".", "-"))
    except ValueError:
        raise ArgumentError(
            f"datapackage.json: version must be the day of the data such as 2026.11.24, got {version!r}; "
            "write it so"
        ) from None


def _source_text(source: str, numbers: Sequence[DataPoint]) -> tuple[str, str]:
    """The source text with the names of the world tables used, in full and in short.

    If only world tables are used, the full text describes them and the short text names them.
    """
    tables = [f"{n.reporter}, {n.source}" for n in numbers if n.status is Provenance.REFERENCE]
    if tables and not any(n.status in (Provenance.REPORTED, Provenance.DERIVED) for n in numbers):
        return source, tables[0]
    both = tidy_data.SEPARATOR.join(dict.fromkeys([source, *tables]))
    return both, both


def _sources(numbers: Sequence[DataPoint]) -> tuple[Mapping[str, str], ...]:
    """The sources of the numbers, without repeats, in order."""
    named = {source.name: source for number in numbers for source in number.sources}
    return tuple(
        {"title": source.title, **({"path": source.url} if source.url else {})} for source in named.values()
    )
