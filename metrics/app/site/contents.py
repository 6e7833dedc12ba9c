"""Every file of a publication, and the manifest that names them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metrics.app.browser import scripts
from metrics.app.site import assets, outlook_page, static_pages
from metrics.app.site.chart_section import LIVE, held
from metrics.app.site.page_shell import SOCIAL, Publication
from metrics.charts.catalogue import CHARTS
from metrics.sharing import chart_files
from metrics.sharing.picture_metadata import software

MANIFEST = "manifest.json"
MAKER = "twofold publish"


def made(of: Publication) -> dict[str, bytes]:
    """The files by path, the manifest last; the same publication gives the same bytes."""
    lacking = static_pages.ELSEWHERE if static_pages.lacks_precedents(of) else ()
    found = {
        "index.html": outlook_page.outlook_page(of),
        "record.html": static_pages.record_page(of),
        "precedents.html": static_pages.precedents_page(of),
        "sources.html": static_pages.sources_page(of),
        outlook_page.FRAME: outlook_page.outlook_frame(of),
    }
    for name in CHARTS:
        if name not in lacking:
            found |= held(of, name)
    text = "".join(content.decode() for path, content in found.items() if path.endswith(".html"))
    social = replace(chart_files.FIRST, size="social", scale=1)
    found[SOCIAL] = chart_files.made(CHARTS[LIVE], of.view, "png", social, of.home)
    found |= assets.files(scripts.published_page(), text)
    return found | {MANIFEST: _dumped(manifest(of, found))}


def manifest(of: Publication, found: Mapping[str, bytes]) -> dict[str, Any]:
    """What was published, by what, and the digest of every file."""
    brief = of.view.brief
    return {
        "maker": MAKER,
        "program": software(),
        "brief": brief.name,
        "data": brief.version,
        "settings": of.query,
        "home": of.home,
        "site": of.site,
        "files": {path: digest(content) for path, content in sorted(found.items())},
    }


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _dumped(found: Mapping[str, Any]) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()
