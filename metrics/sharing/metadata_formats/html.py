"""HTML: the metadata are one block of JSON-LD after schema.org."""

import json
import re
from collections.abc import Mapping

from metrics.sharing.metadata_formats.errors import MetadataError

_CONTEXT = ["https://schema.org", {"twofold": "urn:twofold:proof:"}]
_KEYS = {
    "title": "name",
    "description": "description",
    "source": "creditText",
    "licence": "license",
    "link": "url",
    "code": "identifier",
    "version": "version",
}
_OPEN, _CLOSE = b'<script type="application/ld+json">', b"</script>\n"
_BLOCK = re.compile(re.escape(_OPEN) + b"(.*?)" + re.escape(_CLOSE))
_HEAD_END = b"</head>"
_PAGE_END = b"</html>"
_LONGEST = 100_000


def recognises(data: bytes) -> bool:
    """Whether the file begins like HTML."""
    return data[:100].lstrip().lower().startswith(b"<!doctype html")


def script_safe_json(value: object) -> str:
    """``value`` as JSON that cannot end the script element around it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def insert_metadata(data: bytes, words: Mapping[str, str]) -> bytes:
    """The page with the entries ``words`` in its head."""
    said = {_KEYS.get(name, f"twofold:{name}"): value for name, value in words.items()}
    block = script_safe_json({"@context": _CONTEXT, "@type": "ImageObject", **said}).encode()
    head, rest = data.split(_HEAD_END, 1)
    return head + _OPEN + block + _CLOSE + _HEAD_END + rest


def metadata_entries(data: bytes) -> dict[str, str]:
    """The entries in the page's head; raises ``MetadataError`` for an incomplete page."""
    if not data.rstrip().endswith(_PAGE_END):
        raise MetadataError("this HTML has no end; the file was cut off on its way")
    blocks = _BLOCK.findall(data)
    if len(blocks) != 1 or len(blocks[0]) > _LONGEST:
        return {}
    names = {key: name for name, key in _KEYS.items()}
    said = json.loads(blocks[0])
    return {names.get(key, key.removeprefix("twofold:")): value for key, value in said.items()}


def visible_content(data: bytes) -> bytes:
    """The page without the inserted entries."""
    return _BLOCK.sub(b"", data, count=1)
