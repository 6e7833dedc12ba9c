"""Where the numbers of a chart come from: who counted, which report, which data."""

from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.narrative import conversion_rates
from metrics.narrative.phrases import period, printed_form


def record_source(brief: Brief) -> str:
    """Whose numbers a chart of the reported series draws."""
    names = ", ".join(side.name for side in brief.sides)
    converted = conversion_rates.source_clause(brief)
    return f"{names}; {_report_name(brief)}{f'; {converted}' if converted else ''}"


def report_source(brief: Brief) -> str:
    """Whose numbers a chart of the report's own figures draws."""
    return f"{_report_name(brief)}, {brief.report.title}"


def source_line(source: str, version: str) -> str:
    """The source line of a chart: whose numbers it draws, and the version of the data."""
    return f"Source: {source}. {version}"


def latest_values(brief: Brief) -> str:
    """Each side's latest value, for an alternative text."""
    found = [(side, analyse(brief).series.latest_figure(side.id)) for side in brief.sides]
    return f"Latest: {'; '.join(f'{side.name} {printed_form(of)} in {period(of)}' for side, of in found)}."


def _report_name(brief: Brief) -> str:
    return f"{brief.report.publisher}, {brief.report.published}"


def data_version(brief: Brief) -> str:
    """The name and version of the data."""
    return f"Twofold, data {brief.name} {brief.version}."
