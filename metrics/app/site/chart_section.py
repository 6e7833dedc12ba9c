"""A chart on a published page: drawing, files, embed code, table and source."""

from html import escape

from metrics.app.site import vega
from metrics.app.site.markup import Markup, element, table
from metrics.app.site.page_shell import Head, Publication, embed_page
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.sharing import chart_files

FORMATS = ("svg", "png", "csv")
LIVE_CHART = "doubling"
_HEIGHT = 640


def chart_block(of: Publication, name: str) -> Markup:
    """The chart with its files, embed code and table."""
    return chart_figure(of, name, _downloads(of, CHARTS[name]))


def chart_figure(of: Publication, name: str, *more: Markup) -> Markup:
    """The static drawing, with the source for readers who cannot see it."""
    chart = CHARTS[name]
    still = vega.static_svg(chart, chart.content(of.view))
    about = chart_files.describe(chart, of.view, of.home)
    said = f"{about.finding}. {about.subtitle}. Source: {about.source}. {about.settings}"
    return element(
        "figure", still, element("figcaption", said, class_="unseen"), *more, class_="exhibit", id=name
    )


def published_chart_files(of: Publication, name: str) -> dict[str, bytes]:
    """The chart's files by path, with its page for a frame unless the chart has controls."""
    chart = CHARTS[name]
    made = {
        f"charts/{name}.{kind}": chart_files.file_bytes(
            chart, of.view, kind, chart_files.DEFAULT_LOOK, of.home
        )
        for kind in FORMATS
    }
    if name == LIVE_CHART:
        return made
    content, path = chart.content(of.view), f"embed/{name}.html"
    body = [element("h1", content.title, class_="unseen"), chart_figure(of, name)]
    return made | {path: embed_page(of, Head(path, content.title, content.alternative), body)}


def _downloads(of: Publication, chart: Chart) -> Markup:
    links = [
        element(
            "a", kind.upper(), href=f"charts/{chart.name}.{kind}", download=f"twofold-{chart.name}.{kind}"
        )
        for kind in FORMATS
    ]
    read = table(chart.content(of.view).view(), f"Table: {chart.label}")
    shown = element("details", element("summary", "Table"), read, id=f"table-{chart.name}")
    return element("div", *links, _embed_code(of, chart), shown, class_="more")


def _embed_code(of: Publication, chart: Chart) -> Markup:
    """The HTML of a frame to copy into another page."""
    path = f"embed/{chart.name}.html"
    at = f"{of.site}/{path}" if of.site else path
    look = f'width="100%" height="{_HEIGHT}" style="border:0" loading="lazy"'
    code = element("iframe", src="SRC", title=chart.label).replace("></iframe>", f" {look}></iframe>")
    query = escape(of.query) if chart.name == LIVE_CHART else ""
    # A script adds the current settings, and the folder's address if it is not known.
    filled = {"data_frame": code, "data_at": at} if chart.name == LIVE_CHART else {}
    said = "The frame tells its height to a page that loads embed.js of this folder."
    return element(
        "details",
        element("summary", "Embed"),
        element(
            "textarea",
            code.replace("SRC", at + query),
            readonly=True,
            rows=4,
            aria_label=f"Code of a frame: {chart.label}",
            **filled,
        ),
        element("p", said, class_="note"),
    )
