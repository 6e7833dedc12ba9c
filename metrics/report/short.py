"""The short ID of a view: what differs from the first view, packed into letters and digits.

Nothing is stored anywhere: the ID itself holds the settings. Crockford's Base32 (no I, L, O, U)
in groups of four; the first three stand for the data that it was made from, the next four check
what follows, which is the changed link parameters, deflated with their names known beforehand.
The title of a report sheet is the reader's own prose and stays out of it.
"""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from metrics import preset
from metrics.brief import Brief
from metrics.controls import MOST_SCENARIOS, Workspace
from metrics.outlook import Outlook
from metrics.report import link

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_OURS, _TO_THEIRS = str.maketrans(_STANDARD, _DIGITS), str.maketrans(_DIGITS, _STANDARD)
_READ_AS = str.maketrans("ILOU", "110V", "- \u2013\u00a0\n\t")
_DATA, _CHECK, _GROUP = 3, 4, 4
_COUNT = "scenarios"
LONGEST = 2000
_LARGEST = 4000


class CodeError(ValueError):
    """An ID that is not one of this brief's: rule, value seen, way out."""


def code(workspace: Workspace, brief: Brief) -> str:
    """The ID of a view."""
    workspace = replace(workspace, title="")
    full, first = link.encode(workspace, brief), _first(len(workspace.scenarios), brief)
    changed = {name: value for name, value in full.items() if first.get(name) != value}
    if len(workspace.scenarios) != len(preset.default_workspace(brief).scenarios):
        changed[_COUNT] = str(len(workspace.scenarios))
    packed = _letters(_deflated(urlencode(changed))) if changed else ""
    text = _mark(brief) + check(packed) + packed
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def signature(view: Outlook, home: str) -> tuple[str, ...]:
    """The last lines of every picture: the address of the live version where it is known, and the ID.

    A line each, so that an ID that grows with what is set seldom takes another line.
    """
    return _signed(home, code(view.workspace, view.brief))


def unsigned(home: str) -> tuple[str, ...]:
    """The same lines of a view whose ID is not yet known."""
    return _signed(home, "\u2026")


def _signed(home: str, said: str) -> tuple[str, ...]:
    live = (f"Live at {home}",) if home else ()
    return (*live, f"ID\u00a0{said}")


def owner(seen: str, briefs: Iterable[Brief]) -> Brief | None:
    """The brief that an ID was made from, if it is one of ``briefs`` with the same data."""
    mark = seen.strip().upper().translate(_READ_AS)[:_DATA]
    return next((brief for brief in briefs if _mark(brief) == mark), None)


def restore(seen: str, brief: Brief) -> tuple[Workspace, tuple[link.Refusal, ...]]:
    """The view of an ID, and what in it could not be used; raises ``CodeError``.

    Letters of either case are taken, hyphens and spaces passed over. Where the data have changed
    since, the settings that differed from the first view come back, on the first view of today.
    """
    if len(seen) > LONGEST:
        raise CodeError(f"an ID has at most {LONGEST} characters, got {len(seen)}; copy it from the picture")
    text = seen.strip().upper().translate(_READ_AS)
    mark, checking, packed = text[:_DATA], text[_DATA : _DATA + _CHECK], text[_DATA + _CHECK :]
    if len(checking) < _CHECK or not set(text) <= set(_DIGITS) or checking != check(packed):
        raise CodeError(
            f"an ID is letters and digits in groups of {_GROUP} that check each other, got "
            f"\u201c{seen[:60]}\u201d; copy it from the picture once more"
        )
    changed = dict(parse_qsl(_inflated(packed, seen), keep_blank_values=True)) if packed else {}
    wanted = changed.pop(_COUNT, str(len(preset.default_workspace(brief).scenarios)))
    count = int(wanted) if wanted in map(str, range(1, MOST_SCENARIOS + 1)) else 1
    workspace, refusals = link.decode((_first(count, brief) | changed).items(), brief)
    if mark != _mark(brief):
        moved = link.Refusal(
            "ID",
            seen[:60],
            f"is made from the data this page has, {brief.name} {brief.version}",
            "its data were others; what the reader had changed is shown on the data of today",
            moved=True,
        )
        refusals = (moved, *refusals)
    return workspace, refusals


def _first(count: int, brief: Brief) -> dict[str, str]:
    """Link parameters of the first view with ``count`` scenarios, the last ones like the first."""
    first = preset.default_workspace(brief)
    while len(first.scenarios) > count:
        first = first.activate(len(first.scenarios) - 1).remove()
    while len(first.scenarios) < count:
        first = first.activate(0).add()
    return link.encode(first.activate(0), brief)


def _mark(brief: Brief) -> str:
    return _digest(f"{brief.name} {brief.version}", _DATA)


def check(packed: str) -> str:
    """The letters that check those that follow."""
    return _digest(packed, _CHECK)


def _digest(text: str, letters: int) -> str:
    return _letters(hashlib.sha256(text.encode()).digest())[:letters]


def _known() -> bytes:
    """What links are made of, for the deflater; a change of it is a change of the format."""
    names = [*link.RULE, *link.SHOWN, "name", *link.SETTINGS]
    return "".join(f"{name}3={name}2={name}=" for name in names).encode()


def _deflated(text: str) -> bytes:
    maker = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_known())
    return maker.compress(text.encode()) + maker.flush()


def _inflated(packed: str, seen: str) -> str:
    opener = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_known())
    try:
        text = opener.decompress(_bytes(packed), _LARGEST)
        if opener.unconsumed_tail or not opener.eof:
            raise CodeError(f"an ID holds one view, got \u201c{seen[:60]}\u201d; copy it from the picture")
        return text.decode()
    except (zlib.error, UnicodeDecodeError, binascii.Error) as problem:
        raise CodeError(
            f"an ID holds link parameters, got \u201c{seen[:60]}\u201d; copy it from the picture"
        ) from problem


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").translate(_TO_OURS)


def _bytes(letters: str) -> bytes:
    padded = letters.translate(_TO_THEIRS) + "=" * (-len(letters) % 8)
    return base64.b32decode(padded)
