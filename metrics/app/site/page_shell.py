"""A publication, and the parts of each of its pages: head, menu and foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.analysis.outlook import Outlook
from metrics.app.site.markup import Markup, element, join
from metrics.sharing import chart_metadata, link
from metrics.sharing.chart_metadata import PROJECT_NAME
from metrics.sharing.picture_metadata import software

SOCIAL_IMAGE = "social.png"
# 'self' holds from a folder as on a host: no script, style or picture but those of the publication.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
MENU = {
    "index.html": "Outlook",
    "record.html": "Record",
    "precedents.html": "Precedents",
    "sources.html": "Sources",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """A view to publish; ``home`` is where its dashboard is and ``site`` where the folder will be.

    Both are addresses without a slash at their end, or empty where there is none.
    """

    view: Outlook
    home: str = ""
    site: str = ""

    @property
    def query(self) -> str:
        """All settings as the query of a link, with the question mark."""
        return f"?{link.query_string(self.view.workspace, self.view.brief)}"


@dataclass(frozen=True, slots=True)
class Head:
    """Path, title and description of a page; all paths are relative to the folder's root."""

    path: str
    title: str
    description: str
    scripts: tuple[str, ...] = ()


def page(of: Publication, head: Head, body: Sequence[str]) -> bytes:
    """A page that the menu lists."""
    menu = element(
        "nav",
        *(
            element("a", name, href=at, aria_current="page" if at == head.path else False)
            for at, name in MENU.items()
        ),
        aria_label="Pages",
    )
    return _document(
        _head(of, head),
        element("body", element("header", menu), element("main", *body), _footer(of)),
    )


def embed_page(of: Publication, head: Head, body: Sequence[str]) -> bytes:
    """A page for a frame in another page, one folder below the root."""
    return _document(
        _head(of, replace(head, scripts=(*head.scripts, "script/frame.js"))),
        element("body", element("main", *body), class_="frame"),
    )


def _document(head: Markup, body: Markup) -> bytes:
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n".encode()


def _head(of: Publication, head: Head) -> Markup:
    up = "../" * head.path.count("/")
    address = f"{of.site}/{head.path}"
    graph = {
        "og:type": "website",
        "og:title": head.title,
        "og:description": head.description,
        "og:image": f"{of.site}/{SOCIAL_IMAGE}" if of.site else f"{up}{SOCIAL_IMAGE}",
        "og:image:alt": head.description,
        **({"og:url": address} if of.site else {}),
    }
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "description": head.description,
        "generator": software(),
        "twitter:card": "summary_large_image",
    }
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=CONTENT_SECURITY_POLICY),
        element("title", f"{head.title} \u2013 {PROJECT_NAME}"),
        *(element("meta", name=name, content=content) for name, content in named.items()),
        *(element("meta", property=name, content=content) for name, content in graph.items()),
        *([element("link", rel="canonical", href=address)] if of.site else []),
        element("link", rel="icon", href=f"{up}icon.svg"),
        element("link", rel="stylesheet", href=f"{up}site.css"),
        *(element("script", src=f"{up}{script}", defer=True) for script in head.scripts),
    )


def _footer(of: Publication) -> Markup:
    brief = of.view.brief
    day = chart_metadata.version_date(brief.version)
    licences = "; ".join(held["title"] for held in brief.terms)
    said = (
        f"Data {brief.name} {brief.version}, as of {day.day} {day:%B %Y}. Licence of the compilation: "
        f"{licences}. Made by {software()}. A scenario is the consequence of its assumptions, not a forecast."
    )
    return element("footer", element("p", said, *_dashboard_link(of)))


def _dashboard_link(of: Publication) -> list[Markup]:
    if not of.home:
        return []
    words = "Open in the dashboard"
    return [join(" ", element("a", words, href=f"{of.home}/{of.query}", data_home=f"{of.home}/"))]
