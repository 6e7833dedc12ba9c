"""Metadata inside a picture, and the check whether the picture is unchanged.

The file contains the metadata and a digest: SHA-256 of the metadata and the visible content (the decoded
pixels of a PNG, the page of a PDF, an SVG or HTML document without the metadata). The digest detects
accidental changes. It does not prove who made a picture or when: there is no signature, and anyone who
changes a picture can compute the digest again. A picture that was cropped, scaled or saved by a program
that drops metadata cannot be read.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import Self

from metrics.charts.chart import Chart, ChartContent
from metrics.sharing.chart_metadata import PROJECT_NAME
from metrics.sharing.metadata_formats import html, pdf, png, svg
from metrics.sharing.metadata_formats.errors import MetadataError
from metrics.sharing.picture_sizes import Look

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1_000_000
_FORMAT_MODULES = {"png": png, "svg": svg, "pdf": pdf, "html": html}
# Characters that XML 1.0 cannot express, and line breaks, which some formats change.
_UNWRITABLE = re.compile("[^\\x20-\\x7e\\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class EmbeddedMetadata:
    """The metadata of a picture, all plain text.

    ``description`` is the alternative text; ``code`` the ID; ``link`` the address that restores the
    settings, empty or beginning with http; ``version`` the data version. ``untouched`` is false if the
    digest of a picture that was read does not match. Raises ``MetadataError`` for text that a file
    cannot contain.
    """

    title: str
    description: str
    source: str
    settings: str
    licence: str
    link: str
    code: str
    version: str
    software: str
    chart: str
    mode: str
    size: str
    untouched: bool = True

    def __post_init__(self) -> None:
        for name, value in self.metadata_entries().items():
            if not isinstance(value, str) or _UNWRITABLE.search(value):
                raise MetadataError(f"{name} of a picture must be text on one line, got {value!r}")
        if self.link and not self.link.startswith(_SCHEMES):
            raise MetadataError(
                f"link of a picture must begin with {' or '.join(_SCHEMES)}, got {self.link!r}"
            )

    def metadata_entries(self) -> dict[str, str]:
        """The entries that are written into a file, by name."""
        return {name: value for name, value in asdict(self).items() if name != "untouched"}

    @classmethod
    def build_for_chart(  # noqa: PLR0913 - the words come from as many places
        cls,
        chart: Chart,
        content: ChartContent,
        look: Look,
        *,
        link: str,
        code: str,
        version: str,
        licence: str,
    ) -> Self:
        """The metadata of a chart; ``version`` is the data's name and version."""
        return cls(
            title=content.title,
            description=content.alternative,
            source=f"{content.source}. {content.data_version}",
            settings=" ".join(content.remarks),
            licence=licence,
            link=link,
            code=code,
            version=version,
            software=software(),
            chart=chart.name,
            mode=look.mode,
            size=look.size,
        )


def insert_metadata(data: bytes, kind: str, metadata: EmbeddedMetadata) -> bytes:
    """The picture ``data`` with metadata and digest inserted; ``kind`` is its format."""
    format_module = _FORMAT_MODULES[kind]
    entries = metadata.metadata_entries()
    return bytes(
        format_module.insert_metadata(
            data, entries | {"digest": _digest(entries, format_module.visible_content(data))}
        )
    )


def read_metadata(data: bytes) -> EmbeddedMetadata:
    """The metadata of a picture; the format is recognised by content, never by file name.

    Raises ``MetadataError`` for a file that is too large, truncated, unsafe, of another format, or not
    made by this project.
    """
    if len(data) > MOST_BYTES:
        raise MetadataError(
            f"a picture must have at most {MOST_BYTES:,} bytes, this file has {len(data):,}; "
            "hand in the file as it was made"
        )
    format_module = next((module for module in _FORMAT_MODULES.values() if module.recognises(data)), None)
    if format_module is None:
        raise MetadataError(
            f"the file must be one of {', '.join(_FORMAT_MODULES)}, and begins with {data[:8]!r}; "
            "hand in a picture that was downloaded here"
        )
    try:
        entries = format_module.metadata_entries(data)
        digest = entries.pop("digest")
        found = EmbeddedMetadata(
            **{
                name: entries.get(name, "")
                for name in EmbeddedMetadata.__annotations__
                if name != "untouched"
            }
        )
        return replace(
            found, untouched=digest == _digest(found.metadata_entries(), format_module.visible_content(data))
        )
    except MetadataError:
        raise
    except KeyError as problem:
        raise MetadataError(
            "this picture says nothing about itself; it was not made here, or a program dropped the words"
        ) from problem
    except Exception as problem:
        # A malicious file can make the parser raise any error; all mean the same here.
        raise MetadataError(f"the file cannot be read ({problem}); it may be cut off or damaged") from problem


def _digest(entries: Mapping[str, str], drawn: bytes) -> str:
    text = json.dumps(entries, sort_keys=True).encode()
    return hashlib.sha256(text + b"\0" + drawn).hexdigest()


@cache
def software() -> str:
    """The name and version of the project."""
    return f"{PROJECT_NAME} {version(PROJECT_NAME.lower())}"
