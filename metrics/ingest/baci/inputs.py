"""What a build is made from: the release, its country codes, and the groups of products."""

from dataclasses import dataclass
from pathlib import Path

from metrics.ingest.baci.countries import Countries, read_countries
from metrics.ingest.baci.product_groups import Group, read_groups
from metrics.ingest.baci.source_files import Release, recognise


@dataclass(frozen=True)
class BuildInput:
    """``groups`` is ``None`` if no table by product is wanted."""

    release: Release
    countries: Countries
    groups: tuple[Group, ...] | None


def read_build_input(folder: Path, *, products: bool) -> BuildInput:
    """What is in ``folder``; raises ``BaciError`` with every problem found."""
    release = recognise(folder)
    return BuildInput(release, read_countries(release.countries), read_groups() if products else None)
