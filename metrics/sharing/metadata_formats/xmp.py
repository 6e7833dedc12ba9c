"""Metadata of a picture as RDF with Dublin Core, for SVG and for the XMP of a PDF."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from metrics.sharing.metadata_formats.errors import MetadataError

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "twofold": "urn:twofold:proof:",
}
# Dublin Core gives these entries a language; XMP and SVG readers expect it.
_LANGUAGE_TERMS = {"title": "dc:title", "description": "dc:description", "licence": "dc:rights"}
_PLAIN_TERMS = {"source": "dc:source", "link": "dc:identifier", "software": "xmp:CreatorTool"}
_DECLARATION = re.compile(r"<!(?:doctype|entity)", re.IGNORECASE)


def rdf_element(words: Mapping[str, str]) -> str:
    """The ``rdf:RDF`` element with the entries ``words``, escaped."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    said = "".join(_element(name, escape(value)) for name, value in words.items())
    return f'<rdf:RDF {names}><rdf:Description rdf:about="">{said}</rdf:Description></rdf:RDF>'


def parse_xml(document: bytes) -> ET.Element:
    """The root of an XML document in UTF-8; raises ``MetadataError`` for entity declarations."""
    try:
        text = document.decode("utf-8-sig")
        if _DECLARATION.search(text):
            raise MetadataError(
                "a picture must not declare a document type or entities; hand in the file as it was made"
            )
        return ET.fromstring(text)  # noqa: S314 - nothing is declared, so nothing expands
    except (UnicodeDecodeError, ET.ParseError) as problem:
        raise MetadataError(
            f"this is not whole XML in UTF-8 ({problem}); the file may be cut off"
        ) from problem


def metadata_entries(root: ET.Element) -> dict[str, str]:
    """The entries of the ``rdf_element`` below ``root``; empty if there is none."""
    found = {tag: name for name, tag in {**_LANGUAGE_TERMS, **_PLAIN_TERMS}.items()}
    about = [
        at
        for at in root.iter(_qualified_tag("rdf:Description"))
        if at.find(_qualified_tag("twofold:digest")) is not None
    ]
    words = {}
    for element in about[0] if len(about) == 1 else ():
        space, _, local = element.tag.removeprefix("{").partition("}")
        prefix = next((prefix for prefix, uri in _NAMESPACES.items() if uri == space), "")
        words[found.get(f"{prefix}:{local}", local)] = "".join(element.itertext())
    return words


def _element(name: str, value: str) -> str:
    if name in _LANGUAGE_TERMS:
        tag = _LANGUAGE_TERMS[name]
        value = f'<rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt>'
    else:
        tag = _PLAIN_TERMS.get(name, f"twofold:{name}")
    return f"<{tag}>{value}</{tag}>"


def _qualified_tag(tag: str) -> str:
    prefix, local = tag.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"
