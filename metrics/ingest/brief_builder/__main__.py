"""The command of `make brief-doc`: writes docs/brief.md."""

from metrics.ingest.brief_builder import schema_docs
from metrics.quantities.locations import PROJECT

DOC = PROJECT / "docs" / "brief.md"


def main() -> None:
    """Writes the page, deterministically."""
    DOC.write_text(schema_docs.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
