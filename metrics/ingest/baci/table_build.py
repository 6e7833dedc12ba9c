"""Builds the tables: one partition for each year, then a join of all partitions.

The folder ``out`` gets ``turnover.parquet``, with products ``products.parquet``, the ``datapackage.json``
that describes them, and ``parts``, the partitions, which a later build reuses. New files replace old ones
only when all are written, the descriptor last.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from metrics.ingest.baci import output_package, transforms, year_partitions
from metrics.ingest.baci.countries import Countries
from metrics.ingest.baci.inputs import BuildInput, read_build_input
from metrics.ingest.baci.query_engine import Engine, open_engine
from metrics.ingest.baci.row_checks import row_faults
from metrics.ingest.baci.source_files import BaciError, YearFile
from metrics.ingest.baci.transforms import FAULTS

ProgressTracker = Callable[[Sequence[YearFile]], Iterable[YearFile]]
"""Passes the years on one by one and shows how far they are."""


@dataclass(frozen=True)
class Options:
    """Options of a build: ``engine`` is duckdb or spark, ``memory`` such as ``2GB``."""

    engine: str = "duckdb"
    memory: str = "2GB"
    products: bool = False


@dataclass(frozen=True)
class BuildResult:
    """The result: ``made`` are the years computed now, ``kept`` those reused."""

    tables: Mapping[str, Path]
    made: tuple[int, ...]
    kept: tuple[int, ...]
    rows: int
    pairs: int


def build(
    folder: Path, out: Path, options: Options = Options(), shown: ProgressTracker = iter
) -> BuildResult:
    """Builds the tables of the BACI files in ``folder``; raises ``BaciError`` with all problems."""
    build_input = read_build_input(folder, products=options.products)
    made, problems = [], []
    with _prepare_folders(out), open_engine(options.engine, options.memory, out / ".scratch") as engine:
        for year in shown(build_input.release.years):
            part, made_from = _part_path(out, year), year_partitions.fingerprint(build_input, year)
            if year_partitions.is_current(part, made_from):
                continue
            try:
                year_partitions.write_part(part, _sound_cells(engine, build_input, year), made_from)
                made.append(year.year)
            except BaciError as found:
                problems += [f"{year.path.name}: {problem}" for problem in found.problems]
        if problems:
            raise BaciError(problems)
        return _join_parts(engine, out, build_input, tuple(made))


def _sound_cells(engine: Engine, build_input: BuildInput, year: YearFile) -> pa.Table:
    """A year's cells with the year, without the counts of faults, which are all zero."""
    raw = engine.read_csv(year.path)
    cells = engine.table(transforms.cells(raw, year.year, build_input.groups))
    if found := list(row_faults(engine, raw, cells, year, build_input)):
        raise BaciError(found)
    sound = cells.drop_columns([*FAULTS, "repeated"])
    return sound.append_column("year", pa.array([year.year] * sound.num_rows, pa.int16()))


@contextmanager
def _prepare_folders(out: Path) -> Iterator[None]:
    """The folders of a build; removes unfinished files before and after it."""
    folders = (out, out / "parts")
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            year_partitions.draft_path(folder / "probe").touch()
            year_partitions.sweep(folder)
    except OSError as problem:
        seen = problem.strerror or str(problem)
        raise BaciError([f"{out}: must be a folder to write to, got {seen}; name another"]) from problem
    try:
        yield
    finally:
        for folder in folders:
            year_partitions.sweep(folder)


def _part_path(out: Path, year: YearFile) -> Path:
    return out / "parts" / f"{year.year}.parquet"


def _join_parts(engine: Engine, out: Path, build_input: BuildInput, made: tuple[int, ...]) -> BuildResult:
    years = build_input.release.years
    codes = engine.scratch / "codes.parquet"
    pq.write_table(_codes(build_input.countries), codes)
    known = engine.read_parquet([codes])
    cells = engine.read_parquet([_part_path(out, year) for year in years])
    named = transforms.name_economies(cells, known)
    flows = transforms.two_way_flows(named)
    kept = transforms.large_pairs(flows)
    tables = {"turnover": (output_package.TURNOVER, transforms.turnover(flows, kept))}
    if build_input.groups is not None:
        split = transforms.name_economies(transforms.product_cells(cells, build_input.groups), known)
        split = transforms.two_way_flows(split, "product")
        tables["products"] = (output_package.PRODUCTS, transforms.turnover(split, kept, "product"))
    drafts = {name: year_partitions.draft_path(out / f"{name}.parquet") for name in tables}
    for name, (schema, table) in tables.items():
        year_partitions.write_table(drafts[name], schema, engine.batches(table))
    counted = {row.pop("reason"): row for row in engine.table(transforms.account(named, kept)).to_pylist()}
    pairs = engine.table(kept).num_rows
    described = output_package.descriptor(build_input, drafts, counted, pairs)
    _publish(out, drafts, described)
    return BuildResult(
        tables={name: out / f"{name}.parquet" for name in drafts},
        made=made,
        kept=tuple(year.year for year in years if year.year not in made),
        rows=described["rows_read"],
        pairs=pairs,
    )


def _codes(countries: Countries) -> pa.Table:
    schema = pa.schema([("code", pa.int32()), ("iso3", pa.string())])
    return pa.table([list(countries.iso3.keys()), list(countries.iso3.values())], schema=schema)


def _publish(out: Path, drafts: Mapping[str, Path], described: Mapping[str, Any]) -> None:
    """Renames the new files to their final names and removes tables that are no longer described."""
    card = year_partitions.draft_path(out / "datapackage.json")
    output_package.write(card, described)
    for name, draft in drafts.items():
        draft.replace(out / f"{name}.parquet")
    if "products" not in drafts:
        (out / "products.parquet").unlink(missing_ok=True)
    card.replace(out / "datapackage.json")
