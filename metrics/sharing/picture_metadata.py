"""What a picture says about itself, and whether it is still what was made.

The words go into the file beside the drawing, with a digest over both: SHA-256 of the words
and of what is drawn (the decoded pixels of a PNG, the page of a PDF, an SVG or HTML document
without the words). It shows that picture or words were changed by accident or by an edit that
did not think of it. It proves neither who made a picture nor when: there is no signature, and
whoever changes a picture can compute the digest anew. A picture that was cropped, scaled, or
saved by a program that drops the words cannot be read at all.
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
# What XML 1.0 has no way to write, and line breaks, which formats change on the way.
_UNWRITABLE = re.compile("[^\\x20-\\x7e\\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class EmbeddedMetadata:
    """The words that go with a picture, all plain text.

    ``description`` says what the picture shows; ``code`` is the short name of its settings,
    ``link`` the address that restores them, empty or beginning with http; ``version`` names
    the data. ``untouched`` is whether a picture that was read is as it was made.
    Raises ``MetadataError`` for text that a file cannot hold.
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
        """What is written into a file, by name."""
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
        """The proof of a chart about to be drawn; ``version`` is the data's name and version."""
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


def insert_metadata(data: bytes, made: str, proof: EmbeddedMetadata) -> bytes:
    """The drawing ``data`` of format ``made`` with ``proof`` and digest in it."""
    carrier = _FORMAT_MODULES[made]
    words = proof.metadata_entries()
    return bytes(
        carrier.insert_metadata(data, words | {"digest": _digest(words, carrier.visible_content(data))})
    )


def read_metadata(data: bytes) -> EmbeddedMetadata:
    """The proof in a picture, told from what the file holds and never from its name.

    Raises ``MetadataError`` for a file that is too large, cut off, of another format, dangerous
    to open, or no picture of this house.
    """
    if len(data) > MOST_BYTES:
        raise MetadataError(
            f"a picture must have at most {MOST_BYTES:,} bytes, this file has {len(data):,}; "
            "hand in the file as it was made"
        )
    carrier = next((carrier for carrier in _FORMAT_MODULES.values() if carrier.recognises(data)), None)
    if carrier is None:
        raise MetadataError(
            f"the file must be one of {', '.join(_FORMAT_MODULES)}, and begins with {data[:8]!r}; "
            "hand in a picture that was downloaded here"
        )
    try:
        words = carrier.metadata_entries(data)
        digest = words.pop("digest")
        found = EmbeddedMetadata(
            **{name: words.get(name, "") for name in EmbeddedMetadata.__annotations__ if name != "untouched"}
        )
        return replace(
            found, untouched=digest == _digest(found.metadata_entries(), carrier.visible_content(data))
        )
    except MetadataError:
        raise
    except KeyError as problem:
        raise MetadataError(
            "this picture says nothing about itself; it was not made here, or a program dropped the words"
        ) from problem
    except Exception as problem:
        # A file made to harm makes a reader fail in any way; each means the same here.
        raise MetadataError(f"the file cannot be read ({problem}); it may be cut off or damaged") from problem


def _digest(words: Mapping[str, str], drawn: bytes) -> str:
    said = json.dumps(words, sort_keys=True).encode()
    return hashlib.sha256(said + b"\0" + drawn).hexdigest()


@cache
def software() -> str:
    """The name and version of the project."""
    return f"{PROJECT_NAME} {version(PROJECT_NAME.lower())}"
