"""A descriptor of another build than it must have is told by the place and what was seen there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metrics.datasets.brief import BriefError, load_brief
from metrics.datasets.descriptor_schema import faults
from tests.conftest import SHIPPED

Copy = Callable[..., Path]


def descriptor() -> Any:
    return json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))


def test_a_shipped_descriptor_is_built_as_it_must_be() -> None:
    assert faults(descriptor()) == []


@pytest.mark.parametrize(
    ("place", "value", "rule"),
    [
        (("title",), ["x"], "title must be text, got ['x']"),
        (("licenses", 0, "name"), 7, "licenses[0].name must be text, got 7"),
        (("twofold", "report"), ["x"], "twofold.report must be text, got ['x']"),
        (("twofold", "economies", "KAZ"), ["x"], "twofold.economies.KAZ must be text, got ['x']"),
        (("resources", 0, "path"), "../x.csv",
         "resources[0].path must be the name of a CSV file, got '../x.csv'"),
        (("resources", 0, "schema", "fields"), [], "schema.fields must be a list of one or more, got []"),
        (("resources", 0, "schema", "fields", 1), 7, "schema.fields[1] must be an object, got 7"),
        (("resources", 0, "schema", "fields", 1), {}, "schema.fields[1].name is required, got none"),
        (("resources", 0, "schema", "fields", 0, "constraints", "pattern"), "[",
         "constraints.pattern must be a regular expression, got '['"),
        (("resources", 0, "schema", "fields", 0, "constraints", "unique"), 1,
         "constraints.unique must be true or false, got 1"),
        (("resources", 0, "schema", "uniqueKeys", 0), ["x"],
         "a key of figures must name a column of a table, got 'x' of figures"),
        (("resources", 0, "schema", "foreignKeys", 0, "reference", "resource"), "x",
         "a key of figures must name a column of a table, got 'id' of x"),
    ],
)  # fmt: skip
def test_another_build_is_refused_with_its_place(
    broken: Copy, place: tuple[Any, ...], value: Any, rule: str
) -> None:
    folder, found = broken("datapackage.json"), descriptor()
    holder = found
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    (folder / "datapackage.json").write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    assert any(rule in problem for problem in caught.value.problems), caught.value.problems


@pytest.mark.parametrize("cell", ["２０３０", "2_030", "2030\u00a0", "20300", "nan", "1e3"])
def test_a_year_is_four_plain_digits(broken: Copy, cell: str) -> None:
    folder = broken("targets.csv", "doubling,,,2,,,", f"doubling,,,2,,{cell},")
    with pytest.raises(BriefError, match="due must be a"):
        load_brief(folder)
