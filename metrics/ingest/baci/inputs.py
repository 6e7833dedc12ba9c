"""The input of a build: the release, its country codes, and the groups of products."""

from dataclasses import dataclass
from pathlib import Path

from metrics.ingest.baci.countries import Countries, read_countries
from metrics.ingest.baci.product_groups import Group, read_groups
from metrics.ingest.baci.source_files import Release, recognise


@dataclass(frozen=True)
class BuildInput:
    """The input of a build; ``groups`` is ``None`` without a table by product."""

    release: Release
    countries: Countries
    groups: tuple[Group, ...] | None


def read_build_input(folder: Path, *, products: bool) -> BuildInput:
    """The input in ``folder``; raises ``BaciError`` with all problems."""
    release = recognise(folder)
    return BuildInput(release, read_countries(release.countries), read_groups() if products else None)
