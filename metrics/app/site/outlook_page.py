"""The published Outlook and its frame: what stands in the page, and what a script makes it move with."""

from metrics.analysis.outlook import Outlook
from metrics.app.browser.brief_json import facts
from metrics.app.site import control_panel, vega
from metrics.app.site.chart_section import LIVE, exhibit, figure
from metrics.app.site.markup import Markup, bullets, element, table
from metrics.app.site.page_shell import Head, Publication, frame, page
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, reported_figures, scenarios
from metrics.sharing.metadata_formats.html import as_data

SCRIPTS = ("script/vega.js", "script/page.js")
STILL = ("sensitivity", "figures")
FRAME = f"embed/{LIVE}.html"


def outlook_page(of: Publication) -> bytes:
    """``index.html``: the report's figures, the answer, the chart with its controls, what moves it."""
    view, brief = of.view, of.view.brief
    body = [
        element("h1", reported_figures.question(brief)),
        element("p", reported_figures.lead(brief)),
        element("div", *_cards(brief), class_="cards"),
        _refusals(),
        element("h2", scenarios.headline(view), id="headline", aria_live="polite"),
        element(
            "div",
            exhibit(of, LIVE),
            control_panel.panel(brief),
            bullets(_answers(view), id="answers"),
            class_="bench",
        ),
        _side_by_side(view),
        element("h2", "As published"),
        element(
            "p", "These charts stay with the scenario that the page opens with.", class_="note live-only"
        ),
        *(exhibit(of, name) for name in STILL),
        *_data(of),
    ]
    said = " ".join(scenarios.answer_in_words(brief, answer) for answer in view.answers)
    return page(of, Head("index.html", reported_figures.question(brief), said, SCRIPTS), body)


def outlook_frame(of: Publication) -> bytes:
    """The doubling chart alone, with the controls that are explored."""
    view = of.view
    plate = CHARTS[LIVE].plate(view)
    body = [
        _refusals(),
        element("h1", scenarios.headline(view), id="headline", aria_live="polite", class_="unseen"),
        figure(of, LIVE),
        control_panel.small(view.brief),
        bullets(_answers(view), id="answers", class_="said"),
        *_data(of),
    ]
    return frame(of, Head(FRAME, plate.title, plate.alternative, SCRIPTS), body)


def _cards(brief: Brief) -> list[Markup]:
    return [
        element(
            "div",
            element("p", f"{phrases.label(stated)}, {phrases.period(stated)}"),
            element("p", phrases.quoted(stated), class_="value"),
            element("p", f"{phrases.kind(stated)}. Bounds: {phrases.rounding(stated)}. {note}"),
            class_="card",
        )
        for stated, note in reported_figures.cards(brief)
    ]


def _answers(view: Outlook) -> list[str]:
    said = [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]
    edited = view.edited
    return [*said, scenarios.needed(edited), *filter(None, [scenarios.shock_note(edited.settings)])]


def _refusals() -> Markup:
    """Where a script says what of a link cannot be used."""
    return element("ul", id="refusals", class_="refusals", role="alert")


def _side_by_side(view: Outlook) -> Markup:
    called = "Scenarios side by side"
    frame = scenarios.differences(view).transpose()
    frame.insert(0, "Scenario", frame.index)
    return element("details", element("summary", called), table(frame, called), id="side-by-side")


def _data(of: Publication) -> list[Markup]:
    """What the script works from; blocks of data, which no policy for scripts forbids."""
    chart = CHARTS[LIVE]
    held = {
        "facts": facts(of.view.brief),
        "start": of.query,
        "drawing": vega.moving(chart),
    }
    return [
        element("script", Markup(as_data(value)), type="application/json", id=name)
        for name, value in held.items()
    ]
