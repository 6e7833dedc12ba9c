"""A brief that somebody brings or has drafted: looked through as a stranger's, then read as any other.

Its tables are held against the project's own rules, not those that an archive describes: a pattern
from outside could run without end. Nothing is written to disk.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from metrics.datasets.brief import Brief, BriefError, from_files
from metrics.ingest.brief_builder import untrusted_checks
from metrics.ingest.brief_builder.draft import Draft
from metrics.ingest.brief_builder.zip_export import DESCRIPTOR, folder, model
from metrics.ingest.tables.uploaded_series import Refused
from metrics.ingest.tables.zip_safety import Kind, check

SIZE = 1_000_000
_CALLED = "brief"
_AGAIN = "bring the ZIP of one brief, as New brief makes it"
_KIND = Kind(_CALLED, _AGAIN, 4_000_000, 1_000_000, 200, 40)


def checked(draft: Draft) -> Brief:
    """The brief that ``draft`` makes; raises ``BriefError`` with every fault found."""
    return _brief(folder(draft))


def opened(content: bytes) -> Brief:
    """The brief in a ZIP; raises ``BriefError`` with every fault found in the archive or the brief."""
    return _brief(unpacked(content))


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a brief in a ZIP, by name, out of the one folder they may lie in.

    Raises ``BriefError`` for an archive that is too large, strange, or holds anything else.
    """
    if len(content) > SIZE:
        raise BriefError(_CALLED, [f"a brief must have at most {SIZE} bytes, got {len(content)}; {_AGAIN}"])
    try:
        check(content, _KIND, _others)
    except Refused as refused:
        raise BriefError(_CALLED, refused.problems) from None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {_file(name): archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _file(name: str) -> str:
    return name.rpartition("/")[2]


def _others(names: Sequence[str]) -> list[str]:
    """Parts that are no file of a brief, or lie in several folders."""
    files = [DESCRIPTOR, *(table["path"] for table in model()["resources"])]
    parts = [name for name in names if not name.endswith("/")]
    other = [name for name in parts if _file(name) not in files or name.count("/") > 1]
    if other:
        return [f"part {name!r}: a brief must hold {', '.join(files)} only; leave it out" for name in other]
    folders = sorted({name.rpartition("/")[0] for name in parts})
    if len(folders) > 1:
        return [f"a brief must lie in one folder, got {', '.join(map(repr, folders))}; {_AGAIN}"]
    return []


def _brief(files: Mapping[str, bytes]) -> Brief:
    ours, problems = _by_our_rules(files)
    for name, content in files.items():
        if name != DESCRIPTOR:
            problems += untrusted_checks.in_table(name, content)
    if problems:
        raise BriefError(_CALLED, problems)
    return from_files(_CALLED, ours)


def _by_our_rules(files: Mapping[str, bytes]) -> tuple[Mapping[str, bytes], list[str]]:
    """The files with the tables described as ours are, and the faults of what else the descriptor says."""
    try:
        found = json.loads(files[DESCRIPTOR].decode("utf-8"))
    except (KeyError, ValueError, RecursionError):
        return files, []  # told by the reader of Data Packages
    if not isinstance(found, dict):
        return files, []
    described = json.dumps({**found, "resources": model()["resources"]}).encode()
    return {**files, DESCRIPTOR: described}, untrusted_checks.in_descriptor(found)
