"""The scripts that run in the reader's browser, each list in the order in which it is loaded."""

from pathlib import Path

BROWSER = Path(__file__).parent
FOLDER = BROWSER / "live"
ORDER = (
    "live_projection",
    "live_numbers",
    "live_effects",
    "live_targets",
    "live_sentences",
    "live_doubling",
    "live_wrap",
    "live_link",
    "live_engine",
)
_OF_A_PUBLISHED_PAGE = ("tooltip", "vega_view", "published_controls", "published_page")
_OF_THE_DASHBOARD = ("tooltip", "vega_view", "slider_preview", "dashboard_chart")


def files() -> tuple[Path, ...]:
    """The scripts that answer, to be loaded in this order; the last defines ``twofold.engine``."""
    return tuple(FOLDER / f"{name}.js" for name in ORDER)


def source() -> str:
    """All of them as one script."""
    return "\n".join(path.read_text(encoding="utf-8") for path in files())


def published_page() -> tuple[Path, ...]:
    """All that a published page with controls loads."""
    return (*files(), *(BROWSER / f"{name}.js" for name in _OF_A_PUBLISHED_PAGE))


def dashboard_chart() -> tuple[Path, ...]:
    """All that a chart inside the dashboard loads."""
    return (*files(), *(BROWSER / f"{name}.js" for name in _OF_THE_DASHBOARD))
