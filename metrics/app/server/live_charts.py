"""Charts inside the dashboard: their scripts and drawings, which browsers keep, and what is sent to them."""

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
from metrics.analysis import presets
from metrics.analysis.outlook import Outlook
from metrics.app.browser import scripts
from metrics.app.browser.brief_json import facts
from metrics.app.site import vega
from metrics.app.site.assets import vega as vega_bundle
from metrics.charts import specification
from metrics.charts.catalogue import CHARTS
from metrics.charts.specification import Chart, Plate
from metrics.charts.theme import PALETTES
from metrics.datasets.brief import Brief
from metrics.sharing import link, share_code

FOLLOWS = CHARTS["doubling"]
MOUNT, STYLE = (
    (scripts.BROWSER / f"component_mount.{kind}").read_text(encoding="utf-8") for kind in ("js", "css")
)
_WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in scripts.dashboard_chart())
_GRAMMARS = b"".join(path.read_bytes() for path in sorted(Path(charts.__path__[0]).glob("*.py")))
_MADE_WITH = f"{version('vl-convert-python')} {version('altair')} {_WRITTEN}"
_HOME = f"/live/{sha256(_MADE_WITH.encode() + _GRAMMARS).hexdigest()[:16]}"
_ROOM = 64


@lru_cache(presets.BRIEFS_KEPT)
def held(brief: Brief) -> tuple[str, bytes]:
    """A key, and under it all that the script must know of a brief, as JSON."""
    found = facts(brief)
    key = sha256(json.dumps(found).encode()).hexdigest()[:16]
    return key, json.dumps({"key": key, "facts": found}).encode()


def sent(chart: Chart, plate: Plate, view: Outlook, mode: str, home: str) -> Mapping[str, Any]:
    """What a chart on the screen is drawn from: where its scripts and drawing are, and the signed plate."""
    tables = {name: list(rows) for name, rows in specification.datasets(plate).items()}
    at = f"{home}{_HOME}"
    drawn = {"alternative": plate.alternative, "height": _height(plate), "tables": tables}
    more = _following(view, home) if chart is FOLLOWS else {}
    return {"script": f"{at}/script.js", "drawing": f"{at}/{chart.name}-{mode}.json", "plate": drawn, **more}


def _following(view: Outlook, home: str) -> Mapping[str, Any]:
    """What a chart needs to follow a hand: the settings, and the signature until the next is known."""
    unsigned = share_code.unsigned(home)
    return {
        "key": held(view.brief)[0],
        "query": link.address("", view.workspace, view.brief).removeprefix("/"),
        "unsigned": unsigned,
        "room": _roomy(unsigned),
    }


def _height(plate: Plate) -> int:
    """The chart's height with room for a long ID, so that it stays as high when the ID grows."""
    return max(plate.height, specification.needed(replace(plate, foot=_roomy(plate.foot)), None))


def _roomy(foot: Sequence[str]) -> tuple[str, ...]:
    return (*foot[:-1], foot[-1].ljust(_ROOM, "0"))


@cache
def script() -> bytes:
    """Vega and the scripts of the project in their order."""
    return f"{vega_bundle()}{_WRITTEN}".encode()


def warm() -> None:
    """Makes what the first readers would wait for."""
    script()
    for mode in PALETTES:
        for chart in CHARTS.values():
            vega.moving(chart, mode)


async def _script(request: Request) -> Response:  # noqa: ARG001 - Starlette passes it
    return _kept(await run_in_threadpool(script), "text/javascript")


async def _drawing(request: Request) -> Response:
    name, _, mode = request.path_params["name"].rpartition("-")
    if name not in CHARTS or mode not in PALETTES:
        said = f"a drawing must be one of {', '.join(CHARTS)}, each with one of {', '.join(PALETTES)}\n"
        return PlainTextResponse(said, 404)
    found = await run_in_threadpool(vega.moving, CHARTS[name], mode)
    return _kept(json.dumps(found).encode(), "application/json")


def _kept(body: bytes, kind: str) -> Response:
    """An answer that a browser keeps for good: another version has another address."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type=kind, headers=headers)


ROUTES = [Route(f"{_HOME}/script.js", _script), Route(f"{_HOME}/{{name}}.json", _drawing)]
