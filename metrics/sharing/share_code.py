"""The short ID of a view: the settings that differ from the default view, as letters and digits.

Nothing is stored on the server: the ID contains the settings. It is the format version, a full stop, and
Crockford's Base32 (without I, L, O, U) in groups of four: four letters of checksum, which cover the version
too, three for the data, and the changed link parameters (``share_code_v2``). IDs without a version are
version 1, in the order data, checksum, parameters (``share_code_v1``). All versions stay readable.
The title of a report sheet is free text and not part of the ID.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook
from metrics.datasets.brief import Brief
from metrics.quantities.errors import TwofoldError
from metrics.scenarios.settings import OWN_BASE
from metrics.scenarios.workspace import MOST_SCENARIOS, Workspace
from metrics.sharing import link, share_code_v1, share_code_v2

VERSION = "2"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_OURS, _TO_THEIRS = str.maketrans(_STANDARD, _DIGITS), str.maketrans(_DIGITS, _STANDARD)
_NORMALISATION = str.maketrans("ILOU", "110V", "- \u2013\u00a0\n\t")
_DATA, _CHECK, _GROUP = 3, 4, 4
_LABEL = re.compile(r"\s*ID[:\s]\s*", re.IGNORECASE)
_COUNT = "scenarios"
_OF_THE_BASE = ("value", "year")
LONGEST = 2000


class CodeError(TwofoldError, ValueError):
    """An invalid ID; the message gives the rule, the value seen and how to correct it."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of an ID: version, letters of the data, letters of the settings."""

    version: str
    data: str
    packed: str


def encode(workspace: Workspace, brief: Brief) -> str:
    """The ID of a view."""
    workspace = replace(workspace, title="")
    full, first = link.encode(workspace, brief), _default_parameters(len(workspace.scenarios), brief)
    changed = {name: value for name, value in full.items() if first.get(name) != value}
    for suffix, settings in zip(link.suffixes(), workspace.scenarios, strict=False):
        if settings.base != OWN_BASE:
            changed = {n: v for n, v in changed.items() if n not in {name + suffix for name in _OF_THE_BASE}}
    if len(workspace.scenarios) != len(analyse(brief).default_workspace.scenarios):
        changed[_COUNT] = str(len(workspace.scenarios))
    letters = _data_fingerprint(brief) + _encode_base32(share_code_v2.pack(changed))
    text = checksum(VERSION + letters) + letters
    groups = "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
    return f"{VERSION}.{groups}"


def signature(view: Outlook, home: str) -> tuple[str, ...]:
    """The last lines of every picture: the address of the live version where it is known, and the ID.

    Each on its own line, so that a longer ID seldom needs another line.
    """
    return _signature_lines(home, encode(view.workspace, view.brief))


def placeholder_signature(home: str) -> tuple[str, ...]:
    """The same lines with a placeholder for the ID."""
    return _signature_lines(home, "\u2026")


def _signature_lines(home: str, code: str) -> tuple[str, ...]:
    live = (f"Live at {home}",) if home else ()
    return (*live, f"ID\u00a0{code}")


def matching_brief(seen: str, briefs: Iterable[Brief]) -> Brief | None:
    """The brief among ``briefs`` whose data an ID was made from, or None."""
    try:
        mark = _parts(seen).data
    except CodeError:
        return None
    return next((brief for brief in briefs if _data_fingerprint(brief) == mark), None)


def decode(seen: str, brief: Brief) -> tuple[Workspace, tuple[link.RejectedParameter, ...]]:
    """The workspace of an ID, and its rejected parameters; raises ``CodeError``.

    Case, hyphens and spaces are ignored. If the data have changed since, the changed settings are applied
    to the current default view.
    """
    parts = _parts(seen)
    changed = _changed_parameters(parts, seen)
    wanted = changed.pop(_COUNT, str(len(analyse(brief).default_workspace.scenarios)))
    count = int(wanted) if wanted in map(str, range(1, MOST_SCENARIOS + 1)) else 1
    workspace, refusals = link.decode(
        (_drop_replaced_bases(_default_parameters(count, brief), changed) | changed).items(), brief
    )
    if parts.data != _data_fingerprint(brief):
        moved = link.RejectedParameter(
            "ID",
            seen[:60],
            f"is made from the data this page has, {brief.name} {brief.version}",
            "its data were others; what the reader had changed is shown on the data of today",
            moved=True,
        )
        refusals = (moved, *refusals)
    return workspace, refusals


def checksum(letters: str) -> str:
    """The checksum letters of ``letters``."""
    return _digest(letters, _CHECK)


def _parts(seen: str) -> _Parts:
    """The parts of an ID; raises ``CodeError`` if it is too long or its checksum is wrong."""
    if len(seen) > LONGEST:
        raise CodeError(f"an ID has at most {LONGEST} characters, got {len(seen)}; copy it from the picture")
    bare = _LABEL.sub("", seen, count=1).strip(" .\n\t\u00a0").upper().translate(_NORMALISATION)
    version, dot, text = bare.rpartition(".")
    if dot and version.isdecimal() and version.isascii() and version != VERSION:
        raise CodeError(
            f"an ID is of version 1 or {VERSION}, got version {version}; open it in a newer Twofold"
        )
    for read in (_version_2,) if dot else (_version_1, _version_2_without_dot):
        parts = read(text)
        if parts and set(text) <= set(_DIGITS) and version in {"", VERSION}:
            return parts
    raise CodeError(
        f"an ID is letters and digits in groups of {_GROUP} that check each other, got "
        f"\u201c{seen[:60]}\u201d; copy it from the picture once more"
    )


def _version_1(text: str) -> _Parts | None:
    data, checking, packed = text[:_DATA], text[_DATA : _DATA + _CHECK], text[_DATA + _CHECK :]
    return _Parts("1", data, packed) if len(checking) == _CHECK and checking == checksum(packed) else None


def _version_2(text: str) -> _Parts | None:
    checking, data, packed = text[:_CHECK], text[_CHECK : _CHECK + _DATA], text[_CHECK + _DATA :]
    checks = len(data) == _DATA and checking == checksum(VERSION + data + packed)
    return _Parts(VERSION, data, packed) if checks else None


def _version_2_without_dot(text: str) -> _Parts | None:
    """Version 2 without its full stop, which is easily lost in copying by hand."""
    return _version_2(text[1:]) if text[:1] == VERSION else None


def _changed_parameters(parts: _Parts, seen: str) -> dict[str, str]:
    """The link parameters in an ID; raises ``CodeError`` if they cannot be unpacked."""
    formats = {"1": share_code_v1.unpack, VERSION: share_code_v2.unpack}
    try:
        return formats[parts.version](_decode_base32(parts.packed))
    except (ValueError, binascii.Error) as problem:
        raise CodeError(
            f"an ID holds link parameters, got \u201c{seen[:60]}\u201d ({problem}); copy it from the picture"
        ) from problem


def _drop_replaced_bases(first: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """The default parameters without the value and year of bases that the ID replaces."""
    others = [suffix for suffix in link.suffixes() if changed.get(f"base{suffix}", OWN_BASE) != OWN_BASE]
    moved = {name + suffix for suffix in others for name in _OF_THE_BASE}
    return {name: value for name, value in first.items() if name not in moved}


def _default_parameters(count: int, brief: Brief) -> dict[str, str]:
    """Link parameters of the default view with ``count`` scenarios; added ones repeat the first."""
    first = analyse(brief).default_workspace
    while len(first.scenarios) > count:
        first = first.activate(len(first.scenarios) - 1).remove()
    while len(first.scenarios) < count:
        first = first.activate(0).add()
    return link.encode(first.activate(0), brief)


def _data_fingerprint(brief: Brief) -> str:
    return _digest(f"{brief.name} {brief.version}", _DATA)


def _digest(text: str, letters: int) -> str:
    return _encode_base32(hashlib.sha256(text.encode()).digest())[:letters]


def _encode_base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").translate(_TO_OURS)


def _decode_base32(letters: str) -> bytes:
    padded = letters.translate(_TO_THEIRS) + "=" * (-len(letters) % 8)
    return base64.b32decode(padded)
