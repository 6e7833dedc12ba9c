"""A made-up year of BACI's true size and shape; the same seed makes the same file."""

from itertools import product
from pathlib import Path
from string import ascii_uppercase

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

YEAR, RELEASE, REVISION = 2020, "202201", "HS92"
ECONOMIES, PRODUCTS, ROWS = 225, 5000, 11_000_000


def write_year(folder: Path, rng: np.random.Generator) -> int:
    """Writes a year's file and its country codes to ``folder`` and says how many rows it has.

    Economies differ in size; a pair trades the more products the larger both are.
    """
    codes = np.arange(1, ECONOMIES + 1) * 4
    names = ["".join(letters) for letters in product(ascii_uppercase, repeat=3)][:ECONOMIES]
    listed = "".join(f"{code},Economy {name},,{name}\n" for code, name in zip(codes, names, strict=True))
    header = "country_code,country_name,country_iso2,country_iso3\n"
    (folder / f"country_codes_V{RELEASE}.csv").write_text(header + listed, encoding="utf-8")
    products = np.sort(rng.choice(np.arange(10_000, 980_000), PRODUCTS, replace=False))
    number, rows = _numbers(rng), 0
    options = pc.WriteOptions(quoting_style="none", quoting_header="none")
    path = folder / f"BACI_{REVISION}_Y{YEAR}_V{RELEASE}.csv"
    schema = pa.schema([(name, pa.string()) for name in "tijkvq"])
    with pc.CSVWriter(path, schema, write_options=options) as file:
        for at, exporter in enumerate(codes):
            table = _exports(int(exporter), codes, number[at], products, rng)
            file.write_table(table.cast(schema))
            rows += table.num_rows
    return rows


def _numbers(rng: np.random.Generator) -> np.ndarray:
    """How many products each exporter sells to each importer, ``ROWS`` in all but for rounding."""
    size = np.exp(rng.normal(0, 1.6, ECONOMIES))
    weight = np.outer(size, size)
    np.fill_diagonal(weight, 0)
    scale = 1.0
    for _ in range(60):
        scale *= ROWS / np.minimum(scale * weight, PRODUCTS).sum()
    return np.minimum(scale * weight, PRODUCTS).round().astype(int)


def _exports(
    exporter: int, codes: np.ndarray, number: np.ndarray, products: np.ndarray, rng: np.random.Generator
) -> pa.Table:
    """The rows of one exporter in the order of the real files: importer, then product."""
    sold = np.concatenate([np.sort(rng.choice(products, n, replace=False)) for n in number])
    value = np.exp(rng.normal(3, 2.5, len(sold)))
    known = rng.random(len(sold)) < 0.95
    tons = np.char.rjust(np.char.mod("%.3f", value * rng.random(len(sold))), 11)
    return pa.table(
        {
            "t": np.full(len(sold), str(YEAR)),
            "i": np.full(len(sold), str(exporter)),
            "j": np.repeat(codes, number).astype(str),
            "k": np.char.zfill(sold.astype(str), 6),
            "v": np.char.mod("%.3f", value),
            "q": np.where(known, tons, "         NA"),
        }
    )
