"""SVG: the metadata are one ``metadata`` element after the opening tag."""

import re
from collections.abc import Mapping

from metrics.sharing.metadata_formats import xmp

_BLOCK = re.compile(rb"<metadata>.*?</metadata>", re.DOTALL)


def recognises(data: bytes) -> bool:
    """Whether the file begins like SVG, with or without an XML declaration."""
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<svg") or (head.startswith(b"<?xml") and b"<svg" in data[:20_000])


def insert_metadata(data: bytes, words: Mapping[str, str]) -> bytes:
    """The drawing with the entries ``words``."""
    head, rest = data.split(b">", 1)
    return head + b"><metadata>" + xmp.rdf_element(words).encode() + b"</metadata>" + rest


def metadata_entries(data: bytes) -> dict[str, str]:
    """The entries in the drawing; raises ``MetadataError`` if it is not such XML."""
    return xmp.metadata_entries(xmp.parse_xml(data))


def visible_content(data: bytes) -> bytes:
    """The document without the inserted entries."""
    return _BLOCK.sub(b"", data, count=1)
