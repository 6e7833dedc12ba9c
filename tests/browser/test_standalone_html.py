"""The HTML file of a chart opens from a folder, draws, and asks nobody for anything."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.theme import PALETTES
from metrics.datasets.brief import Brief
from metrics.sharing.picture_sizes import Look
from tests.browser import label_scripts
from tests.sharing.test_rendering import rendered

NAME = "</script><img/src=x/onerror=alert(1)>"


@pytest.mark.parametrize("mode", PALETTES)
@pytest.mark.parametrize("width", [360, 1000])
def test_a_sheet_draws_offline_at_any_width(
    browser: Browser, brief: Brief, tmp_path: Path, mode: str, width: int
) -> None:
    chart = CHARTS["doubling"]
    content = chart.content(build_outlook(brief, analyse(brief).default_workspace.edit(name=NAME)))
    file = tmp_path / "chart.html"
    file.write_bytes(rendered(chart, content, Look("html", "screen", mode)))
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.locator("#chart svg.marks").wait_for()
    assert asked == [file.as_uri()]
    assert said == []
    assert page.title() == content.title
    assert page.get_by_role("img", name=content.alternative).count() == 1
    assert page.locator("figcaption a").get_attribute("href") == "http://localhost/?growth=8&edit=1"
    assert "Source: " in page.locator("#chart").inner_text()
    assert NAME in str(page.locator("#chart").text_content())
    assert page.locator("img").count() == 0
    assert page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded", "loaded"]
    assert page.evaluate(label_scripts.CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
