"""Extra rules for an uploaded brief, on top of those for every brief; one line for each fault."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from metrics.datasets import spreadsheet_safety

MAX_LETTERS = 1_000  # of a cell; four times the longest in the shipped briefs
MAX_DIGITS = 20
MAX_ROWS = 2_000
_LETTERS_IN_MESSAGE = 40
_WORDS = "words on one line, at most 120 letters"
_NUMBER = re.compile("[0-9.,-]+")
_FORMS = {
    "name": ("small letters, digits and hyphens", "[a-z0-9][a-z0-9-]{0,79}"),
    "version": ("a day such as 2026.11.24", r"[0-9]{4}\.(0[1-9]|1[0-2])\.(0[1-9]|[12][0-9]|3[01])"),
}
_TWOFOLD_FIELDS = ("report", "follows", "currency")
_LICENCE_FIELDS = ("name", "title", "path")


def descriptor_problems(found: Mapping[str, Any]) -> list[str]:
    """Faults of type and form of the descriptor's properties; missing ones are reported by validation."""
    return [
        f"datapackage.json: {fault}; correct it"
        for fault in (*_field_problems(found), *_twofold_problems(found))
    ]


def size_problems(files: Mapping[str, bytes]) -> list[str]:
    """Tables of more lines than are read."""
    tables = {name: content for name, content in files.items() if name.endswith(".csv")}
    lines = {name: max(content.count(b"\n"), content.count(b"\r")) for name, content in tables.items()}
    return [
        f"{name}: a table must have at most {MAX_ROWS} rows, got {count}; leave some out"
        for name, count in lines.items()
        if count > MAX_ROWS
    ]


def broken_cell_rule(cell: str) -> str:
    """The rule that a cell breaks, by being too long, of more than a line, or a formula; or nothing."""
    if _NUMBER.fullmatch(cell):
        return f"must be at most {MAX_DIGITS} digits; correct it" if len(cell) > MAX_DIGITS else ""
    if len(cell) > MAX_LETTERS:
        return f"must be at most {MAX_LETTERS} letters; shorten it"
    if not _is_line(cell):
        return "must be one line of letters that can be seen; correct it"
    if spreadsheet_safety.is_formula(cell):
        return "must be words, not a formula that a spreadsheet would run; correct it"
    return ""


def _is_line(text: str) -> bool:
    return text.replace("\u00a0", " ").replace("\u202f", " ").isprintable()


def _is_words(held: object) -> bool:
    return (
        isinstance(held, str)
        and _is_line(held)
        and len(held) <= 120  # noqa: PLR2004 - as the rule says
        and not spreadsheet_safety.is_formula(held)
    )


def _field_problems(found: Mapping[str, Any]) -> Iterator[str]:
    for name, (said, form) in _FORMS.items():
        held = found.get(name)
        if held and not (isinstance(held, str) and re.fullmatch(form, held)):
            yield f"{name} must be {said}, got {_excerpt(held)}"
    if not _is_words(found.get("title") or ""):
        yield f"title must be {_WORDS}, got {_excerpt(found['title'])}"
    licences = found.get("licenses") or []
    sound = isinstance(licences, list) and all(
        isinstance(held, dict) and all(held.get(part) and _is_words(held[part]) for part in _LICENCE_FIELDS)
        for held in licences
    )
    if not sound:
        yield f"licenses must be a list with {', '.join(_LICENCE_FIELDS)} of each, got {_excerpt(licences)}"


def _twofold_problems(found: Mapping[str, Any]) -> Iterator[str]:
    """Faults of the property ``twofold``."""
    own = found.get("twofold")
    if not isinstance(own, dict):
        return
    for name in _TWOFOLD_FIELDS:
        if not _is_words(own.get(name) or ""):
            yield f"twofold.{name} must be {_WORDS}, got {_excerpt(own[name])}"
    sides = own.get("economies")
    if sides and not isinstance(sides, dict):
        yield f"twofold.economies must be two codes with their names, got {_excerpt(sides)}"
    elif sides:
        for code, name in sides.items():
            if not re.fullmatch("[A-Z]{3}", code) or not _is_words(name):
                side = _excerpt({code: name})
                yield f"twofold.economies must be codes of three letters with names, got {side}"


def _excerpt(held: object) -> str:
    return repr(held)[:_LETTERS_IN_MESSAGE]
