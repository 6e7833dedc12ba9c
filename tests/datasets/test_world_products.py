"""The class by product: a table that the reader has built, and none."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics.analysis import reference_class
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.datasets import world_products
from metrics.datasets.brief import Brief
from metrics.datasets.world_trade import WorldError
from metrics.ingest.baci.table_build import Options, build
from metrics.narrative import precedents
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.sharing import link
from tests.ingest.baci import example_release

YEARS = range(2000, 2021)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A table with products: energy of the pair in question and of 30 others, and one chapter."""
    monkeypatch.setattr(world_products, "BUILT_FOLDER", tmp_path)
    forget()
    random = np.random.default_rng(5)
    rows = [row("CHN", "KAZ", year, "energy", 2.0 * 1.1 ** (year - 2000)) for year in YEARS]
    rows += [row("CHN", "KAZ", year, "26", 1.0) for year in range(2018, 2021)]
    for other in range(30):
        level = 2.0
        for year in YEARS:
            level *= float(np.exp(random.normal(0.08, 0.1)))
            rows.append(row("AAA", f"B{other:02}", year, "energy", level))
    pd.DataFrame(rows).to_parquet(tmp_path / "products.parquet")
    describe(tmp_path)
    yield tmp_path
    forget()


def row(first: str, second: str, year: int, product: str, value: float) -> dict[str, object]:
    return {"economy_a": first, "economy_b": second, "year": year, "product": product, "turnover": value}


def describe(folder: Path) -> None:
    package = {
        "sources": [{"title": "CEPII, BACI, HS92, release 202201"}],
        "frame": "Pairs that reached a floor.",
        "resources": [
            {
                "name": "products",
                "path": "products.parquet",
                "groups": [{"id": "energy", "name": "Energy (fuels)"}],
            }
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def forget() -> None:
    for cached in (world_products.names, world_products.panel, analyse):
        cached.cache_clear()


def test_goods_are_groups_by_name_then_chapters_and_the_pair_stands_in_some(
    built: Path, brief: Brief
) -> None:
    assert built.is_dir()
    assert dict(world_products.names()) == {"energy": "Energy (fuels)", "26": "HS chapter 26"}
    assert dict(analyse(brief).product_years) == {"energy": 2020}, "chapter 26 has no fifth year before"


def test_the_class_is_made_of_pairs_in_that_product(built: Path, brief: Brief) -> None:
    assert built.is_dir()
    rule = ReferenceCriteria(goods="energy")
    view = build_outlook(brief, analyse(brief).default_workspace.edit_rule(goods="energy"))
    at = view.precedents.position
    assert at.year == 2020
    assert [at.value, at.yoy, at.five] == pytest.approx([2.0 * 1.1**20, 0.1, 0.1])
    found = reference_class.select_precedents(at, rule)
    assert len(found) > 0
    assert all("AAA" in found.panel.pairs[row] for row in found.rows), "the pair itself is left out"
    assert "trade in Energy (fuels)" in precedents.finding(view)
    assert "trade in Energy (fuels)" in precedents.class_definition(view)
    assert "HS92, release 202201, Energy (fuels)" in precedents.source(rule)


def test_a_link_names_the_goods_and_the_view_follows(built: Path, brief: Brief) -> None:
    assert built.is_dir()
    workspace, refusals = link.decode([("goods", "energy")], brief)
    assert refusals == ()
    assert build_outlook(brief, workspace).rule == ReferenceCriteria(goods="energy", multiple=brief.multiple)
    assert link.decode(link.encode(workspace, brief).items(), brief) == (workspace, ())
    _, refusals = link.decode([("goods", "26")], brief)
    assert "must be one of all, energy" in str(refusals[0])


def test_without_a_built_table_there_are_no_goods(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brief: Brief
) -> None:
    monkeypatch.setattr(world_products, "BUILT_FOLDER", tmp_path)
    forget()
    assert not world_products.names()
    assert not analyse(brief).product_years
    with pytest.raises(WorldError, match="no table with products is built; got 'energy'"):
        analyse(brief).precedents(ReferenceCriteria(goods="energy")).require_position()
    assert analyse(brief).default_workspace.rule.goods == "all"
    forget()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "products.parquet").unlink(), r"products.parquet: the file .* is missing"),
        (
            lambda folder: (folder / "datapackage.json").write_text("{", encoding="utf-8"),
            r"datapackage.json: must describe the built tables, got",
        ),
    ],
)
def test_a_broken_table_is_named(built: Path, spoil: object, said: str) -> None:
    spoil(built)  # type: ignore[operator]
    forget()
    with pytest.raises(WorldError, match=said):
        world_products.names()


def test_what_the_builder_writes_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command's own output, from the sample of BACI's files."""
    build(example_release.write_folder(tmp_path / "files"), tmp_path / "built", Options(products=True))
    monkeypatch.setattr(world_products, "BUILT_FOLDER", tmp_path / "built")
    forget()
    assert "energy" in world_products.names()
    assert world_products.names()["27"] == "HS chapter 27"
    panel = world_products.panel("energy")
    at = panel.row(("AFG", "ALB"))
    assert at is not None
    assert list(panel.turnover[at]) == [pytest.approx(0.03), pytest.approx(0.000001)]
    forget()
