"""One Parquet partition for each year, so that an interrupted build can resume.

A partition stores a fingerprint of its input. It is written under a temporary name and then renamed, and
reused only if it can be read to the end and its fingerprint is unchanged.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from metrics.ingest.baci.inputs import BuildInput
from metrics.ingest.baci.source_files import YearFile

_FINGERPRINT_KEY = b"twofold"
_LAYOUT = 1  # increased whenever the columns of a partition, or their meaning, change
_ROW_GROUP = 1 << 20


def fingerprint(build_input: BuildInput, year: YearFile) -> Mapping[str, object]:
    """A stamp of everything that the partition of ``year`` depends on; the file name has the release."""
    found, groups = year.path.stat(), build_input.groups
    return {
        "layout": _LAYOUT,
        "file": year.path.name,
        "bytes": found.st_size,
        "modified": found.st_mtime_ns,
        "groups": None if groups is None else {group.id: list(group.codes) for group in groups},
    }


def is_current(part: Path, wanted: Mapping[str, object]) -> bool:
    """Whether ``part`` is complete and has the fingerprint ``wanted``."""
    try:
        table = pq.read_table(part, page_checksum_verification=True)
    except (OSError, pa.ArrowInvalid):
        return False
    held = (table.schema.metadata or {}).get(_FINGERPRINT_KEY)
    return held is not None and json.loads(held) == wanted


def write_part(part: Path, table: pa.Table, made_from: Mapping[str, object]) -> None:
    """Writes a partition atomically."""
    held = {_FINGERPRINT_KEY: json.dumps(made_from)}
    draft = draft_path(part)
    pq.write_table(table.replace_schema_metadata(held), draft, write_page_checksum=True)
    draft.replace(part)


def draft_path(path: Path) -> Path:
    """The temporary path at which a file is written."""
    return path.with_name(f".{path.name}.{os.getpid()}.draft")


def sweep(folder: Path) -> None:
    """Removes temporary files of an earlier run."""
    for draft in folder.glob(".*.draft"):
        draft.unlink()


def write_table(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Writes ``batches`` with ``schema`` and returns the number of rows.

    Row groups have a fixed size, whatever the batches: the same rows give the same file.
    """
    rows, held = 0, schema.empty_table()
    with pq.ParquetWriter(path, schema) as writer:
        for batch in batches:
            fresh = pa.Table.from_batches([batch]).cast(schema)
            held = pa.concat_tables([held, fresh])
            rows += batch.num_rows
            while held.num_rows >= _ROW_GROUP:
                writer.write_table(held.slice(0, _ROW_GROUP).combine_chunks(), row_group_size=_ROW_GROUP)
                held = held.slice(_ROW_GROUP)
        if held.num_rows or not rows:
            writer.write_table(held.combine_chunks(), row_group_size=_ROW_GROUP)
    return rows
