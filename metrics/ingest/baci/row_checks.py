"""Describes invalid rows of a year: rule, value seen, place, correction."""

from collections.abc import Iterator, Mapping

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from metrics.ingest.baci import transforms
from metrics.ingest.baci.inputs import BuildInput
from metrics.ingest.baci.query_engine import Engine
from metrics.ingest.baci.source_files import COLUMNS, YearFile

_RULES: Mapping[str, str] = {
    "bad_fields": "a row must have six fields",
    "bad_year": "t must be {year}, the year in the file's name",
    "bad_code": "i and j must be whole numbers",
    "bad_product": "k must be an HS product of six characters",
    "bad_value": "v must be a number",
    "negative": "v must be 0 or more",
}
_REMEDY = "download the file again"


def row_faults(
    engine: Engine, raw: ir.Table, cells: pa.Table, year: YearFile, build_input: BuildInput
) -> Iterator[str]:
    """One line for each rule that rows of ``year`` break, with the first such row.

    ``cells`` are the year's cells with counts of faults; ``raw`` is read again only if there are any.
    """
    for name, rule in _RULES.items():
        if number := pc.sum(cells[name]).as_py():
            first = engine.table(transforms.broken_rows(raw, year.year, name).limit(1)).to_pylist()[0]
            row = ",".join("" if first[c] is None else first[c] for c in COLUMNS)
            seen = f"got {row!r} and {number - 1} more" if number > 1 else f"got {row!r}"
            yield f"{rule.format(year=year.year)}, {seen}; {_REMEDY}"
    if number := pc.sum(cells["repeated"]).as_py():
        first = engine.table(transforms.repeated_flows(raw).limit(1)).to_pylist()[0]
        seen = f"got {first['exporter']},{first['importer']},{first['product']} {first['rows']} times"
        more = f" and {number - 1} other flows more than once" if number > 1 else ""
        yield f"one row for each i, j, k, {seen}{more}; {_REMEDY}"
    known = build_input.countries.iso3.keys() | build_input.countries.without.keys()
    ends = {code for end in ("exporter", "importer") for code in pc.unique(cells[end]).to_pylist()}
    if unknown := sorted(ends - known - {None}):
        listed = ", ".join(map(str, unknown))
        yield (
            f"i and j must be codes of {build_input.release.countries.name}, got {listed}; "
            "take the country file of the same download"
        )
