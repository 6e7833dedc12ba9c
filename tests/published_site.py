"""The shipped brief's first view as published, made once for all tests, and how its pages are read."""

import gzip
from functools import cache
from html.parser import HTMLParser

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.site import contents
from metrics.app.site.page_shell import Publication
from metrics.datasets.brief import load_brief
from tests.conftest import SHIPPED

HOME, SITE = "https://dash.example.org", "https://news.example.org/trade"


@cache
def publication() -> Publication:
    brief = load_brief(SHIPPED)
    return Publication(build_outlook(brief, analyse(brief).default_workspace), HOME, SITE)


@cache
def made() -> dict[str, bytes]:
    return contents.site_files(publication())


class Read(HTMLParser):
    """Every start tag of a page with its attributes, and its text outside of scripts."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag."""
        self._inside = tag
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        """Leaves an element."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Notes text."""
        if self._inside == "script":
            self.scripts[-1] += data
        else:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attributes for name, attributes in self.tags if name == tag]

    def meta(self, name: str) -> str | None:
        """The content of the meta element of a name."""
        found = (
            m for m in self.all("meta") if name in (m.get("name"), m.get("property"), m.get("http-equiv"))
        )
        return next(found)["content"]


def loaded(page: bytes) -> list[str]:
    """What a browser fetches with a page of the root, but for the fonts."""
    read = Read(page)
    found = [a["src"] for a in read.all("script") if a.get("src")]
    found += [a["href"] for a in read.all("link") if a["rel"] == "stylesheet"]
    return [path for path in found if path]


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))
