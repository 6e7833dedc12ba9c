"""The lines below a chart: who counted, which report, which data, which settings."""

from metrics.analysis import trade_series
from metrics.analysis.outlook import Answer, Outlook
from metrics.datasets.brief import Brief
from metrics.narrative import conversion_rates
from metrics.narrative.phrases import period, printed_form
from metrics.narrative.scenarios import assumptions


def record_source(brief: Brief) -> str:
    """The source line of a chart of the reported series."""
    names = ", ".join(side.name for side in brief.sides)
    converted = conversion_rates.source_clause(brief)
    return (
        f"Source: {names}; {_report_name(brief)}{f'; {converted}' if converted else ''}. "
        f"{data_version(brief)}"
    )


def report_source(brief: Brief) -> str:
    """The source line of a chart of the report's own figures."""
    return f"Source: {_report_name(brief)}, {brief.report.title}. {data_version(brief)}"


def lines(view: Outlook, *answers: Answer) -> tuple[str, str]:
    """Source line and settings line; without ``answers``, the settings of all scenarios."""
    return (record_source(view.brief), assumptions(view.brief, answers or view.answers))


def latest_values(brief: Brief) -> str:
    """Each side's latest value, for an alternative text."""
    found = [(side, trade_series.latest_figure(brief, side.id)) for side in brief.sides]
    return f"Latest: {'; '.join(f'{side.name} {printed_form(of)} in {period(of)}' for side, of in found)}."


def _report_name(brief: Brief) -> str:
    return f"{brief.report.publisher}, {brief.report.published}"


def data_version(brief: Brief) -> str:
    """The name and version of the data."""
    return f"Twofold, data {brief.name} {brief.version}."
