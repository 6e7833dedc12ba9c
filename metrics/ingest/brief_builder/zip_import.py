"""Opens an uploaded or drafted brief: extra checks for untrusted input, then read like any other.

The tables are checked against the project's own schema, not the uploaded one: a regular expression from
outside could take exponential time. Nothing is written to disk.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence

from metrics.datasets import brief_schema, descriptor
from metrics.datasets.brief import Brief, BriefError, parse_brief
from metrics.datasets.brief_schema import DESCRIPTOR
from metrics.ingest.brief_builder import untrusted_checks
from metrics.ingest.brief_builder.draft import BriefDraft
from metrics.ingest.brief_builder.zip_export import brief_files
from metrics.ingest.tables.uploaded_series import UploadError
from metrics.ingest.tables.zip_safety import ArchiveLimits, check

MAX_BYTES = 1_000_000
_LABEL = "brief"
_WAY_OUT = "bring the ZIP of one brief, as New brief makes it"
_LIMITS = ArchiveLimits(_LABEL, _WAY_OUT, 4_000_000, 1_000_000, 200, 40)


def build_brief(draft: BriefDraft) -> Brief:
    """The brief made from ``draft``; raises ``BriefError`` with all faults."""
    return _brief(brief_files(draft))


def open_brief(content: bytes) -> Brief:
    """The brief in a ZIP; raises ``BriefError`` with all faults of the archive or the brief."""
    return _brief(unpack_files(content))


def unpack_files(content: bytes) -> dict[str, bytes]:
    """The files of a brief in a ZIP, by name without the folder.

    Raises ``BriefError`` for an archive that is too large, unsafe, or contains other files.
    """
    if len(content) > MAX_BYTES:
        raise BriefError(
            _LABEL, [f"a brief must have at most {MAX_BYTES} bytes, got {len(content)}; {_WAY_OUT}"]
        )
    try:
        check(content, _LIMITS, _part_problems)
    except UploadError as refused:
        raise BriefError(_LABEL, refused.problems) from None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {_file_name(name): archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _file_name(name: str) -> str:
    return name.rpartition("/")[2]


def _part_problems(names: Sequence[str]) -> list[str]:
    """Faults: files that do not belong to a brief, or several folders."""
    files = [DESCRIPTOR, *(table["path"] for table in brief_schema.tables().values())]
    parts = [name for name in names if not name.endswith("/")]
    other = [name for name in parts if _file_name(name) not in files or name.count("/") > 1]
    if other:
        return [f"part {name!r}: a brief must hold {', '.join(files)} only; leave it out" for name in other]
    folders = sorted({name.rpartition("/")[0] for name in parts})
    if len(folders) > 1:
        return [f"a brief must lie in one folder, got {', '.join(map(repr, folders))}; {_WAY_OUT}"]
    return []


def _brief(files: Mapping[str, bytes]) -> Brief:
    """The brief, with the faults of an untrusted one beside those of any."""
    problems = untrusted_checks.size_problems(files)
    if not problems:
        problems = _descriptor_problems(files.get(DESCRIPTOR))
        try:
            found = parse_brief(_LABEL, files, untrusted_checks.broken_cell_rule)
        except BriefError as problem:
            problems += problem.problems
    if problems:
        raise BriefError(_LABEL, problems)
    return found


def _descriptor_problems(content: bytes | None) -> list[str]:
    """Extra faults of an untrusted descriptor; ``parse_brief`` reports one that cannot be parsed."""
    found, problem = descriptor.parse(content)
    return [] if problem else untrusted_checks.descriptor_problems(found)
