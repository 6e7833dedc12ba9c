"""Whether the descriptor of a Data Package is built as it must be, before anything is read by it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

_LONGEST_EXCERPT = 40


def _compiles(held: object) -> bool:
    try:
        re.compile(str(held))
    except re.error:
        return False
    return isinstance(held, str)


_TEXT, _FLAG, _NUMBER = "text", "true or false", "a number"
_PATTERN, _FILE = "a regular expression", "the name of a CSV file"
_KINDS: Mapping[str, Callable[[Any], bool]] = {
    _TEXT: lambda held: isinstance(held, str),
    _FLAG: lambda held: isinstance(held, bool),
    _NUMBER: lambda held: isinstance(held, int | float) and not isinstance(held, bool),
    _PATTERN: _compiles,
    _FILE: lambda held: isinstance(held, str) and bool(re.fullmatch(r"[a-z]+\.csv", held)),
}
# A word is a kind, a list holds one or more of what it shows, an object what it names; ? may be missing.
_HEAD = {
    "name?": _TEXT,
    "title?": _TEXT,
    "version?": _TEXT,
    "licenses?": [{"name": _TEXT, "title": _TEXT, "path?": _TEXT}],
    "resources?": [{}],
    "twofold?": {},
}
_RESOURCE = {"name?": _TEXT, "path?": _FILE, "schema?": {}}
_SCHEMA = {
    "fields": [
        {
            "name": _TEXT,
            "type?": _TEXT,
            "constraints?": {
                "required?": _FLAG,
                "unique?": _FLAG,
                "enum?": [_TEXT],
                "pattern?": _PATTERN,
                "minimum?": _NUMBER,
            },
        }
    ],
    "uniqueKeys?": [[_TEXT]],
    "foreignKeys?": [{"fields": [_TEXT], "reference": {"resource": _TEXT, "fields": [_TEXT]}}],
}


def faults(found: Mapping[str, Any]) -> list[str]:
    """What is of another type than it must be, one line each; what is empty is told as missing elsewhere."""
    problems = list(_shape_faults(_nonempty_properties(found), _HEAD, ""))
    if not problems:
        own = _nonempty_properties(found.get("twofold") or {})
        words = {f"{name}?": _TEXT for name in own if name != "economies"}
        problems += _shape_faults(own, words, "twofold.")
        if isinstance(sides := own.get("economies"), dict):
            problems += _shape_faults(sides, dict.fromkeys(sides, _TEXT), "twofold.economies.")
    for at, resource in enumerate([] if problems else found.get("resources") or []):
        where = f"resources[{at}]."
        strange = list(_shape_faults(_nonempty_properties(resource), _RESOURCE, where))
        if not strange and resource.get("schema"):
            strange = list(_shape_faults(resource["schema"], _SCHEMA, f"{where}schema."))
        problems += strange
    return [f"datapackage.json: {problem}; correct it" for problem in problems]


def key_faults(resource: Mapping[str, Any], columns: Mapping[str, Sequence[str]]) -> list[str]:
    """Keys of a sound resource that name no column of its table, or of the one that they refer to.

    ``columns`` are those of each table by its name.
    """
    name, schema, wrong = resource["name"], resource["schema"], []
    for names in schema.get("uniqueKeys", ()):
        wrong += [f"{at!r} of {name}" for at in names if at not in columns[name]]
    for key in schema.get("foreignKeys", ()):
        other = key["reference"]["resource"] or name
        for table, names in ((name, key["fields"]), (other, key["reference"]["fields"])):
            if len(names) != 1 or names[0] not in columns.get(table, ()):
                wrong.append(f"{', '.join(map(repr, names))} of {table}")
    return [
        f"datapackage.json: a key of {name} must name a column of a table, got {seen}; correct it"
        for seen in wrong
    ]


def _nonempty_properties(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value}


def _shape_faults(found: Any, shape: Any, where: str) -> Iterator[str]:
    """Each part of ``found`` that has not the ``shape``, with its place."""
    place = where.rstrip(".")
    if isinstance(shape, str):
        if not _KINDS[shape](found):
            yield f"{place} must be {shape}, got {_excerpt(found)}"
    elif isinstance(shape, list):
        if not isinstance(found, list) or not found:
            yield f"{place} must be a list of one or more, got {_excerpt(found)}"
            return
        for at, item in enumerate(found):
            yield from _shape_faults(item, shape[0], f"{place}[{at}].")
    elif not isinstance(found, dict):
        yield f"{place} must be an object, got {_excerpt(found)}"
    else:
        for name, inner in shape.items():
            key = name.rstrip("?")
            if key in found:
                yield from _shape_faults(found[key], inner, f"{where}{key}.")
            elif key == name:
                yield f"{where}{key} is required, got none"


def _excerpt(held: object) -> str:
    return repr(held)[:_LONGEST_EXCERPT]
