"""Reads ``datapackage.json``, which is untrusted, and validates it against its JSON Schema.

Its size, depth and number of values are limited before validation, and no regular expression in it is run.
A fault is one line: where, the rule, the value seen, and how to correct it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from metrics.datasets import brief_schema
from metrics.datasets.brief_schema import DESCRIPTOR

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 20_000  # a shipped descriptor has a tenth of that
MAX_FAULTS = 100
_LONGEST_EXCERPT = 40
_KINDS = {
    "string": "text",
    "boolean": "true or false",
    "number": "a number",
    "object": "an object",
    "array": "a list of one or more",
}


@dataclass(frozen=True, slots=True)
class Descriptor:
    """The properties in the file, empty if it cannot be read, and its faults.

    ``twofold`` holds the project's own properties, None if they are invalid.
    """

    properties: Mapping[str, Any]
    twofold: Mapping[str, Any] | None
    faults: tuple[str, ...]


def read(files: Mapping[str, bytes]) -> Descriptor:
    """The descriptor among the ``files`` of a brief."""
    found, problem = parse(files.get(DESCRIPTOR))
    if problem:
        return Descriptor({}, None, (f"{DESCRIPTOR}: {problem}",))
    errors = list(islice(_validator().iter_errors(found), MAX_FAULTS))
    faults = [_fault(error) for error in errors]
    if not any(error.absolute_path and error.absolute_path[0] == "resources" for error in errors):
        faults += _table_faults(found.get("resources", ()), files)
    lines = tuple(f"{DESCRIPTOR}: {fault}" for fault in faults)
    return Descriptor(found, _sound_part(found, "twofold"), lines)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(brief_schema.descriptor_schema())


def _sound_part(found: Mapping[str, Any], name: str) -> Any:
    """One property, None if it is missing or breaks its part of the schema."""
    validator = _validator()
    rules = validator.schema["properties"][name]
    return found[name] if name in found and validator.evolve(schema=rules).is_valid(found[name]) else None


def parse(content: bytes | None) -> tuple[dict[str, Any], str]:
    """The object in the file, or the fault of the file as a whole."""
    if content is None:
        return {}, "a data package has this file, got none; add it"
    if len(content) > MAX_BYTES:
        return {}, f"must have at most {MAX_BYTES} bytes, got {len(content)}; shorten it"
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        return {}, f"must be JSON in UTF-8, got {problem}; mend it there"
    if not isinstance(found, dict):
        return {}, f"must hold one object, got a {type(found).__name__}; see a shipped one"
    return (found, "") if _is_small(found) else ({}, _too_large())


def _is_small(found: Any) -> bool:
    """Whether depth and number of values are within the limits."""
    level, count = [found], 0
    for _ in range(MAX_DEPTH):
        count += len(level)
        level = [part for held in level for part in _parts(held)]
        if not level or count > MAX_VALUES:
            break
    return not level and count <= MAX_VALUES


def _too_large() -> str:
    return f"must hold at most {MAX_VALUES} values, {MAX_DEPTH} deep, got more; see a shipped one"


def _parts(held: Any) -> Collection[Any]:
    if isinstance(held, dict):
        return held.values()
    return held if isinstance(held, list) else ()


def _fault(error: ValidationError) -> str:
    """The line for one error of the validator."""
    place = _place(error.absolute_path)
    if error.validator == "required":
        lacking = next(name for name in error.validator_value if error.message.startswith(repr(name)))
        return f"{_place([*error.absolute_path, lacking])} is required, got none; add it"
    seen = repr(error.instance)[:_LONGEST_EXCERPT]
    if error.instance in ("", [], {}):
        return f"{place} is required, got {seen}; fill it in"
    wanted = _KINDS[error.validator_value] if error.validator == "type" else error.schema["description"]
    return f"{place} must be {wanted}, got {seen}; correct it"


def _place(path: Sequence[Any]) -> str:
    """The place of a value, such as resources[0].schema.fields[1].name."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def _table_faults(resources: Sequence[Mapping[str, Any]], files: Mapping[str, bytes]) -> Iterator[str]:
    """Faults: a table that is not described, or with other columns than the schema has."""
    described = {resource["name"]: resource for resource in resources}
    for name, table in brief_schema.tables().items():
        if name in brief_schema.optional_tables() and table["path"] not in files:
            continue
        if name not in described:
            yield f"resources must describe the table {name}, got {', '.join(described) or 'none'}; add it"
            continue
        columns, wanted = (
            [field["name"] for field in held["schema"]["fields"]] for held in (described[name], table)
        )
        if sorted(columns) != sorted(wanted):
            yield (
                f"the table {name} must be described with the columns {', '.join(wanted)}, "
                f"got {', '.join(columns)}; correct it"
            )
