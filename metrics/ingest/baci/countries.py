"""The numeric country codes of a BACI release and their ISO 3166-1 alpha-3 codes."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from metrics.ingest.baci.source_files import BaciError

# The header before release 202401, then the current one.
_ISO3 = ("iso_3digit_alpha", "country_iso3")
_NAME = ("country_name_full", "country_name")


@dataclass(frozen=True)
class Countries:
    """``iso3`` by numeric code, and the names of the codes ``without`` one.

    CEPII's own codes for areas that are not in ISO 3166-1, such as S19 for "Other Asia, not elsewhere
    specified", have no alpha-3 code. Several numeric codes may stand for one economy, such as
    Germany before and since 1990.
    """

    iso3: Mapping[int, str]
    without: Mapping[int, str]


def read_countries(path: Path) -> Countries:
    """The codes in ``path``; raises ``BaciError`` with all problems."""
    rows = list(csv.reader(_text(path).splitlines()))
    header = [name.strip() for name in rows[0]] if rows else []
    if problems := _missing_column_faults(path, header):
        raise BaciError(problems)
    code, iso3, name = (header.index(found) for found in ("country_code", *_present_columns(header)))
    listed: dict[int, str] = {}
    without: dict[int, str] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        where = f"{path.name} line {line}"
        if len(row) != len(header):
            problems.append(f"{where}: must have {len(header)} fields, got {len(row)}; restore the file")
        elif not row[code].strip().isdecimal():
            problems.append(f"{where}: country_code must be a whole number, got {row[code]!r}; correct it")
        elif int(row[code]) in listed or int(row[code]) in without:
            problems.append(f"{where}: country_code must be unique, got {row[code]} again; keep one row")
        elif re.fullmatch(r"[A-Z]{3}", row[iso3].strip()):
            listed[int(row[code])] = row[iso3].strip()
        else:
            without[int(row[code])] = row[name].strip()
    if problems:
        raise BaciError(problems)
    return Countries(listed, without)


def _text(path: Path) -> str:
    """The text of the file; releases use UTF-8 or Latin-1, which differ in names only."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _present_columns(header: list[str]) -> list[str]:
    return [name for names in (_ISO3, _NAME) for name in names if name in header][:2]


def _missing_column_faults(path: Path, header: list[str]) -> list[str]:
    return [
        f"{path.name}: column {' or '.join(names)} is required, got {','.join(header) or 'an empty file'}; "
        "restore the file from the download"
        for names in (("country_code",), _ISO3, _NAME)
        if not any(name in header for name in names)
    ]
