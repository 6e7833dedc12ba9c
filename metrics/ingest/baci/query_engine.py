"""The engine that runs the Ibis expressions: DuckDB or local Spark."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from metrics.ingest.baci.source_files import COLUMNS, BaciError

ENGINES = ("duckdb", "spark")
# One column more than the file has, so that both engines show a row with too many fields.
_NAMES = (*COLUMNS, "more")
_DUCKDB_CSV = {
    "columns": dict.fromkeys(_NAMES, "string"),
    "null_padding": True,
    "delim": ",",
    "quote": '"',
    "escape": '"',
}
_SPARK_CSV = {
    "schema": ", ".join(f"{name} string" for name in _NAMES),
    "inferSchema": False,
    "enforceSchema": True,
}


@dataclass(frozen=True)
class Engine:
    """A connection and its folder for temporary files."""

    connection: Any
    scratch: Path
    _csv: Mapping[str, Any] = field(repr=False)

    def read_csv(self, path: Path) -> ir.Table:
        """The rows of a BACI file, with all columns as text."""
        return self.connection.read_csv(str(path), **self._csv)

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table:
        """The rows of files with the same schema, concatenated."""
        return ibis.union(*(self.connection.read_parquet(str(path)) for path in paths))

    def batches(self, expression: ir.Table) -> Iterator[pa.RecordBatch]:
        """The rows of ``expression`` in its order and with its types.

        They pass through a file, so that no engine holds the whole result in memory. Types are cast
        back, because DuckDB widens the sum of integers to a type that Parquet does not have.
        """
        target, schema = self.scratch / "result", expression.schema().to_pyarrow()
        try:
            with _translate_errors():
                self.connection.to_parquet(expression, target)
            for path in sorted(target.glob("*.parquet")) if target.is_dir() else [target]:
                yield from (batch.cast(schema) for batch in pq.ParquetFile(path).iter_batches())
        finally:
            _remove(target)

    def table(self, expression: ir.Table) -> pa.Table:
        """All rows of ``expression``, for small results."""
        return pa.Table.from_batches(list(self.batches(expression)), expression.schema().to_pyarrow())


@contextmanager
def open_engine(name: str, memory: str, scratch: Path) -> Iterator[Engine]:
    """An engine limited to ``memory`` (such as ``2GB``) that spills to ``scratch``."""
    _remove(scratch)
    scratch.mkdir(parents=True)
    try:
        engine = _duckdb(memory, scratch) if name == "duckdb" else _spark(memory, scratch)
        try:
            yield engine
        finally:
            engine.connection.disconnect()
    finally:
        _remove(scratch)


def _duckdb(memory: str, scratch: Path) -> Engine:
    connection = ibis.duckdb.connect(memory_limit=memory, temp_directory=str(scratch))
    return Engine(connection, scratch, _DUCKDB_CSV)


def _spark(memory: str, scratch: Path) -> Engine:
    """Spark in one local process, without its web interface."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise BaciError(["--engine spark: needs Java 17 or later, got none; install it or take duckdb"])
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": memory.removesuffix("B").lower(),
        "spark.local.dir": str(scratch),
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    listed = " ".join(f'--conf "{name}={value}"' for name, value in settings.items())
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_SUBMIT_ARGS"] = f"--master local[*] {listed} pyspark-shell"
    try:
        connection = ibis.pyspark.connect(**{"spark.sql.shuffle.partitions": "8"})
    except ImportError as problem:
        remedy = "install requirements-spark.txt or take duckdb"
        raise BaciError([f"--engine spark: needs pyspark, got {problem}; {remedy}"]) from problem
    return Engine(connection, scratch, _SPARK_CSV)


@contextmanager
def _translate_errors() -> Iterator[None]:
    """Turns DuckDB errors into ``BaciError`` with a correction."""
    try:
        yield
    except duckdb.OutOfMemoryException as problem:
        said = (
            f"--memory must do for a year and for the joined table, got {_short_message(problem)}; allow more"
        )
        raise BaciError([said]) from problem
    except duckdb.InvalidInputException as problem:
        said = f"must be a CSV file of six columns, got {_short_message(problem)}; download the file again"
        raise BaciError([said]) from problem
    except duckdb.IOException as problem:
        raise BaciError(
            [f"the disk must do, got {_short_message(problem)}; make room and run again"]
        ) from problem


def _short_message(problem: duckdb.Error) -> str:
    """The first lines of a message, which give the problem and the place; the rest lists options."""
    return " ".join(str(problem).split("Possible")[0].split())[:200]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
