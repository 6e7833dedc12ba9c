"""Builds the tables: a part for each year, then one join of all parts.

The folder ``out`` holds ``turnover.parquet``, with products ``products.parquet``, the
``datapackage.json`` that describes them, and ``year_partitions``, which a later build goes on from. A new
table takes the old one's name only when all is written, the descriptor last.
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
    """How to build: ``engine`` duckdb or spark, ``memory`` such as ``2GB``."""

    engine: str = "duckdb"
    memory: str = "2GB"
    products: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What was built: ``made`` and ``kept`` are the years computed now and taken from before."""

    tables: Mapping[str, Path]
    made: tuple[int, ...]
    kept: tuple[int, ...]
    rows: int
    pairs: int


def build(
    folder: Path, out: Path, options: Options = Options(), shown: ProgressTracker = iter
) -> BuildResult:
    """The tables of the BACI files in ``folder``; raises ``BaciError`` with every problem found."""
    material = read_build_input(folder, products=options.products)
    made, problems = [], []
    with _prepare_folders(out), open_engine(options.engine, options.memory, out / ".scratch") as engine:
        for year in shown(material.release.years):
            part, made_from = _part_path(out, year), year_partitions.fingerprint(material, year)
            if year_partitions.is_current(part, made_from):
                continue
            try:
                year_partitions.write_part(part, _sound_cells(engine, material, year), made_from)
                made.append(year.year)
            except BaciError as found:
                problems += [f"{year.path.name}: {problem}" for problem in found.problems]
        if problems:
            raise BaciError(problems)
        return _join_parts(engine, out, material, tuple(made))


def _sound_cells(engine: Engine, material: BuildInput, year: YearFile) -> pa.Table:
    """A year's cells without their numbers of faults, which are all nought, and with the year."""
    raw = engine.read_csv(year.path)
    cells = engine.table(transforms.cells(raw, year.year, material.groups))
    if found := list(row_faults(engine, raw, cells, year, material)):
        raise BaciError(found)
    sound = cells.drop_columns([*FAULTS, "repeated"])
    return sound.append_column("year", pa.array([year.year] * sound.num_rows, pa.int16()))


@contextmanager
def _prepare_folders(out: Path) -> Iterator[None]:
    """The folders of a build, without drafts of an earlier one, and without this one's afterwards."""
    places = (out, out / "parts")
    try:
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
            year_partitions.draft_path(place / "probe").touch()
            year_partitions.sweep(place)
    except OSError as problem:
        seen = problem.strerror or str(problem)
        raise BaciError([f"{out}: must be a folder to write to, got {seen}; name another"]) from problem
    try:
        yield
    finally:
        for place in places:
            year_partitions.sweep(place)


def _part_path(out: Path, year: YearFile) -> Path:
    return out / "parts" / f"{year.year}.parquet"


def _join_parts(engine: Engine, out: Path, material: BuildInput, made: tuple[int, ...]) -> BuildResult:
    years = material.release.years
    codes = engine.scratch / "codes.parquet"
    pq.write_table(_codes(material.countries), codes)
    known = engine.read_parquet([codes])
    cells = engine.read_parquet([_part_path(out, year) for year in years])
    named = transforms.name_economies(cells, known)
    flows = transforms.two_way_flows(named)
    kept = transforms.large_pairs(flows)
    tables = {"turnover": (output_package.TURNOVER, transforms.turnover(flows, kept))}
    if material.groups is not None:
        split = transforms.name_economies(transforms.product_cells(cells, material.groups), known)
        split = transforms.two_way_flows(split, "product")
        tables["products"] = (output_package.PRODUCTS, transforms.turnover(split, kept, "product"))
    drafts = {name: year_partitions.draft_path(out / f"{name}.parquet") for name in tables}
    for name, (schema, table) in tables.items():
        year_partitions.write_table(drafts[name], schema, engine.batches(table))
    counted = {row.pop("reason"): row for row in engine.table(transforms.account(named, kept)).to_pylist()}
    pairs = engine.table(kept).num_rows
    described = output_package.descriptor(material, drafts, counted, pairs)
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
    """Gives the new files their names; a table that is no longer described goes."""
    card = year_partitions.draft_path(out / "datapackage.json")
    output_package.write(card, described)
    for name, draft in drafts.items():
        draft.replace(out / f"{name}.parquet")
    if "products" not in drafts:
        (out / "products.parquet").unlink(missing_ok=True)
    card.replace(out / "datapackage.json")
