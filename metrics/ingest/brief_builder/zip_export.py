"""A draft as the files of a Data Package, and as one ZIP.

Its tables are those of the schema of a brief.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from metrics.datasets import brief_schema
from metrics.datasets.brief_schema import DESCRIPTOR
from metrics.ingest.brief_builder.draft import BriefDraft, DraftSeries, field_texts
from metrics.ingest.tables.uploaded_series import TRADE_MEASURES as FLOWS

REPORT = "report"
UNNAMED_REPORTER = "unnamed"
_DECIMALS = 9  # a dollar is 1e-9 billion
_FILE_MODE = 0o100644 << 16
_UNIX = 3


def brief_files(draft: BriefDraft) -> dict[str, bytes]:
    """The files of the brief by name; deterministic."""
    rows = _rows(draft)
    files = {
        table["path"]: _table(table, rows.get(name, ())) for name, table in brief_schema.tables().items()
    }
    return {DESCRIPTOR: brief_schema.write_descriptor(_descriptor(draft)), **files}


def zip_brief(draft: BriefDraft) -> bytes:
    """The brief as a ZIP with one folder, to be unpacked under data/briefs; deterministic.

    Raises ``ValueError`` if the draft's ``made`` is not a day.
    """
    out = io.BytesIO()
    year, month, day = (int(part) for part in draft.made.split("-"))
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(brief_files(draft).items()):
            entry = zipfile.ZipInfo(f"{draft.name}/{name}", (year, month, day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _FILE_MODE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _descriptor(draft: BriefDraft) -> dict[str, Any]:
    """The properties of a draft's descriptor, but its tables."""
    report = draft.report
    own: dict[str, Any] = {"report": REPORT, "economies": dict(draft.economies)}
    return {
        "name": draft.name,
        "title": draft.title,
        "description": f"What {report.publisher}, {report.title}, {report.published}, states, and both "
        "sides' yearly trade figures.",
        "version": draft.made.replace("-", "."),
        "created": f"{draft.made}T00:00:00Z",
        "licenses": brief_schema.licences(),
        "sources": [{"title": f"{report.publisher}, {report.title}", "path": report.url}],
        "contributors": [{"title": "A reader, with Twofold", "roles": ["compiler"]}],
        "twofold": own | ({"follows": draft.follows} if draft.follows else {}),
    }


def _table(table: Mapping[str, Any], rows: Iterable[Mapping[str, str]]) -> bytes:
    names = [field["name"] for field in table["schema"]["fields"]]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _rows(draft: BriefDraft) -> dict[str, list[dict[str, str]]]:
    """The rows of the tables that have any, by table."""
    books = {book.economy: book for book in draft.books}
    reporters = [{"id": book.economy, "name": book.reporter, "economy": book.economy} for book in draft.books]
    unnamed = {
        "id": UNNAMED_REPORTER,
        "name": "not named by the report",
        "note": "The report gives the figure without saying who counted.",
    }
    sources = {REPORT: draft.report, **{_source_id(book): book.origin for book in books.values()}}
    return {
        "figures": [
            *_report_rows(draft),
            *(row for book in draft.books for row in _series_rows(book, draft)),
        ],
        "reporters": [*reporters, unnamed],
        "targets": [{"id": "pledge", "source": REPORT} | field_texts(draft.aim)] if draft.aim else [],
        "sources": [{"id": name} | field_texts(origin) for name, origin in sources.items()],
    }


def _report_rows(draft: BriefDraft) -> Iterator[dict[str, str]]:
    for figure in draft.figures:
        yield _row(
            (REPORT, figure.measure, figure.period),
            measure=figure.measure,
            reporter=UNNAMED_REPORTER,
            period=figure.period,
            quoted=figure.quoted,
            bound=figure.bound,
            unit=figure.unit,
            source=REPORT,
            note=figure.note,
        )


def _series_rows(book: DraftSeries, draft: BriefDraft) -> Iterator[dict[str, str]]:
    """The rows of one side's series.

    If the file gives no turnover, exports plus imports are written, with a note: a brief needs turnover.
    """
    partner = next((code for code in draft.economies if code != book.economy), "")
    for measure in FLOWS:
        given = {row.year for row in book.series.rows if row.measure == measure}
        for year, value in book.series.values_by_year(measure).items():
            yield _row(
                (book.economy, measure, str(year)),
                measure=measure,
                reporter=book.economy,
                partner=partner,
                period=str(year),
                quoted=quoted_value(value),
                bound="nearest",
                unit=book.series.unit,
                source=_source_id(book),
                note="" if year in given else "Exports plus imports of the same series.",
            )


def _row(name: tuple[str, str, str], **cells: str) -> dict[str, str]:
    text = "-".join(name).replace("_", "-").replace("/", "-")
    return {"id": text, "status": "normal", **cells}


def _source_id(book: DraftSeries) -> str:
    return f"series-{book.economy}"


def quoted_value(value: float) -> str:
    """A value in billions, to the dollar, without trailing zeros.

    Its rounding bounds follow from the remaining digits: as wide as its source's or wider.

    >>> quoted_value(41.02), quoted_value(24.7 + 16.3), quoted_value(31.0)
    ('41.02', '41', '31')
    """
    return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
