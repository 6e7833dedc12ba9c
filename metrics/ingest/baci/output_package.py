"""The Data Package that describes the built tables and the rows that were left out."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from metrics.ingest.baci.inputs import BuildInput
from metrics.ingest.baci.product_groups import Group
from metrics.ingest.baci.transforms import FLOOR

_KEYS = [("economy_a", pa.string()), ("economy_b", pa.string()), ("year", pa.int16())]
_AMOUNTS = [("turnover", pa.float64()), ("a_to_b", pa.float64()), ("b_to_a", pa.float64())]
TURNOVER = pa.schema([*_KEYS, *_AMOUNTS])
PRODUCTS = pa.schema([*_KEYS, ("product", pa.string()), *_AMOUNTS])

_UNIT = "billion_USD/year"
_FIELDS: Mapping[str, Mapping[str, Any]] = {
    "economy_a": {"type": "string", "description": "ISO 3166-1 alpha-3 as CEPII gives it; before economy_b"},
    "economy_b": {"type": "string", "description": "ISO 3166-1 alpha-3 as CEPII gives it; after economy_a"},
    "year": {"type": "year"},
    "product": {"type": "string", "description": "an HS chapter of two digits, or the id of a group"},
    "turnover": {"type": "number", "unit": _UNIT, "description": "a_to_b + b_to_a, current US$"},
    "a_to_b": {"type": "number", "unit": _UNIT, "description": "exports of economy_a to economy_b, f.o.b."},
    "b_to_a": {"type": "number", "unit": _UNIT, "description": "exports of economy_b to economy_a, f.o.b."},
}
_FRAME = (
    f"Pairs that reached {FLOOR / 1e6} billion current US$ in at least one year of {{first}}-{{last}}; the "
    "others are left out in every year. A year has a row where at least one direction is recorded; the "
    "other direction then counts as 0. A year in which neither is recorded has no row, and a recorded "
    "flow of 0 stays 0. Codes that CEPII maps to one economy are added together. Trade of an economy with "
    "itself, and of codes without ISO alpha-3, is left out."
)
_REASONS = {
    "no_iso3": "a code without ISO 3166-1 alpha-3 at one end: {without}",
    "same_economy": "the same economy at both ends",
    "small_pair": "a pair that never reached the floor of the frame",
}


def descriptor(
    build_input: BuildInput,
    tables: Mapping[str, Path],
    counted: Mapping[str, Mapping[str, Any]],
    pairs: int,
) -> dict[str, Any]:
    """The descriptor of ``tables`` (paths by name); ``counted`` has input rows by reason."""
    release = build_input.release
    years = [year.year for year in release.years]
    without = (
        "; ".join(f"{code} {name}" for code, name in sorted(build_input.countries.without.items())) or "none"
    )
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "baci-turnover",
        "title": f"Bilateral turnover of goods, {years[0]}-{years[-1]}",
        "version": release.name,
        "licenses": [
            {
                "name": "etalab-2.0",
                "title": "Etalab Open Licence 2.0",
                "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            }
        ],
        "sources": [
            {
                "title": f"CEPII, BACI, {release.revision}, release {release.name}",
                "path": "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
            },
            {
                "title": "Gaulier, G. and Zignago, S. (2010), BACI: International Trade Database at the "
                "Product-Level, CEPII Working Paper 2010-23"
            },
        ],
        "hs_revision": release.revision,
        "release": release.name,
        "years": years,
        "first_year": years[0],
        "last_year": years[-1],
        "frame": _FRAME.format(first=years[0], last=years[-1]),
        "pairs": pairs,
        "rows_read": sum(found["rows"] for found in counted.values()),
        "left_out": [
            {"reason": text.format(without=without), **_amount(counted[reason])}
            for reason, text in _REASONS.items()
            if reason in counted
        ],
        "resources": [_resource(name, path, build_input.groups) for name, path in tables.items()],
    }


def _amount(found: Mapping[str, Any]) -> dict[str, Any]:
    return {"rows": found["rows"], "thousand_usd": float(found["value"])}


def _resource(name: str, path: Path, groups: Sequence[Group] | None) -> dict[str, Any]:
    keys = ["economy_a", "economy_b", "year"] + (["product"] if name == "products" else [])
    schema = PRODUCTS if name == "products" else TURNOVER
    content = path.read_bytes()
    resource: dict[str, Any] = {
        "name": name,
        "path": f"{name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [{"name": field, **_FIELDS[field]} for field in schema.names],
            "primaryKey": keys,
        },
    }
    if name == "products":
        resource["groups"] = [
            {
                "id": group.id,
                "name": group.name,
                "codes": list(group.codes),
                "sources": [
                    {"title": f"{source.publisher}, {source.title}", "path": source.url}
                    for source in group.sources
                ],
            }
            for group in groups or ()
        ]
    return resource


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Writes a descriptor as JSON."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
