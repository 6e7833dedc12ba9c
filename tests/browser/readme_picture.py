"""Takes the README's picture of the Outlook: ``python -m tests.browser.readme_picture FILE``."""

import sys
from pathlib import Path

from tests.browser.conftest import launched, served, settle

SIZE = {"width": 1280, "height": 1180}


def main(file: Path) -> None:
    """Writes the first view, in light mode, to ``file``."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with served() as home, launched() as browser:
        page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        page.goto(home)
        page.locator("svg.marks").nth(1).wait_for()
        settle(page)
        page.screenshot(path=file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
