"""The data of a chart as files: CSV, XLSX, JSON, and a Data Package that describes them.

The same content gives the same bytes on every machine. The metadata of a CSV file, which has no place for
any, is in the ``datapackage.json`` next to it.
"""

import datetime as dt
import hashlib
import io
from collections.abc import Mapping
from csv import writer
from json import dumps
from typing import TYPE_CHECKING, Any

from metrics.charts.chart import ChartContent
from metrics.quantities.errors import ArgumentError
from metrics.quantities.lazy_import import lazy_import
from metrics.sharing.cell_text import escape_formula, normalise_spaces, rounded_number
from metrics.sharing.chart_metadata import PROJECT_NAME, ChartMetadata
from metrics.sharing.data_schema import COLUMNS, NUMBERS, schema_fields

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = lazy_import("xlsxwriter")

_WIDEST = 60


def rows(content: ChartContent) -> list[dict[str, Any]]:
    """The data points of a chart as dictionaries by column; None for an empty cell."""
    return [{name: _cell(getattr(number, name)) for name in COLUMNS} for number in content.data()]


def csv(content: ChartContent) -> bytes:
    """The data as CSV: RFC 4180, UTF-8, one header row, decimal points, no thousands separators."""
    out = io.StringIO(newline="")
    table = writer(out)
    table.writerow(COLUMNS)
    for row in rows(content):
        table.writerow(escape_formula(value) if isinstance(value, str) else value for value in row.values())
    return out.getvalue().encode()


def json(content: ChartContent, about: ChartMetadata) -> bytes:
    """``about``, the ``fields`` with their units and descriptions, and the ``rows``, in UTF-8."""
    found = {"about": _metadata_fields(about), "fields": schema_fields(content.data()), "rows": rows(content)}
    return _json_bytes(found)


def xlsx(content: ChartContent, about: ChartMetadata) -> bytes:
    """The data as a workbook: the sheet Data with a frozen header, and the sheet About."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        created = dt.datetime.combine(about.date, dt.time())
        book.set_properties({"title": about.title, "author": PROJECT_NAME, "created": created})
        _data_sheet(book, content)
        _metadata_sheet(book, about)
    return out.getvalue()


def datapackage(tables: Mapping[str, tuple[ChartContent, ChartMetadata]]) -> bytes:
    """The Data Package (version 2) of CSV files of one brief, by relative path.

    Raises ``ArgumentError`` if there are none.
    """
    if not tables:
        raise ArgumentError("a data package describes at least one table, got none; name one")
    abouts = [about for _, about in tables.values()]
    first = abouts[0]
    single = len(abouts) == 1
    return _json_bytes(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "-".join((PROJECT_NAME.lower(), first.data, *((first.name,) if single else ()))),
            "title": normalise_spaces(first.title if single else first.subject),
            "description": normalise_spaces(" ".join(f"{about.finding}." for about in abouts)),
            "version": first.version,
            "created": f"{first.date.isoformat()}T00:00:00Z",
            "licenses": _distinct_items(licence for about in abouts for licence in about.licences),
            "sources": _distinct_items(source for about in abouts for source in about.sources),
            "contributors": [{"title": PROJECT_NAME, "roles": ["compiler"]}],
            "twofold": {"link": first.link, "code": first.code},
            "resources": [_resource(path, content, about) for path, (content, about) in tables.items()],
        }
    )


def _resource(path: str, content: ChartContent, about: ChartMetadata) -> dict[str, Any]:
    held = csv(content)
    return {
        "name": about.name,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(held),
        "hash": f"sha256:{hashlib.sha256(held).hexdigest()}",
        "title": normalise_spaces(about.finding),
        "description": normalise_spaces(" ".join(filter(None, (f"{about.subtitle}.", about.settings)))),
        "licenses": list(about.licences),
        "schema": {"fields": schema_fields(content.data())},
    }


def _data_sheet(book: Any, content: ChartContent) -> None:
    sheet = book.add_worksheet("Data")
    head = book.add_format({"bold": True, "bottom": 1})
    looks = {name: book.add_format({"num_format": "#,##0.00"}) for name in NUMBERS}
    looks["years_after"] = book.add_format({"num_format": "0"})
    found = rows(content)
    for column, name in enumerate(COLUMNS):
        cells = [row[name] for row in found]
        width = max([len(name), *(len(str(value)) for value in cells if isinstance(value, str))])
        sheet.set_column(column, column, min(width + 2, _WIDEST), looks.get(name))
        sheet.write_string(0, column, name, head)
        for at, value in enumerate(cells, 1):
            if value in (None, ""):
                continue
            if isinstance(value, str):
                sheet.write_string(at, column, escape_formula(value))
            else:
                sheet.write_number(at, column, value, looks[name])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(found), len(COLUMNS) - 1)


def _metadata_sheet(book: Any, about: ChartMetadata) -> None:
    sheet = book.add_worksheet("About")
    head = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 14, head)
    sheet.set_column(1, 1, 100, wrapped)
    for at, (name, text) in enumerate(_metadata_fields(about).items()):
        sheet.write_string(at, 0, name.capitalize())
        sheet.write_string(at, 1, escape_formula(text))


def _metadata_fields(about: ChartMetadata) -> dict[str, str]:
    """The metadata fields of a file, by name."""
    fields = {
        "title": about.title,
        "finding": about.finding,
        "measure": about.subtitle,
        "source": about.source,
        "settings": about.settings,
        "alternative": about.alternative,
        "link": about.link,
        "code": about.code,
        "data": about.data,
        "version": about.version,
        "licence": about.licence,
    }
    return {name: normalise_spaces(text) for name, text in fields.items()}


def _distinct_items(held: Any) -> list[Mapping[str, str]]:
    """The items without repeats, in order."""
    return list({dumps(one, sort_keys=True): one for one in held}.values())


def _json_bytes(found: Mapping[str, Any]) -> bytes:
    return (dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return normalise_spaces(value)
    return rounded_number(value) if isinstance(value, float) else value
