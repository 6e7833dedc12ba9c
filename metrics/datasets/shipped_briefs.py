"""The briefs in ``data/briefs``, by name; ``data/settings.toml`` names the default one."""

import tomllib
from functools import lru_cache
from pathlib import Path

from metrics.datasets.brief import Brief, BriefError, load_brief
from metrics.quantities.errors import NotFoundError
from metrics.quantities.locations import DATA

BRIEFS = DATA / "briefs"
SETTINGS = DATA / "settings.toml"


def brief_folders() -> tuple[Path, ...]:
    """The folders of the shipped briefs, ordered by name."""
    return tuple(sorted(path for path in BRIEFS.iterdir() if path.is_dir()))


def names() -> tuple[str, ...]:
    """The names of the shipped briefs."""
    return tuple(folder.name for folder in brief_folders())


def default_name() -> str:
    """The name of the default brief, from ``data/settings.toml``.

    Raises ``BriefError`` if the settings name no shipped brief.
    """
    try:
        found = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["default_brief"]
    except (OSError, ValueError, KeyError) as problem:
        raise _settings_error(f"{type(problem).__name__}: {problem}") from problem
    if found not in names():
        raise _settings_error(repr(found))
    return str(found)


def _settings_error(seen: str) -> BriefError:
    rule = f"default_brief must be one of {', '.join(names())}"
    return BriefError(SETTINGS.name, [f"{SETTINGS.name}: {rule}, got {seen}; name one of them"])


def default_folder() -> Path:
    """The folder of the default brief. Raises ``BriefError`` like ``default_name``."""
    return BRIEFS / default_name()


def shipped_brief(name: str = "") -> Brief:
    """A shipped brief by name, or the default one; read again if one of its files has changed.

    Raises ``BriefError`` if it has faults, ``NotFoundError`` if ``name`` is not in ``names``.
    """
    wanted = name or default_name()
    found = next((folder for folder in brief_folders() if folder.name == wanted), None)
    if found is None:
        raise NotFoundError(f"brief must be one of {', '.join(names())}, got {name!r}")
    return _read(found, fingerprint(found))


@lru_cache(16)
def _read(folder: Path, seen: tuple[tuple[str, int, int], ...]) -> Brief:  # noqa: ARG001 - a key of the cache
    return load_brief(folder)


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, modification time and size of each file of a brief, as a cache key."""
    files = sorted((path.name, path.stat()) for path in folder.iterdir())
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in files)
