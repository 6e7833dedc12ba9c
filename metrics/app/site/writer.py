"""Writes a publication to a folder atomically, and finds what has changed in it since."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from metrics.app.site.contents import MAKER, MANIFEST, digest
from metrics.quantities.errors import TwofoldError


class FolderError(TwofoldError, ValueError):
    """An unusable folder: rule, value seen, correction."""


def write(out: Path, found: Mapping[str, bytes]) -> None:
    """Writes the files to ``out``, replacing an earlier publication.

    Raises ``FolderError`` for a folder with other contents, and ``OSError`` if writing fails; ``out`` is then
    unchanged.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        read_manifest(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as held:
        fresh, old = Path(held, "new"), Path(held, "old")
        for path, content in found.items():
            place = fresh / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a publication; raises ``FolderError`` for any other folder."""
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or found.get("maker") != MAKER or not isinstance(found.get("files"), dict):
        raise FolderError(
            f"{folder} must be new, empty or an earlier publication, and has no {MANIFEST} of one; "
            "choose another folder"
        )
    return found


def integrity_errors(folder: Path, listed: Mapping[str, str]) -> list[str]:
    """One line for each file that was changed, removed or added since writing."""
    there = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    there.pop(MANIFEST, None)
    faults = [f"{path}: missing" for path in listed if path not in there]
    faults += [f"{path}: not of this publication" for path in there if path not in listed]
    faults += [
        f"{path}: altered"
        for path, sha in listed.items()
        if path in there and digest(there[path].read_bytes()) != sha
    ]
    return sorted(faults)


def manifest_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The differences between two manifests, one line each."""
    faults = [
        f"{name}: {old.get(name)} then, {new[name]} now"
        for name in ("program", "data", "settings")
        if old.get(name) != new[name]
    ]
    differ = [path for path, sha in new["files"].items() if old["files"].get(path) != sha]
    differ += [path for path in old["files"] if path not in new["files"]]
    return [*faults, *([f"published now, these would differ: {', '.join(differ)}"] if differ else [])]
