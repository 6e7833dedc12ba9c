"""The published Outlook and its frame: what stands in the page, and what a script makes it move with."""

from metrics.app.browser.brief_json import facts
from metrics.app.page_blocks.outlook_blocks import ANSWERS, HEADLINE, OUTLOOK, PANEL, REFUSALS, answers
from metrics.app.site import control_panel, vega
from metrics.app.site.block_markup import page_body
from metrics.app.site.chart_section import LIVE_CHART, chart_figure
from metrics.app.site.markup import Markup, bullets, element
from metrics.app.site.page_shell import Head, Publication, embed_page, page
from metrics.charts.catalogue import CHARTS
from metrics.narrative import reported_figures, scenarios
from metrics.scenarios.parameter_layout import Place
from metrics.sharing.metadata_formats.html import script_safe_json

SCRIPTS = ("script/vega.js", "script/page.js")
EMBED_PATH = f"embed/{LIVE_CHART}.html"


def index_page(of: Publication) -> bytes:
    """``index.html``: the report's figures, the answer, the chart with its controls, what moves it."""
    view, brief = of.view, of.view.brief
    drawn = page_body(OUTLOOK.blocks(view), of, {REFUSALS: _rejected_parameters, PANEL: _panel})
    said = " ".join(scenarios.answer_in_words(brief, answer) for answer in view.answers)
    return page(
        of, Head("index.html", reported_figures.question(brief), said, SCRIPTS), [*drawn, *_script_data(of)]
    )


def embed_index(of: Publication) -> bytes:
    """The doubling chart alone, with the controls that are explored."""
    view = of.view
    content = CHARTS[LIVE_CHART].content(view)
    inside = [
        _rejected_parameters(of),
        element("h1", scenarios.headline(view), id=HEADLINE, aria_live="polite", class_="unseen"),
        chart_figure(of, LIVE_CHART),
        control_panel.control_panel(view.brief, Place.FRAME),
        bullets(answers(view), id=ANSWERS, class_="said"),
        *_script_data(of),
    ]
    return embed_page(of, Head(EMBED_PATH, content.title, content.alternative, SCRIPTS), inside)


def _rejected_parameters(_: Publication) -> Markup:
    """Where a script says what of a link cannot be used."""
    return element("ul", id=REFUSALS, class_="refusals", role="alert")


def _panel(of: Publication) -> Markup:
    return control_panel.control_panel(of.view.brief)


def _script_data(of: Publication) -> list[Markup]:
    """What the script works from; blocks of data, which no policy for scripts forbids."""
    chart = CHARTS[LIVE_CHART]
    held = {
        "facts": facts(of.view.brief),
        "start": of.query,
        "drawing": vega.specification(chart),
    }
    return [
        element("script", Markup(script_safe_json(value)), type="application/json", id=name)
        for name, value in held.items()
    ]
