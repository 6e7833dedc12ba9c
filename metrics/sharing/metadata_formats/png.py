"""PNG: each metadata entry is an iTXt chunk in UTF-8; the visible content is the decoded pixels."""

import io
import struct
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from metrics.quantities.lazy_import import lazy_import
from metrics.sharing.metadata_formats.errors import MetadataError

if TYPE_CHECKING:
    from PIL import Image
else:
    Image = lazy_import("PIL.Image")

_START = b"\x89PNG\r\n\x1a\n"
_HEADER = len(_START) + 25
# Keywords of the PNG specification; other entries use their own names.
_KEYWORDS = {
    "title": "Title",
    "description": "Description",
    "source": "Source",
    "licence": "Copyright",
    "software": "Software",
}
MOST_PIXELS = 40_000_000


def recognises(data: bytes) -> bool:
    """Whether the file begins like a PNG."""
    return data.startswith(_START)


def insert_metadata(data: bytes, words: Mapping[str, str]) -> bytes:
    """The picture with the entries ``words`` before its pixels."""
    chunks = [
        _chunk(b"iTXt", _KEYWORDS.get(name, name).encode() + b"\0\0\0\0\0" + value.encode())
        for name, value in words.items()
    ]
    return data[:_HEADER] + b"".join(chunks) + data[_HEADER:]


def set_resolution(data: bytes, pixels_per_metre: int) -> bytes:
    """The picture with its resolution set, which gives its size on paper."""
    start = data.find(b"pHYs") - 4
    rest = data[_HEADER:start] + data[start + 21 :] if start > 0 else data[_HEADER:]
    return data[:_HEADER] + _chunk(b"pHYs", struct.pack(">IIB", pixels_per_metre, pixels_per_metre, 1)) + rest


def metadata_entries(data: bytes) -> dict[str, str]:
    """The entries in the picture; raises ``MetadataError`` if it is incomplete or too large."""
    names = {keyword: name for name, keyword in _KEYWORDS.items()}
    # only PNG files are opened here, the format whose text Pillow reads
    entries: dict[str, str] = _open_image(data).text  # type: ignore[attr-defined]
    return {names.get(key, key): str(value) for key, value in entries.items()}


def visible_content(data: bytes) -> bytes:
    """Width, height and colour of every pixel, independent of compression."""
    image = _open_image(data)
    pixels = image if image.mode == "RGBA" else image.convert("RGBA")
    return f"{image.width}x{image.height}:".encode() + bytes(pixels.tobytes())


def _open_image(data: bytes) -> "Image.Image":
    width, height = struct.unpack(">II", data[16:24].ljust(8, b"\0"))
    if width * height > MOST_PIXELS:
        raise MetadataError(
            f"a picture must have at most {MOST_PIXELS:,} pixels, this has {width:,} × {height:,}; "
            "hand in the file as it was made"
        )
    if not data.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"):
        raise MetadataError("this PNG has no end; the file was cut off on its way")
    image = Image.open(io.BytesIO(data), formats=["PNG"])
    image.load()
    return image


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
