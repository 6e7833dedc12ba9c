"""Published pages: what they hold, that they need nothing else, and that text stays text."""

import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.site import outlook_page as front
from metrics.app.site import static_pages, vega
from metrics.app.site.markup import anchor, element, table
from metrics.app.site.page_shell import CONTENT_SECURITY_POLICY, MENU, Publication
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import load_brief
from metrics.narrative import reported_figures, scenarios
from metrics.scenarios.parameter import Choice
from metrics.scenarios.settings import CONTROLS
from metrics.sharing import chart_metadata, link, rendering
from tests.published_site import HOME, SITE, Read, loaded, made, packed, publication

LIMIT = 350_000
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&"
PAGES = [*MENU, *(f"embed/{name}.html" for name in CHARTS)]
EVERY = pytest.mark.parametrize("path", PAGES)


def test_there_is_a_page_for_each_of_the_menu_and_a_frame_for_each_chart() -> None:
    assert {path for path in made() if path.endswith(".html")} == set(PAGES)
    files = {f"charts/{name}.{kind}" for name in CHARTS for kind in ("svg", "png", "csv")}
    assert files <= set(made())


@EVERY
def test_a_page_loads_files_of_the_folder_only(path: str) -> None:
    read = Read(made()[path])
    asked = [a.get("src") for _, a in read.tags] + [a.get("href") for a in read.all("link")]
    own = [name for name in asked if name and not name.startswith(SITE)]
    assert own
    for name in own:
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) in made()
    inside = [a["href"] or "" for a in read.all("a") if not (a["href"] or "").startswith("http")]
    assert {posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in inside} <= set(
        made()
    )


@EVERY
def test_a_page_keeps_to_the_strict_policy(path: str) -> None:
    read = Read(made()[path])
    assert read.meta("Content-Security-Policy") == CONTENT_SECURITY_POLICY
    assert not [word for word in ("unsafe", "data:", "http", "*") if word in CONTENT_SECURITY_POLICY]
    for attributes in read.all("script"):
        assert attributes.get("src") or attributes["type"] == "application/json"
    for tag, attributes in read.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
    assert not read.all("style")


def test_no_script_of_ours_makes_code_or_markup_from_text() -> None:
    own = made()["script/page.js"] + made()["script/frame.js"] + made()["embed.js"]
    assert not re.search(rb"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function", own)


def test_the_style_sheet_asks_for_files_of_the_folder_only() -> None:
    asked = re.findall(r'url\("?([^)"]+)', made()["site.css"].decode())
    assert asked
    assert set(asked) <= set(made())
    assert "@import" not in made()["site.css"].decode()


def test_the_outlook_is_light_to_load() -> None:
    fonts = [path for path in made() if path.endswith(".woff")]
    paths = ["index.html", *loaded(made()["index.html"]), *fonts, "icon.svg"]
    assert len(paths) == 7
    assert sum(packed(made()[path]) for path in paths) <= LIMIT


def test_without_scripts_the_sentence_the_drawing_the_table_and_the_source_stand_there() -> None:
    view, read = publication().view, Read(made()["index.html"])
    for sentence in (
        reported_figures.question(view.brief),
        reported_figures.lead(view.brief),
        scenarios.headline(view),
        *(scenarios.answer_in_words(view.brief, answer) for answer in view.answers),
    ):
        assert sentence in read.text
    content = CHARTS["doubling"].content(view)
    assert (
        f"Source: {chart_metadata.describe(CHARTS['doubling'], content, view.brief, '').source}" in read.text
    )
    assert {"wide", "narrow"} <= {a.get("class") for a in read.all("div")}
    assert len(read.all("svg")) == 6  # three charts, for wide and narrow pages
    for title in content.view().columns:
        assert str(title) in read.text


@EVERY
def test_a_page_says_whose_data_of_which_day_it_has(path: str) -> None:
    brief = publication().view.brief
    assert brief.version in Read(made()[path]).text


def test_the_head_serves_previews() -> None:
    read = Read(made()["index.html"])
    view = publication().view
    assert read.meta("og:title") == reported_figures.question(view.brief)
    assert read.meta("og:image") == f"{SITE}/social.png"
    assert read.meta("twitter:card") == "summary_large_image"
    assert read.meta("referrer") == "no-referrer"
    assert scenarios.answer_in_words(view.brief, view.active_answer) in (read.meta("description") or "")
    assert {"rel": "canonical", "href": f"{SITE}/index.html"} in read.all("link")


def test_the_way_back_to_the_dashboard_has_every_setting() -> None:
    view = publication().view
    back = [a for a in Read(made()["index.html"]).all("a") if "data-home" in a]
    assert [a["href"] for a in back] == [link.address(HOME, view.workspace, view.brief)]


def test_the_script_works_from_the_settings_published() -> None:
    read = Read(made()["index.html"])
    facts, start, drawn = (json.loads(held) for held in read.scripts[-3:])
    view = publication().view
    assert facts["version"] == view.brief.version
    assert link.decode(link.query(start), view.brief) == (view.workspace, ())
    assert not [table for table in drawn["data"] if "values" in table]


@pytest.mark.parametrize("name", CHARTS)
def test_a_dark_drawing_is_the_light_one_in_other_colours(name: str) -> None:
    chart, view = CHARTS[name], publication().view
    light, dark = (rendering.drawing(chart, chart.content(view), mode, 900) for mode in ("light", "dark"))
    colours = vega.dark_colours()
    assert re.sub("#[0-9a-f]{6}", lambda seen: colours.get(seen[0], seen[0]), light) == dark


def test_words_of_a_brief_never_become_markup(broken: Callable[..., Path]) -> None:
    said = json.dumps(HOSTILE)[1:-1]
    folder = broken("datapackage.json", '"title": "China and Kazakhstan"', f'"title": "{said}"')
    broken("datapackage.json", '"Kazakhstan"', f'"{said}"')
    brief = load_brief(folder)
    assert brief.title == HOSTILE
    workspace = analyse(brief).default_workspace.edit(name=HOSTILE)
    of = Publication(build_outlook(brief, workspace), HOME, SITE)
    for page in (front.index_page(of), front.embed_index(of), static_pages.sources_page(of)):
        read = Read(page)
        assert not read.all("img")
        assert not [name for _, attributes in read.tags for name in attributes if name == "onerror"]
        assert HOSTILE in read.text
    facts = json.loads(Read(front.index_page(of)).scripts[-3])
    assert HOSTILE in facts["words"]["question"]


def test_an_option_of_a_control_is_called_what_its_value_means() -> None:
    page = made()["index.html"].decode()
    for choice in (CONTROLS["fade"], CONTROLS["prices"]):
        assert isinstance(choice, Choice)
        for word, value in choice.words.items():
            assert f'<option value="{word}">{choice.options[value]}</option>' in page


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    assert anchor("javascript:alert(1)", "open") == "javascript:alert(1)"
    assert anchor("https://example.org/?a=1&b", "open").startswith(
        '<a href="https://example.org/?a=1&amp;b" rel="noreferrer">open<'
    )


def test_an_element_escapes_what_is_not_markup() -> None:
    assert element("p", "<b>", element("b", '"'), title='"<') == (
        '<p title="&quot;&lt;">&lt;b&gt;<b>&quot;</b></p>'
    )
    assert element("input", disabled=True, hidden=False, aria_label="x") == '<input disabled aria-label="x">'


def test_a_table_shows_numbers_as_numbers_and_nothing_as_nothing() -> None:
    shown = table(pd.DataFrame({"Year": [2023], "Value": [41.456], "Note": [None], "Who": ["A & B"]}), "T")
    cells = re.findall("<td[^>]*>([^<]*)</td>", shown)
    assert cells == ["2023", "41.46", "", "A &amp; B"]


def test_a_brief_that_lacks_precedents_says_so_in_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_pages, "missing_precedents_reason", lambda _: "the record has no year before")
    read = Read(static_pages.precedents_page(publication()))
    assert "Precedents are not charted: the record has no year before." in read.text
    assert not read.all("svg")


def test_the_bundle_draws_without_the_parts_that_no_chart_needs() -> None:
    assert packed(made()["script/vega.js"]) < 160_000
    assert b"BSD-3-Clause" in made()["script/vega.js"][:200]
