"""PDF: the metadata are in XMP and, for viewers that show only that, in the Info dictionary."""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from metrics.quantities.lazy_import import lazy_import
from metrics.sharing.metadata_formats import xmp
from metrics.sharing.metadata_formats.errors import MetadataError

if TYPE_CHECKING:
    import pypdf
else:
    pypdf = lazy_import("pypdf")

_INFO = {
    "title": "/Title",
    "description": "/Subject",
    "source": "/Source",
    "licence": "/Licence",
    "link": "/Link",
    "software": "/Creator",
}
_PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_VISIBLE_KEYS = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources", "/Annots")
_DEEPEST = 60


def recognises(data: bytes) -> bool:
    """Whether the file begins like a PDF."""
    return data.startswith(b"%PDF-")


def insert_metadata(data: bytes, words: Mapping[str, str]) -> bytes:
    """The page with the entries ``words``; deterministic."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    _sort_dictionaries(reader.pages[0], set())
    writer = pypdf.PdfWriter()
    writer.append(reader)
    writer.metadata = {_INFO[name]: value for name, value in words.items() if name in _INFO}
    rdf = xmp.rdf_element(words)
    meta = f'{_PACKET}<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta><?xpacket end="w"?>'
    writer.xmp_metadata = meta.encode()
    stream: Any = writer.root_object["/Metadata"].get_object()
    stream.update(
        {
            pypdf.generic.NameObject("/Type"): pypdf.generic.NameObject("/Metadata"),
            pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject("/XML"),
        }
    )
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def metadata_entries(data: bytes) -> dict[str, str]:
    """The entries in XMP; a different value in the Info dictionary replaces them, so the digest fails."""
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    root: Any = reader.trailer["/Root"]
    meta = root.get("/Metadata")
    found = xmp.metadata_entries(xmp.parse_xml(meta.get_object().get_data())) if meta is not None else {}
    info: Mapping[str, Any] = reader.metadata or {}
    return found | {name: str(info[key]) for name, key in _INFO.items() if name in found and key in info}


def visible_content(data: bytes) -> bytes:
    """The page's box, content and resources, independent of compression."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    if len(pages) != 1:
        raise MetadataError(
            f"a picture has one page, this PDF has {len(pages)}; hand in the file as it was made"
        )
    return b"\0".join(piece for key in _VISIBLE_KEYS for piece in _pieces(pages[0].get(key), _DEEPEST))


def _pieces(of: Any, depth: int) -> Iterator[bytes]:
    """The parts of a PDF object, independent of object numbers and order."""
    if not depth:
        raise MetadataError("this PDF is nested deeper than a picture is; hand in the file as it was made")
    thing: Any = of.get_object() if hasattr(of, "get_object") else of
    if isinstance(thing, dict):
        yield b"<"
        for key in sorted(set(thing) - {"/Parent", "/Length", "/Filter", "/DecodeParms"}):
            yield str(key).encode()
            yield from _pieces(thing[key], depth - 1)
        if hasattr(thing, "get_data"):
            yield bytes(thing.get_data())
        yield b">"
    elif isinstance(thing, list):
        yield b"["
        for item in thing:
            yield from _pieces(item, depth - 1)
        yield b"]"
    elif isinstance(thing, float):
        yield f"{thing:g}".encode()
    else:
        yield repr(thing).encode()


def _sort_dictionaries(thing: Any, seen: set[int]) -> None:
    """Sorts all dictionaries below ``thing``: the order of fonts in the drawing is not fixed."""
    thing = thing.get_object() if hasattr(thing, "get_object") else thing
    if not isinstance(thing, dict | list) or id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, dict):
        kept = sorted(dict.items(thing))
        dict.clear(thing)
        dict.update(thing, kept)
        items = [value for _, value in kept]
    else:
        items = list(list.__iter__(thing))
    for item in items:
        _sort_dictionaries(item, seen)
