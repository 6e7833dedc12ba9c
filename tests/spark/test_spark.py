"""Spark, running the same expressions on this machine, gives DuckDB's rows to the last bit."""

from pathlib import Path

import pytest

from metrics.ingest.baci.source_files import BaciError
from metrics.ingest.baci.table_build import Options, build
from tests.ingest.baci.example_release import PRODUCTS, TURNOVER, YEARS, table, write_folder

ENGINES = ("duckdb", "spark")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The tables of each engine, from one folder."""
    place = tmp_path_factory.mktemp("engines")
    folder = write_folder(place / "baci")
    for engine in ENGINES:
        build(folder, place / engine, Options(engine, memory="1GB", products=True))
    return {engine: place / engine for engine in ENGINES}


@pytest.mark.parametrize("name", ["turnover", "products"])
def test_every_row_is_duckdbs(built: dict[str, Path], name: str) -> None:
    by_duckdb, by_spark = (table(built[engine] / f"{name}.parquet") for engine in ENGINES)
    assert by_spark == by_duckdb
    assert by_spark == (PRODUCTS if name == "products" else TURNOVER)


def test_the_files_are_the_same_and_so_is_what_describes_them(built: dict[str, Path]) -> None:
    for file in ("turnover.parquet", "products.parquet", "datapackage.json"):
        assert (built["spark"] / file).read_bytes() == (built["duckdb"] / file).read_bytes()


def test_the_same_faults_are_found_in_the_same_words(tmp_path: Path) -> None:
    bad = (
        "4,8,010110,many,NA\n4,8,0101,-1,NA\nAFG,8,010110,1,NA\n4,900,010110,1,NA,more\n"
        "4,8,270900,1,NA\n4,8,270900,2,NA\n8,4,010110,1,NA"
    )
    folder = write_folder(tmp_path / "baci", {2000: YEARS[2000], 2001: bad, 2002: YEARS[2001]})
    found = {}
    for engine in ENGINES:
        with pytest.raises(BaciError) as caught:
            build(folder, tmp_path / engine, Options(engine, memory="1GB"))
        found[engine] = caught.value.problems
    assert len(found["duckdb"]) == 7
    assert found["spark"] == found["duckdb"]
