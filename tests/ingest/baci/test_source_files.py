"""A folder of BACI files is recognised, or all its faults are reported."""

from pathlib import Path

import pytest

from metrics.ingest.baci.source_files import BaciError, recognise
from tests.ingest.baci.example_release import HEADER, OLDER, write_folder, year_file


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(BaciError) as caught:
        recognise(folder)
    return caught.value.problems


def test_the_names_tell_revision_release_and_years(folder: Path) -> None:
    found = recognise(folder)
    assert (found.revision, found.name) == ("HS92", "202201")
    assert [year.year for year in found.years] == [2000, 2001]
    assert found.countries.name == "country_codes_V202201.csv"


def test_a_release_may_end_in_a_letter(tmp_path: Path) -> None:
    assert recognise(write_folder(tmp_path, release="202401b")).name == "202401b"


def test_other_files_of_the_download_do_no_harm(folder: Path) -> None:
    (folder / "product_codes_HS92_V202201.csv").write_text("code,description\n", encoding="utf-8")
    (folder / "Readme.txt").write_text("t: year\n", encoding="utf-8")
    assert len(recognise(folder).years) == 2


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "none")
    assert problem.startswith(f"{tmp_path / 'none'}: must be a folder of BACI files")


def test_an_empty_folder_says_what_belongs_there(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path)
    assert "must hold files such as BACI_HS92_Y2000_V202201.csv, got none; download" in problem


def test_a_packed_download_says_to_unpack_it(tmp_path: Path) -> None:
    (tmp_path / "BACI_HS92_V202201.zip").touch()
    (problem,) = problems(tmp_path)
    assert "got BACI_HS92_V202201.zip; unpack BACI_HS92_V202201.zip there" in problem


def test_all_that_is_wrong_is_said_at_once(folder: Path) -> None:
    write_folder(folder, {2002: "4,8,010110,1.000,1.000"}, release="202301")
    year_file(folder, 2003, revision="HS17").write_text(f"{HEADER}\n2003,4,8,010110,1,1\n", encoding="utf-8")
    year_file(folder, 2004).write_text("t,i,j,k,v\n", encoding="utf-8")
    found = problems(folder)
    assert "must hold one HS revision, got HS17 and HS92; move the others" in found[0]
    assert "must hold one release, got 202201 and 202301; move the others" in found[1]
    assert found[2] == (
        "BACI_HS92_Y2004_V202201.csv: columns must be t,i,j,k,v,q, got t,i,j,k,v; download the file again"
    )
    assert len(found) == 3


def test_the_country_codes_of_the_same_release_are_required(folder: Path) -> None:
    (folder / "country_codes_V202201.csv").rename(folder / "country_codes_V202001.csv")
    (problem,) = problems(folder)
    assert problem.startswith("country_codes_V202201.csv: the country codes of release 202201 are required")
    assert "got country_codes_V202001.csv; copy the file" in problem


@pytest.mark.parametrize("text", ["", "\n", "t,i,j,k,q,v\n"])
def test_columns_must_be_those_of_baci_in_their_order(folder: Path, text: str) -> None:
    year_file(folder, 2001).write_text(text, encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.startswith("BACI_HS92_Y2001_V202201.csv: columns must be t,i,j,k,v,q, got ")


@pytest.mark.parametrize("end", ["2001,4,8,0101", "2001,4,8,010110,12.3,4", "2001,4,8,010110,12.3\n"])
def test_a_download_that_broke_off_is_seen_at_its_end(folder: Path, end: str) -> None:
    path = year_file(folder, 2001)
    path.write_text(path.read_text(encoding="utf-8") + end, encoding="utf-8")
    (problem,) = problems(folder)
    assert f"the last line must have 6 fields and a line break, got '{end.strip()}'" in problem
    assert problem.endswith("the file is cut off: download it again")


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("t,i", "\ufefft,i"), ("t,i,j", '"t","i","j"')])
def test_line_ends_quotes_and_a_byte_order_mark_do_no_harm(folder: Path, old: str, new: str) -> None:
    for year in (2000, 2001):
        path = year_file(folder, year)
        path.write_bytes(path.read_text(encoding="utf-8").replace(old, new).encode())
    assert recognise(folder).revision == "HS92"


def test_the_sample_holds_what_the_real_file_of_codes_does() -> None:
    assert OLDER.startswith("country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3")
