"""Recognises a folder of BACI files and reports all problems at once.

BACI comes as one CSV file per year, ``BACI_HS92_Y2000_V202201.csv``, with a file of country
codes, ``country_codes_V202201.csv``. Columns: year ``t``, exporter ``i``, importer ``j``,
product ``k`` (HS, six characters), value ``v`` (thousand current US$), quantity ``q`` (tons, or
NA). Source: CEPII, BACI, read-me file of each release.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from metrics.quantities.errors import TwofoldError

COLUMNS = ("t", "i", "j", "k", "v", "q")
_YEAR_FILE = re.compile(r"BACI_(?P<revision>HS\d{2})_Y(?P<year>\d{4})_V(?P<release>\d{6}[a-z]?)\.csv")
_TAIL = 4096


class BaciError(TwofoldError, ValueError):
    """Unusable input; ``problems`` has one line for each fault."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"- {problem}" for problem in self.problems)
        super().__init__(f"the world table cannot be built:\n{listed}")


@dataclass(frozen=True)
class YearFile:
    """The file with all flows of one year."""

    year: int
    path: Path


@dataclass(frozen=True)
class Release:
    """One release in one revision of the Harmonized System; ``years`` are in order."""

    revision: str
    name: str
    years: tuple[YearFile, ...]
    countries: Path


def recognise(folder: Path) -> Release:
    """The release in ``folder``; raises ``BaciError`` with all problems."""
    if not folder.is_dir():
        raise BaciError([f"{folder}: must be a folder of BACI files, got none there; give its path"])
    names = [found for path in folder.iterdir() if (found := _YEAR_FILE.fullmatch(path.name))]
    if not names:
        raise BaciError([_empty_folder_fault(folder)])
    revisions = sorted({found["revision"] for found in names})
    releases = sorted({found["release"] for found in names})
    countries = folder / f"country_codes_V{releases[-1]}.csv"
    years = tuple(sorted((YearFile(int(n["year"]), folder / n[0]) for n in names), key=lambda y: y.path.name))
    problems = [
        *_mixed_files_faults(folder, "HS revision", revisions),
        *_mixed_files_faults(folder, "release", releases),
    ]
    if len(releases) == 1 and not countries.is_file():
        problems.append(
            f"{countries.name}: the country codes of release {releases[0]} are required, got "
            f"{_names(folder.glob('country_codes*'))}; copy the file from the same download"
        )
    for year in years:
        problems += _broken_file_faults(year.path)
    if problems:
        raise BaciError(problems)
    return Release(revisions[0], releases[0], years, countries)


def _empty_folder_fault(folder: Path) -> str:
    packed = sorted(folder.glob("*.zip"))
    remedy = f"unpack {packed[0].name} there" if packed else "download a release of BACI and unpack it there"
    seen = _names(folder.iterdir())
    return f"{folder}: must hold files such as BACI_HS92_Y2000_V202201.csv, got {seen}; {remedy}"


def _mixed_files_faults(folder: Path, kind: str, found: list[str]) -> Iterator[str]:
    if len(found) > 1:
        yield f"{folder}: must hold one {kind}, got {' and '.join(found)}; move the others to another folder"


def _names(paths: Iterable[Path]) -> str:
    """At most five names, for a message."""
    names = sorted(path.name for path in paths)
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "") or "none"  # noqa: PLR2004


def _broken_file_faults(path: Path) -> Iterator[str]:
    """Faults in the first and last line of a file: wrong columns, or a truncated download."""
    with path.open("rb") as file:
        head = file.readline(_TAIL).decode("latin-1")
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL))
        tail = file.read().decode("latin-1")
    columns = head.removeprefix("ï»¿").replace('"', "").strip().split(",")
    if tuple(columns) != COLUMNS:
        seen = ",".join(columns) or "an empty file"
        yield f"{path.name}: columns must be {','.join(COLUMNS)}, got {seen[:80]}; download the file again"
        return
    last = tail.rstrip("\r\n").rsplit("\n", 1)[-1]
    if not tail.endswith("\n") or last.count(",") != len(COLUMNS) - 1:
        yield (
            f"{path.name}: the last line must have {len(COLUMNS)} fields and a line break, got {last!r}; "
            "the file is cut off: download it again"
        )
