"""The tables are the sums of the files, and an interrupted build resumes."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from metrics.ingest.baci.source_files import BaciError, YearFile
from metrics.ingest.baci.table_build import BuildResult, Options, build
from tests.ingest.baci.example_release import NEWER, PRODUCTS, TURNOVER, YEARS, table, write_folder, year_file

WITH_PRODUCTS = Options(products=True)


def problems(folder: Path, out: Path) -> tuple[str, ...]:
    with pytest.raises(BaciError) as caught:
        build(folder, out)
    return caught.value.problems


def test_the_table_is_the_one_worked_out_by_hand(folder: Path, out: Path) -> None:
    built = build(folder, out)
    assert table(out / "turnover.parquet") == TURNOVER
    assert built == BuildResult({"turnover": out / "turnover.parquet"}, (2000, 2001), (), 15, 4)
    assert {path.name for path in out.iterdir()} == {"turnover.parquet", "datapackage.json", "parts"}


def test_the_table_by_product_is_the_one_worked_out_by_hand(folder: Path, out: Path) -> None:
    build(folder, out, WITH_PRODUCTS)
    assert table(out / "turnover.parquet") == TURNOVER
    assert table(out / "products.parquet") == PRODUCTS


def test_both_headers_of_country_codes_give_the_same_table(tmp_path: Path, out: Path) -> None:
    build(write_folder(tmp_path / "newer", countries=NEWER), out)
    assert table(out / "turnover.parquet") == TURNOVER


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("t,i", "\ufefft,i"), ("270900", '"270900"')])
def test_line_ends_quotes_and_a_byte_order_mark_change_nothing(
    folder: Path, out: Path, old: str, new: str
) -> None:
    for year in YEARS:
        path = year_file(folder, year)
        path.write_bytes(path.read_text(encoding="utf-8").replace(old, new).encode())
    build(folder, out)
    assert table(out / "turnover.parquet") == TURNOVER


def test_the_same_files_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(folder, tmp_path / name, WITH_PRODUCTS)
    for file in ("turnover.parquet", "products.parquet", "datapackage.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


@settings(max_examples=15)
@given(
    flows=st.dictionaries(
        st.tuples(*[st.sampled_from([4, 8, 12, 276, 280, 490])] * 2, st.sampled_from(["010110", "270900"])),
        st.integers(0, 200_000_000),
        min_size=1,
    )
)
def test_kept_pairs_add_up_to_their_rows_and_chapters_to_pairs(
    tmp_path_factory: pytest.TempPathFactory, flows: dict[tuple[int, int, str], int]
) -> None:
    economy = {4: "AFG", 8: "ALB", 12: "DZA", 276: "DEU", 280: "DEU"}
    place = tmp_path_factory.mktemp("flows")
    text = "\n".join(f"{i},{j},{k},{v / 1000:.3f},NA" for (i, j, k), v in flows.items())
    build(write_folder(place / "baci", {2000: text}), place / "out", WITH_PRODUCTS)
    found = {(a, b): (a_to_b, b_to_a) for a, b, _, _, a_to_b, b_to_a in table(place / "out/turnover.parquet")}
    expected: dict[tuple[str, str], list[int]] = {}
    for (i, j, _), value in flows.items():
        if i in economy and j in economy and economy[i] != economy[j]:
            pair = tuple(sorted((economy[i], economy[j])))
            expected.setdefault(pair, [0, 0])[economy[i] > economy[j]] += value  # type: ignore[arg-type]
    large = {pair: tuple(v / 1e9 for v in ways) for pair, ways in expected.items() if sum(ways) >= 1e8}
    assert found.keys() == large.keys()
    for pair, ways in large.items():
        assert found[pair] == pytest.approx(ways, abs=1e-15)
    chapters = [row for row in table(place / "out/products.parquet") if str(row[3]).isdecimal()]
    for pair, ways in large.items():
        own = [row for row in chapters if row[:2] == pair]
        assert sum(row[4] for row in own) == pytest.approx(sum(ways), abs=1e-15)  # type: ignore[misc]


def stopped_after_first(years: Sequence[YearFile]) -> Iterable[YearFile]:
    yield years[0]
    raise KeyboardInterrupt


def test_a_build_that_was_stopped_goes_on_with_the_years_that_are_left(folder: Path, out: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(folder, out, shown=stopped_after_first)
    assert not (out / "turnover.parquet").exists()
    again = build(folder, out)
    assert (again.made, again.kept) == ((2001,), (2000,))
    assert table(out / "turnover.parquet") == TURNOVER


def test_a_second_build_makes_no_year_anew(folder: Path, out: Path) -> None:
    build(folder, out)
    assert build(folder, out).made == ()


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_half_a_part_is_never_taken(folder: Path, out: Path, kept: float) -> None:
    build(folder, out)
    part = out / "parts/2000.parquet"
    content = part.read_bytes()
    part.write_bytes(content[: int(len(content) * kept)])
    assert build(folder, out).made == (2000,)
    assert table(out / "turnover.parquet") == TURNOVER


def test_a_part_with_a_changed_byte_is_never_taken(folder: Path, out: Path) -> None:
    build(folder, out)
    part = out / "parts/2000.parquet"
    value = (60_000_500_000 + 30_000_000_000).to_bytes(8, "big")[-4:]
    content = part.read_bytes()
    assert content.count(value) == 1
    part.write_bytes(content.replace(value, value[:-1] + b"\0"))
    assert build(folder, out).made == (2000,)


def test_a_draft_that_a_killed_build_left_is_swept_away(folder: Path, out: Path) -> None:
    (out / "parts").mkdir(parents=True)
    (out / ".scratch/result").mkdir(parents=True)
    drafts = [out / "parts/.2000.parquet.1.draft", out / ".turnover.parquet.1.draft"]
    for draft in drafts:
        draft.write_bytes(b"half")
    assert build(folder, out).made == (2000, 2001)
    assert not any(draft.exists() for draft in drafts)
    assert not (out / ".scratch").exists()


def test_a_changed_source_is_read_again(folder: Path, out: Path) -> None:
    build(folder, out)
    path = year_file(folder, 2001)
    path.write_text(path.read_text(encoding="utf-8").replace("1.000,", "2.000,", 1), encoding="utf-8")
    assert build(folder, out).made == (2001,)
    assert table(out / "turnover.parquet")[1] == ("AFG", "ALB", 2001, 0.000002, 0.000002, 0.0)


def test_a_source_with_another_date_is_read_again(folder: Path, out: Path) -> None:
    build(folder, out)
    os.utime(year_file(folder, 2000), (1, 1))
    assert build(folder, out).made == (2000,)


def test_another_release_or_other_options_take_no_part_from_before(folder: Path, out: Path) -> None:
    build(folder, out)
    assert build(folder, out, WITH_PRODUCTS).made == (2000, 2001)
    newer = write_folder(folder.parent / "newer", release="202301")
    assert build(newer, out, WITH_PRODUCTS).made == (2000, 2001)


def test_other_country_codes_change_the_table_and_no_part(folder: Path, out: Path) -> None:
    build(folder, out)
    path = folder / "country_codes_V202201.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ALB", "XKX"), encoding="utf-8")
    assert build(folder, out).made == ()
    assert table(out / "turnover.parquet")[0][:3] == ("AFG", "XKX", 2000)


def test_without_products_the_table_by_product_of_before_goes(folder: Path, out: Path) -> None:
    build(folder, out, WITH_PRODUCTS)
    build(folder, out)
    assert not (out / "products.parquet").exists()


def test_bad_input_leaves_the_table_of_before_as_it_was(folder: Path, out: Path) -> None:
    build(folder, out)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    path = year_file(folder, 2001)
    path.write_text(path.read_text(encoding="utf-8").replace("1.000,", "-1.000,", 1), encoding="utf-8")
    problems(folder, out)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("4,8,010110,many,NA", "v must be a number, got '2001,4,8,010110,many,NA'"),
        ("4,8,010110,,NA", "v must be a number, got '2001,4,8,010110,,NA'"),
        ("4,8,010110,nan,NA", "v must be a number, got '2001,4,8,010110,nan,NA'"),
        ("4,8,010110,-0.5,NA", "v must be 0 or more, got '2001,4,8,010110,-0.5,NA'"),
        ("4,8,0101,1,NA", "k must be an HS product of six characters, got '2001,4,8,0101,1,NA'"),
        ("4,8,ABCDEF,1,NA", "k must be an HS product of six characters, got '2001,4,8,ABCDEF,1,NA'"),
        ("AFG,8,010110,1,NA", "i and j must be whole numbers, got '2001,AFG,8,010110,1,NA'"),
        ("4,8,010110,1,NA,more", "a row must have six fields, got '2001,4,8,010110,1,NA'"),
        ("4,8,270900,1.000,NA", "one row for each i, j, k, got 4,8,270900 2 times"),
        (
            '4,"8,010110,1,NA',
            "must be a CSV file of six columns, got Invalid Input Error: CSV Error on Line: 5",
        ),
    ],
)
def test_a_bad_row_is_shown_with_the_rule_and_the_way_out(
    folder: Path, out: Path, line: str, said: str
) -> None:
    path = year_file(folder, 2001)
    good = "2001,8,12,010110,1.000,NA\n"
    path.write_text(path.read_text(encoding="utf-8") + f"2001,{line}\n{good}", encoding="utf-8")
    (problem,) = problems(folder, out)
    assert problem.startswith(f"BACI_HS92_Y2001_V202201.csv: {said}")
    assert problem.endswith("download the file again")


def test_the_year_in_the_file_must_be_the_one_in_its_name(folder: Path, out: Path) -> None:
    year_file(folder, 2001).rename(year_file(folder, 2005))
    (problem,) = problems(folder, out)
    assert problem.startswith("BACI_HS92_Y2005_V202201.csv: t must be 2005, the year in the file's name, got")
    assert "got '2001,12,516,283691,0.000,     1.000' and 2 more" in problem


def test_codes_that_no_country_has_are_named(folder: Path, out: Path) -> None:
    write_folder(folder, {2001: "4,900,010110,1.000,NA\n901,4,010110,1.000,NA"})
    (problem,) = problems(folder, out)
    assert (
        "i and j must be codes of country_codes_V202201.csv, got 900, 901; take the country file" in problem
    )


def test_the_problems_of_all_years_are_said_at_once_and_good_years_stay(folder: Path, out: Path) -> None:
    years = {2000: YEARS[2000], 2001: "4,8,010110,x,NA\n4,900,010110,-1,NA", 2002: "4,8,01,1.000,NA"}
    found = problems(write_folder(folder, years), out)
    assert [problem.split(",")[0] for problem in found] == [
        "BACI_HS92_Y2001_V202201.csv: v must be a number",
        "BACI_HS92_Y2001_V202201.csv: v must be 0 or more",
        "BACI_HS92_Y2001_V202201.csv: i and j must be codes of country_codes_V202201.csv",
        "BACI_HS92_Y2002_V202201.csv: k must be an HS product of six characters",
    ]
    assert {part.name for part in (out / "parts").iterdir()} == {"2000.parquet"}


def test_a_place_that_cannot_be_written_to_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (problem,) = problems(folder, tmp_path / "file")
    assert problem.startswith(f"{tmp_path / 'file'}: must be a folder to write to, got ")


def test_too_little_memory_says_to_allow_more(folder: Path, out: Path) -> None:
    with pytest.raises(BaciError, match="--memory must do for a year") as caught:
        build(folder, out, Options(memory="1MB"))
    assert "allow more" in str(caught.value)
