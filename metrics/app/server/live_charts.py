"""Charts inside the dashboard: routes for scripts and specifications, which browsers cache, and payloads."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from metrics import charts
from metrics.analysis.brief_analysis import BRIEF_CACHE_SIZE
from metrics.analysis.outlook import Outlook
from metrics.app.browser import scripts
from metrics.app.browser.brief_json import facts
from metrics.app.site import vega
from metrics.app.site.assets import vega_bundle
from metrics.charts import specification
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart, ChartContent
from metrics.charts.theme import PALETTES
from metrics.datasets.brief import Brief
from metrics.sharing import link, share_code

PREVIEW_CHART = CHARTS["doubling"]
MOUNT, STYLE = (
    (scripts.BROWSER / f"component_mount.{kind}").read_text(encoding="utf-8") for kind in ("js", "css")
)
_SCRIPT_SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in scripts.dashboard_chart())
_GRAMMARS = b"".join(path.read_bytes() for path in sorted(Path(charts.__path__[0]).glob("*.py")))
_BUILD_INPUTS = f"{version('vl-convert-python')} {version('altair')} {_SCRIPT_SOURCE}"
_BASE_PATH = f"/live/{sha256(_BUILD_INPUTS.encode() + _GRAMMARS).hexdigest()[:16]}"
_RESERVED_ID_LENGTH = 64


@lru_cache(BRIEF_CACHE_SIZE)
def facts_payload(brief: Brief) -> tuple[str, bytes]:
    """The facts of a brief for the browser's scripts, as JSON, and their key."""
    found = facts(brief)
    key = sha256(json.dumps(found).encode()).hexdigest()[:16]
    return key, json.dumps({"key": key, "facts": found}).encode()


def chart_payload(
    chart: Chart, content: ChartContent, view: Outlook, mode: str, home: str
) -> Mapping[str, Any]:
    """The data of a chart on the screen: addresses of script and specification, and the signed content."""
    tables = {name: list(rows) for name, rows in specification.named_datasets(content).items()}
    at = f"{home}{_BASE_PATH}"
    drawn = {"alternative": content.alternative, "height": _reserved_height(content), "tables": tables}
    more = _preview_payload(view, home) if chart is PREVIEW_CHART else {}
    return {"script": f"{at}/script.js", "drawing": f"{at}/{chart.name}-{mode}.json", "plate": drawn, **more}


def _preview_payload(view: Outlook, home: str) -> Mapping[str, Any]:
    """The data for a preview while a slider moves: the settings, and a signature without an ID."""
    unsigned = share_code.placeholder_signature(home)
    return {
        "key": facts_payload(view.brief)[0],
        "query": f"?{link.query_string(view.workspace, view.brief)}",
        "unsigned": unsigned,
        "room": _padded_signature(unsigned),
    }


def _reserved_height(content: ChartContent) -> int:
    """The chart's height with room for a long ID, so that it does not change with the ID."""
    roomy = replace(content, signature=_padded_signature(content.signature))
    return max(content.height, specification.required_height(roomy, None))


def _padded_signature(signature: Sequence[str]) -> tuple[str, ...]:
    """The signature with an ID of the reserved length; without a signature, only such an ID."""
    *live, code = signature or ("",)
    return (*live, code.ljust(_RESERVED_ID_LENGTH, "0"))


@cache
def script_bundle() -> bytes:
    """Vega and the project's scripts in load order."""
    return f"{vega_bundle()}{_SCRIPT_SOURCE}".encode()


def warm_caches() -> None:
    """Computes the script bundle and all specifications before the first request."""
    script_bundle()
    for mode in PALETTES:
        for chart in CHARTS.values():
            vega.specification(chart, mode)


async def _script_response(request: Request) -> Response:  # noqa: ARG001 - Starlette passes it
    return _immutable_response(await run_in_threadpool(script_bundle), "text/javascript")


async def _drawing_response(request: Request) -> Response:
    name, _, mode = request.path_params["name"].rpartition("-")
    if name not in CHARTS or mode not in PALETTES:
        said = f"a drawing must be one of {', '.join(CHARTS)}, each with one of {', '.join(PALETTES)}\n"
        return PlainTextResponse(said, 404)
    found = await run_in_threadpool(vega.specification, CHARTS[name], mode)
    return _immutable_response(json.dumps(found).encode(), "application/json")


def _immutable_response(body: bytes, kind: str) -> Response:
    """A response that browsers may cache for ever, because each version has its own address."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type=kind, headers=headers)


ROUTES = [
    Route(f"{_BASE_PATH}/script.js", _script_response),
    Route(f"{_BASE_PATH}/{{name}}.json", _drawing_response),
]
