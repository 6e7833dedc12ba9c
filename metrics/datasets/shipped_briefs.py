"""The briefs that come with the project, by name."""

from functools import lru_cache
from pathlib import Path

from metrics.datasets.brief import Brief, load_brief
from metrics.quantities.errors import NotFoundError
from metrics.quantities.locations import DATA

BRIEFS = DATA / "briefs"


def brief_folders() -> tuple[Path, ...]:
    """The folders of the briefs that come with the project, by name."""
    return tuple(sorted(path for path in BRIEFS.iterdir() if path.is_dir()))


def names() -> tuple[str, ...]:
    """The names of the briefs that come with the project; the first is shown unless one is asked for."""
    return tuple(folder.name for folder in brief_folders())


def shipped_brief(name: str = "") -> Brief:
    """A shipped brief by name, the first unless named, read again when one of its files has changed.

    Raises ``BriefError``, and ``NotFoundError`` for a name that is not among ``names``.
    """
    found = [folder for folder in brief_folders() if name in ("", folder.name)]
    if not found:
        raise NotFoundError(f"brief must be one of {', '.join(names())}, got {name!r}")
    return _read(found[0], fingerprint(found[0]))


@lru_cache(16)
def _read(folder: Path, seen: tuple[tuple[str, int, int], ...]) -> Brief:  # noqa: ARG001 - a key of the cache
    return load_brief(folder)


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a file of a brief does: each one's name, time and size."""
    files = sorted((path.name, path.stat()) for path in folder.iterdir())
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in files)
