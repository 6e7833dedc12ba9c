"""Small folders of files in BACI's format."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

HEADER = "t,i,j,k,v,q"
OLDER = """country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha
4,Afghanistan,Afghanistan,AF,AFG
8,Albania,Albania,AL,ALB
12,Algeria,Algeria,DZ,DZA
276,Germany,Germany,DE,DEU
280,Fed. Rep. of Germany,Fed. Rep. of Germany (...1990),DE,DEU
384,Côte d'Ivoire,Côte d'Ivoire,CI,CIV
490,"Other Asia, nes","Other Asia, not elsewhere specified",N/A,N/A
516,Namibia,Namibia,NA,NAM
"""
NEWER = """country_code,country_name,country_iso2,country_iso3
4,Afghanistan,AF,AFG
8,Albania,AL,ALB
12,Algeria,DZ,DZA
276,Germany,DE,DEU
280,Fed. Rep. of Germany (...1990),DE,DEU
384,Côte d'Ivoire,CI,CIV
490,"Other Asia, nes",,S19
516,Namibia,NA,NAM
"""
# Two years that use every rule. In thousand US$:
# AFG-ALB 2000: 60,000.5 + 30,000 one way, 20,000.125 the other; in 2001 less, and one way only.
# AFG-NAM 2000: 99,999.999 and never more: left out. In 2001 a flow of 0 between DZA and NAM, a pair
# that is large in 2000. Germany under two codes, and between them. Other Asia has no ISO code.
YEARS: Mapping[int, str] = {
    2000: """4,8,010110,60000.500,        NA
4,8,270900,30000.000,     3.000
8,4,260300,20000.125,     2.000
4,516,10110,99999.999,     1.000
12,516,283691,150000.000,     1.000
276,8,870323,70000.000,     1.000
8,280,870323,40000.000,     1.000
276,280,870323,999999.000,     1.000
12,12,270900,888888.000,     1.000
490,4,854231,777777.000,     1.000
384,12,180100,100000.000,     1.000
4,12,9999AA,5.000,     1.000
""",
    2001: """4,8,270900,1.000,     3.000
12,516,283691,0.000,     1.000
280,8,870323,1000.000,     1.000
""",
}
Row = tuple[object, ...]
TURNOVER: list[Row] = [
    ("AFG", "ALB", 2000, 0.110000625, 0.0900005, 0.020000125),
    ("AFG", "ALB", 2001, 0.000001, 0.000001, 0.0),
    ("ALB", "DEU", 2000, 0.11, 0.04, 0.07),
    ("ALB", "DEU", 2001, 0.001, 0.0, 0.001),
    ("CIV", "DZA", 2000, 0.1, 0.1, 0.0),
    ("DZA", "NAM", 2000, 0.15, 0.15, 0.0),
    ("DZA", "NAM", 2001, 0.0, 0.0, 0.0),
]
PRODUCTS: list[Row] = [
    ("AFG", "ALB", 2000, "01", 0.0600005, 0.0600005, 0.0),
    ("AFG", "ALB", 2000, "26", 0.020000125, 0.0, 0.020000125),
    ("AFG", "ALB", 2000, "27", 0.03, 0.03, 0.0),
    ("AFG", "ALB", 2000, "critical-minerals", 0.020000125, 0.0, 0.020000125),
    ("AFG", "ALB", 2000, "energy", 0.03, 0.03, 0.0),
    ("AFG", "ALB", 2001, "27", 0.000001, 0.000001, 0.0),
    ("AFG", "ALB", 2001, "energy", 0.000001, 0.000001, 0.0),
    ("ALB", "DEU", 2000, "87", 0.11, 0.04, 0.07),
    ("ALB", "DEU", 2001, "87", 0.001, 0.0, 0.001),
    ("CIV", "DZA", 2000, "18", 0.1, 0.1, 0.0),
    ("DZA", "NAM", 2000, "28", 0.15, 0.15, 0.0),
    ("DZA", "NAM", 2000, "critical-minerals", 0.15, 0.15, 0.0),
    ("DZA", "NAM", 2001, "28", 0.0, 0.0, 0.0),
    ("DZA", "NAM", 2001, "critical-minerals", 0.0, 0.0, 0.0),
]


def year_file(folder: Path, year: int, release: str = "202201", revision: str = "HS92") -> Path:
    """The path of the file of ``year``."""
    return folder / f"BACI_{revision}_Y{year}_V{release}.csv"


def write_folder(
    folder: Path, years: Mapping[int, str] = YEARS, countries: str = OLDER, release: str = "202201"
) -> Path:
    """A folder as downloaded; each year's text follows the real header."""
    folder.mkdir(parents=True, exist_ok=True)
    for year, text in years.items():
        rows = "".join(f"{year},{line}\n" for line in text.splitlines())
        year_file(folder, year, release).write_text(f"{HEADER}\n{rows}", encoding="utf-8")
    (folder / f"country_codes_V{release}.csv").write_text(countries, encoding="utf-8")
    return folder


def table(path: Path) -> list[Row]:
    """The rows of a Parquet file in file order."""
    return [tuple(row.values()) for row in pq.read_table(path).to_pylist()]
