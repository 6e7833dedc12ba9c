"""Turnover by product (HS chapters and named groups), if the user has built such a table.

Reads the output of ``make world BACI=folder OPTIONS=--products`` in ``data/world/built``: one
``products.parquet`` with its Data Package. Without it there are no products to choose from, and nothing
else changes.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from metrics.datasets.world_trade import WORLD, Panel, WorldError, build_panel
from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow.parquet as pq
else:
    pd = lazy_import("pandas")
    pq = lazy_import("pyarrow.parquet")

BUILT_FOLDER = WORLD / "built"
_TABLE = "products"
_PUBLISHER = "CEPII"  # of BACI, from which the table is built


@lru_cache
def names() -> Mapping[str, str]:
    """Name of each group and chapter in the table, by code; empty if no table is built."""
    package = _package()
    if package is None:
        return MappingProxyType({})
    groups = {group["id"]: group["name"] for group in _resource(package)["groups"]}
    seen = pq.read_table(_path(package), columns=["product"])["product"].unique().to_pylist()
    chapters = {code: f"HS chapter {code}" for code in sorted(seen) if code not in groups}
    return MappingProxyType({code: groups[code] for code in groups if code in seen} | chapters)


@lru_cache(maxsize=8)
def panel(code: str) -> Panel:
    """Turnover of pairs in one chapter or group. Raises ``WorldError`` for an unknown code."""
    package = _package()
    if package is None or code not in names():
        known = ", ".join(names()) or "none, since no table with products is built"
        raise WorldError(f"products: goods are {known}; got {code!r}; choose one")
    title = package["sources"][0]["title"]
    held = {
        "name": code,
        "path": f"{BUILT_FOLDER.name}/{_resource(package)['path']}",
        "title": f"{title}, {names()[code]}",
        "publisher": _PUBLISHER,
        "citation": title,
        "frame": f"{title}, {names()[code]}. {package['frame']}",
    }
    return build_panel(held, pd.read_parquet(_path(package), filters=[("product", "==", code)]))


def product_years(pair: tuple[str, str], needed: tuple[int, ...]) -> Mapping[str, int]:
    """The products for which ``pair`` has the needed data, each with the last such year.

    Turnover must be above zero in that year and in each of the years ``needed`` before it.
    """
    package = _package()
    if package is None:
        return MappingProxyType({})
    own = [("economy_a", "==", pair[0]), ("economy_b", "==", pair[1]), ("turnover", ">", 0)]
    table = pd.read_parquet(_path(package), columns=["product", "year"], filters=own)
    found = {}
    for code, years in table.groupby("product")["year"]:
        known = set(years)
        fit = [year for year in known if all(year - back in known for back in needed)]
        if fit:
            found[str(code)] = int(max(fit))
    return MappingProxyType({code: found[code] for code in names() if code in found})


def _package() -> dict[str, Any] | None:
    """The Data Package of the built tables, or None if there is none with products."""
    path = BUILT_FOLDER / "datapackage.json"
    if not path.is_file():
        return None
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        has = any(held["name"] == _TABLE for held in package["resources"])
    except (json.JSONDecodeError, KeyError, TypeError) as problem:
        raise WorldError(
            f"{path.name}: must describe the built tables, got {problem}; build them anew or take "
            f"{BUILT_FOLDER} away"
        ) from problem
    if has and not _path(package).is_file():
        raise WorldError(
            f"{_path(package).name}: the file that {path.name} describes is missing in {BUILT_FOLDER}; build "
            "it anew or take the folder away"
        )
    return package if has else None


def _resource(package: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(held for held in package["resources"] if held["name"] == _TABLE)
    return found


def _path(package: Mapping[str, Any]) -> Any:
    return BUILT_FOLDER / _resource(package)["path"]
