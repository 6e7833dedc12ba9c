"""Checks uploaded ZIP archives before anything in them is parsed."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from metrics.ingest.tables.uploaded_series import UploadError

_CHUNK = 1 << 16
_PATH = re.compile(r"(?a:[\w .\[\]()-]+/)*(?a:[\w .\[\]()-]+)/?")


@dataclass(frozen=True)
class ArchiveLimits:
    """Limits of one kind of archive; ``name`` and ``way`` (how to correct it) are for messages.

    ``unpacked`` is the total size in bytes, ``part`` that of each part unless ``other`` names it;
    ``ratio`` is the greatest compression, ``parts`` the number of parts.
    """

    name: str
    way: str
    unpacked: int
    part: int
    ratio: int
    parts: int
    other: Mapping[str, int] = field(default_factory=dict)

    def limit(self, part: str) -> int:
        """The most bytes that ``part`` may unpack to."""
        return self.other.get(part, self.part)


def check(content: bytes, kind: ArchiveLimits, more: Callable[[Sequence[str]], list[str]]) -> None:
    """Raises ``UploadError`` with all faults if the archive exceeds the limits ``kind`` or is broken.

    ``more`` returns further faults from the names of the parts.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        problems = _listing_problems(parts, kind, more)
        if not problems:
            problems = _content_problems(archive, parts, kind)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as problem:
        problems = [f"the {kind.name} must be a whole ZIP archive, got {problem}; save it again"]
    except Exception as problem:  # noqa: BLE001 - zlib, lzma and struct have errors of their own
        problems = [f"the {kind.name} must be a whole ZIP archive, got {type(problem).__name__}; save again"]
    if problems:
        raise UploadError(*problems)


def _listing_problems(
    parts: list[zipfile.ZipInfo], kind: ArchiveLimits, more: Callable[[Sequence[str]], list[str]]
) -> list[str]:
    """Faults that the list of parts shows, without unpacking."""
    if len(parts) > kind.parts:
        return [f"a {kind.name} must have at most {kind.parts} parts, got {len(parts)}; {kind.way}"]
    names = [part.filename for part in parts]
    problems = [
        f"part {name!r}: must be named by plain words inside the {kind.name}; {kind.way}"
        for name in names
        if not _PATH.fullmatch(name) or ".." in name
    ]
    if len(set(names)) < len(names):
        problems.append(f"each part of a {kind.name} must be there once, got one twice; {kind.way}")
    if any(part.flag_bits & 1 for part in parts):
        problems.append(f"the {kind.name} must be without a password, got one; remove it")
    problems += more(names)
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if size > kind.unpacked or size > kind.ratio * max(packed, _CHUNK):
        problems.append(_size_problem(size, kind))
    return problems + [
        f"part {part.filename!r}: must unpack to at most {kind.limit(part.filename)} bytes, "
        f"got {part.file_size}; {kind.way}"
        for part in parts
        if part.file_size > kind.limit(part.filename)
    ]


def _size_problem(size: int, kind: ArchiveLimits) -> str:
    return f"a {kind.name} must unpack to at most {kind.unpacked} bytes, got {size}; {kind.way}"


def _content_problems(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], kind: ArchiveLimits
) -> list[str]:
    """Faults that unpacking shows: the true size, and XML document types, whose entities may expand."""
    size = 0
    for part in parts:
        tail = b""
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > kind.unpacked:
                    return [_size_problem(size, kind)]
                seen = tail + chunk
                if part.filename.endswith((".xml", ".rels")) and (b"<!D" in seen or b"\0" in seen):
                    return [
                        f"part {part.filename!r}: must be XML in UTF-8 without a document type; {kind.way}"
                    ]
                tail = chunk[-2:]
    return []
