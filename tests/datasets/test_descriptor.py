"""The descriptor of a brief: what breaks its schema is told with its place, what is huge is not read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metrics.datasets import descriptor
from metrics.datasets.brief import BriefError, load_brief
from tests.conftest import SHIPPED

Copy = Callable[..., Path]


def shipped() -> Any:
    return json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))


def faults(content: bytes) -> str:
    return "\n".join(descriptor.read({"datapackage.json": content}).faults)


def test_a_shipped_descriptor_has_no_fault() -> None:
    assert not faults(json.dumps(shipped()).encode())


@pytest.mark.parametrize(
    ("place", "value", "rule"),
    [
        (("title",), ["x"], "title must be text, got ['x']"),
        (("title",), "", "title is required, got ''; fill it in"),
        (("licenses",), [], "licenses is required, got []"),
        (("licenses", 0, "name"), 7, "licenses[0].name must be text, got 7"),
        (("licenses", 0), {}, "licenses[0].title is required, got none"),
        (("twofold",), {}, "twofold.economies is required, got none"),
        (("twofold", "report"), ["x"], "twofold.report must be text, got ['x']"),
        (("twofold", "follows"), 7, "twofold.follows must be text, got 7"),
        (("twofold", "economies", "KAZ"), ["x"], "twofold.economies.KAZ must be text, got ['x']"),
        (("twofold", "economies"), {"KAZ": "x"}, "economies must be 2 codes with their names, got {'KAZ'"),
        (("resources", 0, "path"), "../x.csv",
         "resources[0].path must be the name of a CSV file, got '../x.csv'"),
        (("resources", 0, "schema", "fields"), [], "schema.fields is required, got []"),
        (("resources", 0, "schema", "fields", 1), 7, "schema.fields[1] must be an object, got 7"),
        (("resources", 0, "schema", "fields", 1), {}, "schema.fields[1].name is required, got none"),
        (("resources", 0, "schema", "fields", 0, "constraints", "pattern"), 7,
         "constraints.pattern must be text, got 7"),
        (("resources", 0, "schema", "fields", 0, "constraints", "unique"), 1,
         "constraints.unique must be true or false, got 1"),
        (("resources", 0, "schema", "fields", 0, "name"), "ID",
         "the table figures must be described with the columns id, measure,"),
        (("resources", 0, "name"), "numbers", "resources must describe the table figures, got numbers,"),
    ],
)  # fmt: skip
def test_what_breaks_the_schema_is_refused_with_its_place(
    broken: Copy, place: tuple[Any, ...], value: Any, rule: str
) -> None:
    folder, found = broken("datapackage.json"), shipped()
    holder = found
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    (folder / "datapackage.json").write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    assert any(rule in problem for problem in caught.value.problems), caught.value.problems


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b" " * (descriptor.MAX_BYTES + 1), f"at most {descriptor.MAX_BYTES} bytes, got"),
        (b'{"a": ' + b"[" * 30 + b"]" * 30 + b"}", f"at most {descriptor.MAX_VALUES} values"),
        (b'{"a": [' + b"1," * descriptor.MAX_VALUES + b"1]}", f"{descriptor.MAX_DEPTH} deep, got more"),
        (b"[" * 100_000, "must be JSON in UTF-8"),
        (b'{"a": NaN', "must be JSON in UTF-8"),
    ],
)
def test_what_is_too_large_or_deep_is_not_looked_into(content: bytes, rule: str) -> None:
    assert rule in faults(content)
    assert faults(content).count("\n") == 0


def test_no_more_faults_are_listed_than_can_be_read() -> None:
    found = json.dumps(shipped() | {"licenses": [7] * 1000}).encode()
    assert len(descriptor.read({"datapackage.json": found}).faults) == descriptor.MAX_FAULTS


def test_a_fault_elsewhere_leaves_the_own_properties_usable() -> None:
    read = descriptor.read({"datapackage.json": json.dumps(shipped() | {"title": 7}).encode()})
    assert read.twofold == shipped()["twofold"]


@pytest.mark.parametrize("cell", ["２０３０", "2_030", "2030\u00a0", "20300", "nan", "1e3"])
def test_a_year_is_four_plain_digits(broken: Copy, cell: str) -> None:
    folder = broken("targets.csv", "doubling,,,2,,,", f"doubling,,,2,,{cell},")
    with pytest.raises(BriefError, match="due must be a"):
        load_brief(folder)
