"""Numeric codes become economies."""

from pathlib import Path

import pytest

from metrics.ingest.baci.countries import read_countries
from metrics.ingest.baci.source_files import BaciError
from tests.ingest.baci.example_release import NEWER, OLDER


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "country_codes_V202201.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("text", [OLDER, NEWER], ids=["older header", "newer header"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_both_headers_and_encodings_give_the_same_economies(tmp_path: Path, text: str, encoding: str) -> None:
    found = read_countries(written(tmp_path, text, encoding))
    assert found.iso3 == {
        4: "AFG", 8: "ALB", 12: "DZA", 276: "DEU", 280: "DEU", 384: "CIV", 516: "NAM"
    }  # fmt: skip
    assert list(found.without) == [490]
    assert found.without[490].startswith("Other Asia")


@pytest.mark.parametrize("missing", ["", "N/A", "NA", " ", "S19", "nan", "DEUT"])
def test_what_is_no_alpha_3_code_counts_as_none(tmp_path: Path, missing: str) -> None:
    found = read_countries(written(tmp_path, NEWER.replace("S19", missing)))
    assert 490 in found.without
    assert found.iso3[516] == "NAM"


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = NEWER + "four,Nowhere,,NOW\n8,Albania again,AL,ALB\n9,short\n"
    with pytest.raises(BaciError) as caught:
        read_countries(written(tmp_path, text))
    assert caught.value.problems == (
        "country_codes_V202201.csv line 10: country_code must be a whole number, got 'four'; correct it",
        "country_codes_V202201.csv line 11: country_code must be unique, got 8 again; keep one row",
        "country_codes_V202201.csv line 12: must have 4 fields, got 2; restore the file",
    )


def test_a_missing_column_is_named_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(BaciError) as caught:
        read_countries(written(tmp_path, "country_code,iso\n4,AFG\n"))
    assert len(caught.value.problems) == 2
    assert "column iso_3digit_alpha or country_iso3 is required, got country_code,iso" in str(caught.value)
