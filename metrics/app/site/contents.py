"""All files of a publication, and the manifest that lists them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metrics.app.browser import scripts
from metrics.app.site import assets, outlook_page, static_pages
from metrics.app.site.chart_section import LIVE_CHART, published_chart_files
from metrics.app.site.page_shell import SOCIAL_IMAGE, Publication
from metrics.charts.catalogue import CHARTS
from metrics.sharing import chart_files
from metrics.sharing.picture_metadata import software

MANIFEST = "manifest.json"
MAKER = "twofold publish"


def site_files(of: Publication) -> dict[str, bytes]:
    """The files by path, the manifest last; deterministic."""
    lacking = static_pages.PRECEDENT_CHARTS if static_pages.missing_precedents_reason(of) else ()
    found = {
        "index.html": outlook_page.index_page(of),
        "record.html": static_pages.record_page(of),
        "precedents.html": static_pages.precedents_page(of),
        "sources.html": static_pages.sources_page(of),
        outlook_page.EMBED_PATH: outlook_page.embed_index(of),
    }
    for name in CHARTS:
        if name not in lacking:
            found |= published_chart_files(of, name)
    text = "".join(content.decode() for path, content in found.items() if path.endswith(".html"))
    social = replace(chart_files.DEFAULT_LOOK, size="social", scale=1)
    found[SOCIAL_IMAGE] = chart_files.file_bytes(CHARTS[LIVE_CHART], of.view, "png", social, of.home)
    found |= assets.files(scripts.published_page(), text)
    return found | {MANIFEST: _json_bytes(manifest(of, found))}


def manifest(of: Publication, found: Mapping[str, bytes]) -> dict[str, Any]:
    """The manifest: settings, program version, and the digest of every file."""
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


def _json_bytes(found: Mapping[str, Any]) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()
