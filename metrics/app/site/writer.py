"""A publication on the disk: written whole or not at all, and what has changed in it since."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from metrics.app.site.contents import MAKER, MANIFEST, digest
from metrics.quantities.errors import TwofoldError


class FolderError(TwofoldError, ValueError):
    """A folder that cannot be used: rule, what was seen, way out."""


def write(out: Path, found: Mapping[str, bytes]) -> None:
    """Puts the files into ``out``, in place of an earlier publication there.

    Raises ``FolderError`` for a folder that holds anything else, and ``OSError`` where the disk refuses;
    then ``out`` is as it was.
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
    """The manifest of a publication; raises ``FolderError`` for a folder that is none."""
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
    """What is no longer as it was written: one line for each file altered, missing or added."""
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
    """What would be otherwise if it were published now, one line each; both are manifests."""
    faults = [
        f"{name}: {old.get(name)} then, {new[name]} now"
        for name in ("program", "data", "settings")
        if old.get(name) != new[name]
    ]
    differ = [path for path, sha in new["files"].items() if old["files"].get(path) != sha]
    differ += [path for path in old["files"] if path not in new["files"]]
    return [*faults, *([f"published now, these would differ: {', '.join(differ)}"] if differ else [])]
