"""The command of `make brief-doc`: writes docs/brief.md and the tables of the shipped descriptors."""

import json

from metrics.datasets import brief_schema
from metrics.datasets.shipped_briefs import brief_folders
from metrics.ingest.brief_builder import schema_docs
from metrics.quantities.locations import PROJECT

DOC = PROJECT / "docs" / "brief.md"


def main() -> None:
    """Writes both from the schema of a brief, deterministically."""
    DOC.write_text(schema_docs.text(), encoding="utf-8")
    for folder in brief_folders():
        path = folder / brief_schema.DESCRIPTOR
        path.write_bytes(brief_schema.write_descriptor(json.loads(path.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
