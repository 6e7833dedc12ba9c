"""The published Outlook and its frame: what stands in the page, and what a script makes it move with."""

from metrics.analysis.outlook import Outlook
from metrics.app.browser.brief_json import facts
from metrics.app.site import control_panel, vega
from metrics.app.site.chart_section import LIVE_CHART, chart_block, chart_figure
from metrics.app.site.markup import Markup, bullets, element, table
from metrics.app.site.page_shell import Head, Publication, embed_page, page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, reported_figures, scenarios
from metrics.scenarios.parameter_layout import Place
from metrics.sharing.metadata_formats.html import script_safe_json

SCRIPTS = ("script/vega.js", "script/page.js")
STATIC_CHARTS = ("sensitivity", "figures")
EMBED_PATH = f"embed/{LIVE_CHART}.html"


def index_page(of: Publication) -> bytes:
    """``index.html``: the report's figures, the answer, the chart with its controls, what moves it."""
    view, brief = of.view, of.view.brief
    body = [
        element("h1", reported_figures.question(brief)),
        element("p", reported_figures.lead(brief)),
        element("div", *_cards(brief), class_="cards"),
        _rejected_parameters(),
        element("h2", scenarios.headline(view), id="headline", aria_live="polite"),
        element(
            "div",
            chart_block(of, LIVE_CHART),
            control_panel.control_panel(brief),
            bullets(_answers(view), id="answers"),
            class_="bench",
        ),
        _comparison_table(view),
        element("h2", "As published"),
        element(
            "p", "These charts stay with the scenario that the page opens with.", class_="note live-only"
        ),
        *(chart_block(of, name) for name in STATIC_CHARTS),
        *_script_data(of),
    ]
    said = " ".join(scenarios.answer_in_words(brief, answer) for answer in view.answers)
    return page(of, Head("index.html", reported_figures.question(brief), said, SCRIPTS), body)


def embed_index(of: Publication) -> bytes:
    """The doubling chart alone, with the controls that are explored."""
    view = of.view
    content = CHARTS[LIVE_CHART].content(view)
    body = [
        _rejected_parameters(),
        element("h1", scenarios.headline(view), id="headline", aria_live="polite", class_="unseen"),
        chart_figure(of, LIVE_CHART),
        control_panel.control_panel(view.brief, Place.FRAME),
        bullets(_answers(view), id="answers", class_="said"),
        *_script_data(of),
    ]
    return embed_page(of, Head(EMBED_PATH, content.title, content.alternative, SCRIPTS), body)


def _cards(brief: Brief) -> list[Markup]:
    return [
        element(
            "div",
            element("p", f"{phrases.label(stated)}, {phrases.period(stated)}"),
            element("p", phrases.printed_form(stated), class_="value"),
            element("p", f"{phrases.kind(stated)}. Bounds: {phrases.printed_bounds(stated)}. {note}"),
            class_="card",
        )
        for stated, note in reported_figures.cards(brief)
    ]


def _answers(view: Outlook) -> list[str]:
    said = [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]
    edited = view.active_answer
    return [*said, scenarios.required_growth(edited), *filter(None, [scenarios.shock_note(edited.settings)])]


def _rejected_parameters() -> Markup:
    """Where a script says what of a link cannot be used."""
    return element("ul", id="refusals", class_="refusals", role="alert")


def _comparison_table(view: Outlook) -> Markup:
    called = "Scenarios side by side"
    frame = scenarios.differences(view).transpose()
    frame.insert(0, "Scenario", frame.index)
    return element("details", element("summary", called), table(frame, called), id="side-by-side")


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
