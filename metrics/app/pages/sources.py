"""Sources: every figure as it was printed."""

from metrics.app.page_blocks import sources_blocks
from metrics.app.pages import session
from metrics.app.pages.block_widgets import show_blocks
from metrics.app.pages.error_boundary import run_page
from metrics.datasets.brief import Brief


def page() -> None:
    """Shows the page, or what is wrong with its data."""
    session.remember_page("sources")
    run_page(_show)


def _show(brief: Brief) -> None:
    show_blocks(sources_blocks.blocks(brief))
