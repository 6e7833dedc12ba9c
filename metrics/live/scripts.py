"""The scripts that answer in the reader's browser, in the order in which a page takes them."""

from pathlib import Path

FOLDER = Path(__file__).parent / "script"
ORDER = ("scenario", "words", "aims", "sentences", "doubling", "layout", "link", "engine")


def files() -> tuple[Path, ...]:
    """The classic scripts, to be loaded in this order; the last defines ``twofold.engine``."""
    return tuple(FOLDER / f"{name}.js" for name in ORDER)


def source() -> str:
    """All of them as one script."""
    return "\n".join(path.read_text(encoding="utf-8") for path in files())
