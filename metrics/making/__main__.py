"""`make brief-doc`: writes docs/brief.md."""

from pathlib import Path

from metrics.making import document

DOC = Path(__file__).parents[2] / "docs" / "brief.md"


def main() -> None:
    """Writes the page; the same schema gives the same bytes."""
    DOC.write_text(document.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
