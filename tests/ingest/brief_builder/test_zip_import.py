"""An uploaded brief is checked first: sizes, paths, ZIP bombs, formulas, types, its own patterns."""

import csv
import io
import json
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.datasets.brief import Brief, BriefError
from metrics.datasets.shipped_briefs import brief_folders, default_folder
from metrics.ingest.brief_builder import untrusted_checks
from metrics.ingest.brief_builder.zip_export import brief_files
from metrics.ingest.brief_builder.zip_import import MAX_BYTES, open_brief, unpack_files
from tests.ingest.brief_builder.example_draft import draft

SHIPPED = {path.name: path.read_bytes() for path in default_folder().iterdir()}
SECONDS = 3


def packed(files: dict[str, bytes], inside: str = "pair/") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{inside}{name}", content)
    return held.getvalue()


def faults(content: bytes) -> str:
    began = time.process_time()
    with pytest.raises(BriefError) as caught:
        open_brief(content)
    assert time.process_time() - began < SECONDS
    return "\n".join(caught.value.problems)


def described(**change: object) -> bytes:
    """The shipped brief with other properties."""
    found = json.loads(SHIPPED["datapackage.json"]) | change
    return packed({**SHIPPED, "datapackage.json": json.dumps(found).encode()})


@pytest.mark.parametrize("path", brief_folders(), ids=lambda path: path.name)
@pytest.mark.parametrize("inside", ["", "pair/"])
def test_a_shipped_brief_opens_from_a_zip(path: object, inside: str) -> None:
    files = {each.name: each.read_bytes() for each in path.iterdir()}  # type: ignore[attr-defined]
    found = open_brief(packed(files, inside))
    assert found.figures
    assert unpack_files(packed(files, inside)) == files


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "must be a whole ZIP archive"),
        (b"PK\x03\x04 and no more", "must be a whole ZIP archive"),
        (bytes(50_000_000), f"a brief must have at most {MAX_BYTES} bytes, got 50000000"),
        (packed(SHIPPED | {"figures.csv": bytes(30_000_000)}), "must unpack to at most 4000000 bytes"),
        (packed(SHIPPED | {"figures.csv": b"a" * 1_000_001}), "must unpack to at most 1000000 bytes"),
        (packed(SHIPPED, "../"), "must be named by plain words inside the brief"),
        (packed(SHIPPED, "/etc/"), "must be named by plain words inside the brief"),
        (packed(SHIPPED, "C:\\"), "must be named by plain words inside the brief"),
        (packed(SHIPPED, "a/b/"), "a brief must hold datapackage.json, figures.csv"),
        (packed(SHIPPED | {"run.py": b"print()"}), "part 'pair/run.py': a brief must hold"),
        (packed(SHIPPED | {"../figures.csv": b"x"}), "must be named by plain words inside the brief"),
        (packed({"a/figures.csv": b"", "b/datapackage.json": b""}, ""), "one folder, got 'a', 'b'"),
        (packed({f"{at}.csv": b"" for at in range(41)}), "at most 40 parts, got 41"),
        (packed({"figures.csv": b"id\n"}), "datapackage.json: a data package has this file, got none"),
        (packed(SHIPPED | {"datapackage.json": b"[" * 100_000}), "datapackage.json: must be JSON"),
        (packed(SHIPPED | {"datapackage.json": b"[1]"}), "must hold one object, got a list"),
        (packed(SHIPPED | {"sources.csv": "id,название\n".encode("cp1251")}), "must be a CSV table in UTF-8"),
        (packed(SHIPPED | {"sources.csv": b"id\n" * 2_001}), "at most 2000 rows, got 2001"),
        (packed(SHIPPED | {"sources.csv": b"id\r" * 200_000}), "at most 2000 rows, got 200000"),
        (packed(SHIPPED | {"datapackage.json": b'{"title": ' + b"[" * 900 + b"]" * 900 + b"}"}), "20 deep"),
        (packed(SHIPPED | {"sources.csv": b"id\n" + b"x" * 200_000}), "correct it"),
        (described(title="=HYPERLINK(1)"), "title must be words on one line"),
        (described(title="a" * 121), "title must be words on one line"),
        (described(title=["a"]), "title must be words on one line"),
        (described(name="../x"), "name must be small letters, digits and hyphens, got '../x'"),
        (described(version="1.0"), "version must be a day such as 2026.11.24, got '1.0'"),
        (described(licenses=[1]), "licenses must be a list with name, title, path of each"),
        (described(licenses={"a": 1}), "licenses must be a list with name, title, path of each"),
        (
            described(twofold={"report": ["a"], "economies": {"CHN": "a", "KAZ": "b"}}),
            "twofold.report must be",
        ),
        (described(twofold={"report": "a", "economies": ["CHN", "KAZ"]}), "economies must be two codes"),
        (described(twofold={"report": "a", "economies": {"CHN": 1, "KAZ": "b"}}), "codes of three letters"),
        (described(twofold="x"), "twofold must be an object, got 'x'"),
    ],
)
def test_an_archive_that_is_no_sound_brief_is_told_why(content: bytes, rule: str) -> None:
    assert rule in faults(content)


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("=cmd|' /C calc'!A0", "words, not a formula"),
        ("+41", "words, not a formula"),
        ("-41+2", "words, not a formula"),
        ("\uff1dA1", "words, not a formula"),
        ('"two\nlines"', "one line of letters that can be seen"),
        ("right\u202eleft", "one line of letters that can be seen"),
        ("9" * 21, "at most 20 digits"),
        ("a" * 1_001, "at most 1000 letters"),
    ],
)
def test_a_strange_cell_is_named_by_file_line_and_column(brief: Brief, cell: str, rule: str) -> None:
    files = brief_files(draft(brief))
    old = b"not named by the report"
    assert old in files["reporters.csv"]
    told = faults(packed(files | {"reporters.csv": files["reporters.csv"].replace(old, cell.encode())}))
    assert told.startswith("reporters.csv row unnamed: name must be")
    assert rule in told


def test_a_pattern_from_outside_is_never_run() -> None:
    described = json.loads(SHIPPED["datapackage.json"])
    for field in described["resources"][0]["schema"]["fields"]:
        field["constraints"] = {"pattern": "(a|a|[a-z])*(a+)+$"}
    held = SHIPPED | {
        "datapackage.json": json.dumps(described).encode(),
        "figures.csv": SHIPPED["figures.csv"].replace(b"report-firms", b"a" * 60 + b"_"),
    }
    assert "id must be written as [A-Za-z0-9][A-Za-z0-9-]*" in faults(packed(held))


def test_markup_in_names_is_taken_as_words(brief: Brief) -> None:
    files = brief_files(draft(brief))
    told = files["reporters.csv"].replace(b"not named by the report", b"<script>alert(1)</script>")
    assert (
        open_brief(packed(files | {"reporters.csv": told})).reporters["unnamed"].name.startswith("<script>")
    )


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SHIPPED)), st.data())
def test_no_damage_raises_anything_but_a_list_of_faults(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SHIPPED[name]) - 1))
    bad = data.draw(st.binary(max_size=8)) + SHIPPED[name][at + data.draw(st.integers(0, 9)) :]
    with suppress(BriefError):
        assert open_brief(packed(SHIPPED | {name: SHIPPED[name][:at] + bad})).figures


def test_the_faults_of_an_untrusted_brief_are_told_beside_those_of_any() -> None:
    whole = json.loads(SHIPPED["datapackage.json"]) | {"title": "=1+1"}
    other = {
        "datapackage.json": json.dumps(whole).encode(),
        "reporters.csv": SHIPPED["reporters.csv"].replace(b"not named by the report", b"=1+1"),
        "targets.csv": SHIPPED["targets.csv"].replace(b"2024-07-03", b"July 2024", 1),
    }
    told = faults(packed(SHIPPED | other))
    for rule in ("title must be words", "unnamed: name must be words", "announced must be written as"):
        assert rule in told


def test_the_limits_leave_room_for_the_shipped_briefs() -> None:
    assert not untrusted_checks.size_problems(SHIPPED)
    cells = [cell for name, held in SHIPPED.items() if name.endswith("csv") for cell in cells_of(held)]
    assert not [cell for cell in cells if untrusted_checks.broken_cell_rule(cell)]


def cells_of(table: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(table.decode(), newline="")) for cell in row]
