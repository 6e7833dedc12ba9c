"""Every file of a publication, and the manifest that names them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metrics.charts.catalogue import CHARTS
from metrics.publish import assets, outlook, standing
from metrics.publish.exhibit import LIVE, held
from metrics.publish.publication import SOCIAL, Publication
from metrics.report import files
from metrics.report.proof import software

MANIFEST = "manifest.json"
MAKER = "twofold publish"


def made(of: Publication) -> dict[str, bytes]:
    """The files by path, the manifest last; the same publication gives the same bytes."""
    lacking = standing.ELSEWHERE if standing.lacks_precedents(of) else ()
    found = {
        "index.html": outlook.outlook_page(of),
        "record.html": standing.record_page(of),
        "precedents.html": standing.precedents_page(of),
        "sources.html": standing.sources_page(of),
        outlook.FRAME: outlook.outlook_frame(of),
    }
    for name in CHARTS:
        if name not in lacking:
            found |= held(of, name)
    text = "".join(content.decode() for path, content in found.items() if path.endswith(".html"))
    social = replace(files.FIRST, size="social", scale=1)
    found[SOCIAL] = files.made(CHARTS[LIVE], of.view, "png", social, of.home)
    found |= assets.files(outlook.script_files(), text)
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
