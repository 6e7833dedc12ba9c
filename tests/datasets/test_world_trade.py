"""The world tables: what the package describes is what the files hold."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics.datasets import world_trade

RESOURCES = json.loads((world_trade.WORLD / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def table(resource: dict[str, str]) -> pd.DataFrame:
    path = world_trade.WORLD / resource["path"]
    return pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path, keep_default_na=False)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda found: str(found["name"]))
def test_each_table_has_the_columns_described_a_source_a_licence_and_a_key(resource: dict[str, str]) -> None:
    found = table(resource)
    schema = json.loads(json.dumps(resource["schema"]))
    assert list(found.columns) == [field["name"] for field in schema["fields"]]
    for key in ("title", "publisher", "frame", "licenses", "sources"):
        assert resource[key]
    if "primaryKey" in schema:
        assert not found.duplicated(schema["primaryKey"]).any()


def test_turnover_is_the_sum_of_both_directions() -> None:
    found = pd.read_parquet(world_trade.WORLD / "turnover.parquet")
    assert np.allclose(found["turnover"], found["a_to_b"] + found["b_to_a"], rtol=0, atol=2e-6)
    assert (found["economy_a"] < found["economy_b"]).all()


@pytest.mark.parametrize("name", ["turnover", "long"])
def test_a_panel_holds_positive_values_or_none_and_names_every_economy(name: str) -> None:
    panel = world_trade.panel(name)
    known = panel.turnover[np.isfinite(panel.turnover)]
    assert (known > 0).all()
    assert panel.turnover.shape == (len(panel.pairs), len(panel.years))
    assert {code for pair in panel.pairs for code in pair} <= set(world_trade.economy_names())


def test_a_table_that_is_not_described_is_refused() -> None:
    with pytest.raises(world_trade.WorldError, match=r"tables are turnover, .* got 'gravity'; choose one"):
        world_trade.panel("gravity")


def test_prices_go_on_at_the_pace_of_the_last_five_years_and_no_further_than_said() -> None:
    last = max(world_trade.log_prices())
    known = world_trade.deflator(np.array([last - 5, last, last + 1, last + 2]))
    assert np.diff(known)[1:] == pytest.approx((known[1] - known[0]) / 5)
    with pytest.raises(world_trade.WorldError, match=f"got the year {last + 3}"):
        world_trade.deflator(np.array([last + 3]))


def test_a_year_without_prices_is_refused() -> None:
    with pytest.raises(world_trade.WorldError, match="got the year 1949"):
        world_trade.deflator(np.array([1950, 1949]))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"year,cpi\n1950,24.0\n1951\n", "ValueError"),
        (b"year,cpi\n1950,24.0\n1951,25,9\n", "ValueError"),
        (b'year,cpi\n1950,"24.0\n', "Error"),
        (b"\xff\xfe", "UnicodeDecodeError"),
        (b"", "ValueError"),
        (None, "FileNotFoundError"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, kind: str
) -> None:
    world_trade.descriptor()
    monkeypatch.setattr(world_trade, "WORLD", tmp_path)
    if content is not None:
        (tmp_path / "prices.csv").write_bytes(content)
    with pytest.raises(
        world_trade.WorldError, match=rf"^prices\.csv: must be there and whole, got {kind} when"
    ):
        world_trade.records("prices")
