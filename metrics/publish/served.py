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
from metrics.charts.theme import PALETTES
from metrics.live import scripts
from metrics.live.facts import facts
from metrics.outlook import Outlook, outlook
from metrics.publish import drawing
from metrics.publish.assets import OWN, vega
from metrics.report import link, short
from metrics.shelf import in_force

CHART = CHARTS["doubling"]
_SCRIPTS = OWN / "script"
MOUNT, STYLE = ((_SCRIPTS / f"mount.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
_FILES = (*scripts.files(), *(_SCRIPTS / f"{name}.js" for name in ("tip", "drawing", "follow")))
_WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in _FILES)
_TAG = sha256(f"{version('vl-convert-python')}{_WRITTEN}".encode()).hexdigest()[:16]
PATH = f"/live/{_TAG}.js"
_ROOM = 64


@lru_cache(preset.BRIEFS_KEPT)
def held(brief: Brief, mode: str, home: str) -> bytes:
    """What the scripts need of a brief in the colours of ``mode``, and where they are, as JSON."""
    found = {"facts": facts(brief), "drawing": _moving(mode), "script": home + PATH}
    return json.dumps({"key": key(brief, mode), **found}).encode()


@cache
def _moving(mode: str) -> Mapping[str, Any]:
    """The drawing without data: the same for every brief, so any plate will do."""
    brief = in_force()
    return drawing.moving(CHART, CHART.plate(outlook(brief, preset.default_workspace(brief))), mode)


@lru_cache(preset.BRIEFS_KEPT)
def key(brief: Brief, mode: str) -> str:
    """What the facts of a brief are found by in the browser; another for other facts."""
    return f"{mode} {sha256(json.dumps(facts(brief)).encode()).hexdigest()[:16]}"


def sent(plate: Plate, view: Outlook, mode: str, home: str) -> Mapping[str, Any]:
    """What the chart is drawn from: the signed plate, its settings, the signature until the next is known."""
    return {
        "key": key(view.brief, mode),
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


def warm() -> None:
    """Makes what the first reader would wait for."""
    script()
    for mode in PALETTES:
        _moving(mode)


async def _script(request: Request) -> Response:  # noqa: ARG001 - Starlette passes it
    body = await run_in_threadpool(script)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, media_type="text/javascript", headers=kept)


ROUTES = [Route(PATH, _script)]
