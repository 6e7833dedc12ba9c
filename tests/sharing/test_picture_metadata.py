"""The metadata of a picture: round trip, digest, and rejection of other files."""

import contextlib
import io
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin
from pypdf import PdfReader, PdfWriter

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.sharing import picture_metadata
from metrics.sharing.metadata_formats import png, svg
from metrics.sharing.metadata_formats.errors import MetadataError
from metrics.sharing.picture_sizes import FORMATS, Look
from tests.sharing.test_link import BRIEF
from tests.sharing.test_rendering import rendered

CHART = CHARTS["gap"]
CONTENT = CHART.content(build_outlook(BRIEF, analyse(BRIEF).default_workspace))
MADE = {name: rendered(CHART, CONTENT, Look(name, "column", "light")) for name in FORMATS}
EACH = pytest.mark.parametrize("name", FORMATS)
HOSTILE = "</script></metadata>]]><!-- & \"' \\ 中文 ₸ 🦄 \u2028 <b>(x) Tj"
TEXT = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=60)


@EACH
def test_a_picture_gives_back_what_was_put_in(name: str) -> None:
    found = picture_metadata.read_metadata(MADE[name])
    assert found.untouched
    assert found.title == CONTENT.title
    assert found.description == CONTENT.alternative
    assert found.source == f"{CONTENT.source}. {CONTENT.data_version}"
    assert found.link == "http://localhost/?growth=8&edit=1"
    assert (found.code, found.version, found.licence) == ("a1b2c3", "data 1", "CC-BY-4.0")
    assert re.fullmatch(r"Twofold \d+\.\d+\.\d+", found.software)


@EACH
@settings(max_examples=25)
@given(text=st.one_of(TEXT, st.just(HOSTILE.replace("\u2028", ""))))
def test_any_text_survives_the_way(name: str, text: str) -> None:
    said = replace(picture_metadata.read_metadata(MADE["svg"]), title=text, settings=text, licence=text)
    bare = picture_metadata.read_metadata(picture_metadata.insert_metadata(BARE[name], name, said))
    assert bare == said


def bare(name: str) -> bytes:
    """A drawing of each format without metadata."""
    blocks = {
        "svg": rb"<metadata>.*?</metadata>",
        "html": rb'<script type="application/ld\+json">.*?</script>\n',
    }
    if name in blocks:
        return re.sub(blocks[name], b"", MADE[name], flags=re.DOTALL)
    made = io.BytesIO()
    if name == "png":
        Image.open(io.BytesIO(MADE[name])).save(made, "png")
    else:
        writer = PdfWriter()
        writer.add_page(PdfReader(io.BytesIO(MADE[name])).pages[0])
        writer.write(made)
    return made.getvalue()


BARE = {name: bare(name) for name in FORMATS}


@EACH
def test_a_picture_without_words_is_refused(name: str) -> None:
    with pytest.raises(MetadataError, match="says nothing about itself"):
        picture_metadata.read_metadata(BARE[name])


def painted(data: bytes) -> bytes:
    image = Image.open(io.BytesIO(data))
    said = PngImagePlugin.PngInfo()
    for key, value in image.text.items():  # type: ignore[attr-defined]
        said.add_itxt(key, value)
    ImageDraw.Draw(image).point((20, 20), "red")
    made = io.BytesIO()
    image.save(made, "png", pnginfo=said)
    return made.getvalue()


def reworded(data: bytes) -> bytes:
    """A PNG with another title and a valid checksum."""
    at = data.index(b"iTXtTitle\0")
    (length,) = struct.unpack(">I", data[at - 4 : at])
    changed = data[at : at + 4 + length].replace(b"customs", b"CUSTOMS")
    return data[:at] + changed + struct.pack(">I", zlib.crc32(changed)) + data[at + 8 + length :]


def rewritten(edit: Callable[[PdfWriter], None]) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        writer = PdfWriter(clone_from=io.BytesIO(data))
        edit(writer)
        made = io.BytesIO()
        writer.write(made)
        return made.getvalue()

    return apply


def moved(writer: PdfWriter) -> None:
    content = writer.pages[0].get_contents()
    assert content is not None
    content.set_data(content.get_data() + b"\n0 0 10 10 re f\n")
    writer.pages[0].replace_contents(content)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("png", painted),
        ("png", reworded),
        ("svg", lambda data: data.replace(b"2024", b"2025", 1)),
        ("svg", lambda data: data.replace(b"CC-BY-4.0", b"CC0", 1)),
        ("pdf", rewritten(moved)),
        ("pdf", rewritten(lambda writer: writer.add_metadata({"/Title": "Other"}))),
        ("html", lambda data: data.replace(b'"creditText":"', b'"creditText":"Not ', 1)),
        ("html", lambda data: data.replace(b"<title>", b"<title>Not ", 1)),
    ],
    ids=["pixel", "chunk", "drawing", "licence", "content", "info", "source", "heading"],
)
def test_what_was_altered_is_told(name: str, change: Callable[[bytes], bytes]) -> None:
    changed = change(MADE[name])
    assert changed != MADE[name]
    assert not picture_metadata.read_metadata(changed).untouched


def test_packing_anew_alters_nothing() -> None:
    image = Image.open(io.BytesIO(MADE["png"]))
    said = PngImagePlugin.PngInfo()
    for key, value in image.text.items():  # type: ignore[attr-defined]
        said.add_itxt(key, value)
    made = io.BytesIO()
    image.save(made, "png", pnginfo=said, compress_level=1)
    assert made.getvalue() != MADE["png"]
    assert picture_metadata.read_metadata(made.getvalue()).untouched
    assert picture_metadata.read_metadata(
        rewritten(lambda writer: writer.compress_identical_objects())(MADE["pdf"])
    ).untouched


@EACH
@pytest.mark.parametrize("share", [0.2, 0.6, 0.97])
def test_a_file_that_was_cut_off_is_refused(name: str, share: float) -> None:
    with pytest.raises(MetadataError):
        picture_metadata.read_metadata(MADE[name][: int(share * len(MADE[name]))])


@settings(max_examples=120)
@given(st.sampled_from(["png", "svg", "pdf"]), st.data())
def test_a_damaged_file_is_refused_or_told(name: str, data: st.DataObject) -> None:
    """Whatever byte is changed, nothing but a ``MetadataError`` leaves the reader."""
    damaged = bytearray(MADE[name])
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(MetadataError):
        picture_metadata.read_metadata(bytes(damaged))


BOMB = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
WIDE = MADE["png"][:16] + struct.pack(">II", 60_000, 60_000) + MADE["png"][24:]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "must be one of png, svg, pdf, html, and begins with b''"),
        (b"GIF89a....", "must be one of png, svg, pdf, html"),
        (b"\0" * (picture_metadata.MOST_BYTES + 1), "at most 20,000,000 bytes, this file has 20,000,001"),
        (BOMB, "must not declare a document type or entities"),
        (BOMB.decode().encode("utf-16"), "must be one of png"),
        (b'<?xml version="1.0" encoding="utf-16"?><svg>' + BOMB.decode().encode("utf-16"), "not whole XML"),
        (WIDE, "at most 40,000,000 pixels, this has 60,000 × 60,000"),
        (MADE["png"][:-12], "has no end"),
        (MADE["svg"].replace(b">http://localhost", b">javascript:x//", 1), "link of a picture must begin"),
    ],
    ids=["empty", "gif", "large", "entities", "utf-16", "hidden", "pixels", "no end", "script"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(MetadataError, match=re.escape(words)):
        picture_metadata.read_metadata(data)


@pytest.mark.parametrize("text", ["two\nlines", "nul\0", "half \ud800"])
def test_text_that_no_file_can_hold_is_refused(text: str) -> None:
    said = picture_metadata.read_metadata(MADE["svg"])
    with pytest.raises(MetadataError, match="title of a picture must be text on one line"):
        replace(said, title=text)


@EACH
def test_the_name_of_a_format_is_not_asked(name: str) -> None:
    module = picture_metadata._FORMAT_MODULES[name]  # noqa: SLF001
    recognised = [other for other, data in MADE.items() if module.recognises(data)]
    assert recognised == [name]


def test_the_limit_on_pixels_is_above_the_largest_picture_made() -> None:
    assert 4 * 1920 * 4 * 1080 < png.MOST_PIXELS < (Image.MAX_IMAGE_PIXELS or 0)


@pytest.mark.parametrize("field", picture_metadata.read_metadata(MADE["svg"]).metadata_entries())
def test_the_digest_covers_the_words_of_every_field(field: str) -> None:
    words = svg.metadata_entries(MADE["svg"])
    assert picture_metadata.read_metadata(svg.insert_metadata(BARE["svg"], words)).untouched
    assert not picture_metadata.read_metadata(
        svg.insert_metadata(BARE["svg"], words | {field: "https://other"})
    ).untouched
