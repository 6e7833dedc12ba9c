"""The moving chart inside the dashboard: its scripts, one file that browsers keep, and what is sent to it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from metrics import preset
from metrics.brief import Brief
from metrics.charts import layout
from metrics.charts.catalogue import CHARTS
from metrics.charts.layout import Plate
from metrics.live import scripts
from metrics.live.facts import facts
from metrics.outlook import Outlook, outlook
from metrics.publish import drawing
from metrics.publish.assets import OWN, vega
from metrics.report import link, short

CHART = CHARTS["doubling"]
_SCRIPTS = OWN / "script"
MOUNT, STYLE = ((_SCRIPTS / f"mount.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
_FILES = (*scripts.files(), *(_SCRIPTS / f"{name}.js" for name in ("tip", "drawing", "follow")))
_WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in _FILES)
_TAG = sha256(f"{version('vl-convert-python')}{_WRITTEN}".encode()).hexdigest()[:16]
PATH = f"/live/{_TAG}.js"
_ROOM = 64


@lru_cache(preset.BRIEFS_KEPT)
def held(brief: Brief, mode: str) -> tuple[str, bytes]:
    """A key, and under it what the scripts need of a brief in the colours of ``mode``, as JSON."""
    plate = CHART.plate(outlook(brief, preset.default_workspace(brief)))
    found = {"facts": facts(brief), "drawing": drawing.moving(CHART, plate, mode)}
    key = sha256(json.dumps(found).encode()).hexdigest()[:16]
    return key, json.dumps({"key": key, **found}).encode()


def sent(plate: Plate, view: Outlook, mode: str, home: str) -> Mapping[str, Any]:
    """What the chart is drawn from: the signed plate, its settings, the signature until the next is known."""
    return {
        "key": held(view.brief, mode)[0],
        "script": home + PATH,
        "query": link.address("", view.workspace, view.brief).removeprefix("/"),
        "unsigned": list(short.unsigned(home)),
        "room": _roomy(short.unsigned(home)),
        "plate": {
            "title": plate.title,
            "subtitle": plate.subtitle,
            "foot": list(plate.foot),
            "alternative": plate.alternative,
            "height": max(plate.height, layout.needed(replace(plate, foot=_roomy(plate.foot)), None)),
            "plot_height": plate.plot_height,
            "tables": {name: list(rows) for name, rows in plate.tables.items()},
        },
    }


def _roomy(foot: Sequence[str]) -> tuple[str, ...]:
    """The lines with as long an ID as most views have, so that the chart stays as high when it grows."""
    return (*foot[:-1], foot[-1].ljust(_ROOM, "0"))


@cache
def script() -> bytes:
    """Vega and the scripts of the project in their order."""
    return f"{vega()}{_WRITTEN}".encode()


async def _script(request: Request) -> Response:  # noqa: ARG001 - Starlette passes it
    body = await run_in_threadpool(script)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type="text/javascript", headers=kept)


ROUTES = [Route(PATH, _script)]
