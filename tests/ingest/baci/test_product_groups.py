"""The groups of products are sourced, code by code."""

import shutil
from pathlib import Path

import pytest

from metrics.ingest.baci.product_groups import GROUPS_FILE, read_groups
from metrics.ingest.baci.source_files import BaciError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for path in GROUPS_FILE.parent.glob("group*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path / "groups.csv"


def test_every_code_has_a_source_with_publisher_title_and_address() -> None:
    groups = {group.id: group for group in read_groups()}
    assert list(groups) == ["critical-minerals", "energy"]
    assert groups["energy"].codes == ("27",)
    for group in groups.values():
        assert all(s.publisher and s.title and s.url.startswith("http") for s in group.sources)


def test_every_critical_mineral_is_on_a_public_list() -> None:
    rows = GROUPS_FILE.read_text(encoding="utf-8").splitlines()
    minerals = [row for row in rows if row.startswith("critical-minerals,")]
    assert len(minerals) > 10
    assert all(",interior-20" in row for row in minerals)


def test_no_code_lies_within_another_of_its_group() -> None:
    for group in read_groups():
        assert not [(a, b) for a in group.codes for b in group.codes if a != b and b.startswith(a)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "energy,Energy",
            "Energy,Energy",
            "line 2: group must be lower-case words with hyphens, got 'Energy'",
        ),
        (",2504,", ",250,", "line 3: code must be 2, 4 or 6 digits of the HS, got '250'"),
        (",hs-section-5,", ",hearsay,", "line 3: source must be an id of group_sources.csv, got 'hearsay'"),
        (",hs-section-5,", ",,", "line 3: source is required, got none; fill it in"),
        ("group,name", "group,label", "columns must be group,name,code,product,source,listed_in,note, got"),
    ],
)
def test_a_broken_row_is_named(copied: Path, old: str, new: str, said: str) -> None:
    text = copied.read_text(encoding="utf-8")
    assert old in text
    copied.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BaciError, match=r"groups\.csv") as caught:
        read_groups(copied)
    assert said in str(caught.value)
