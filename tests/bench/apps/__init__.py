"""What the dashboard is measured beside: the least that other frameworks' users would write."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OURS, BARE = "this dashboard", "Streamlit, one slider"
TEMPLATE, DASH = "Streamlit, template", "Dash, one slider"
PUBLISHED, CLIENT = "published page", "bare Vega page"
# Dash brings a plugin of pytest's that asks for old ways, so it has a Python of its own.
_DASHED = ".venv-bench/bin/python"


@dataclass(frozen=True, slots=True)
class App:
    """An application to measure.

    ``command`` starts it on the port put in place of PORT; it answers at the path ``ready`` when it
    is up. ``chart`` is the selector of what is there once the chart is drawn, ``moved`` that of what
    changes with the first slider. ``drags`` where the chart follows a held thumb, ``alone`` where the
    page needs no server once it is there.
    """

    command: tuple[str, ...]
    ready: str
    chart: str
    moved: str
    drags: bool = False
    alone: bool = False


def apps(folder: Path) -> Mapping[str, App]:
    """The applications by name; ``folder`` holds the published page and the bare one."""
    title = "svg.marks .role-title"
    live = f"[class*=st-key-chart-doubling] .twofold-drawing {title}"
    return {
        OURS: _streamlit("dashboard.py", live, drags=True),
        BARE: _streamlit("tests/bench/apps/minimal.py", title),
        TEMPLATE: _streamlit("tests/bench/apps/template.py", "svg.marks .mark-line path"),
        DASH: App(
            (_DASHED, "-m", "tests.bench.apps.dashed", "PORT"), "/", ".js-plotly-plot .gtitle", ".gtitle"
        ),
        PUBLISHED: _files(folder / PUBLISHED, "#drawing-doubling", f"#drawing-doubling .live {title}"),
        CLIENT: _files(folder / CLIENT, "#chart", title),
    }


def _streamlit(script: str, moved: str, *, drags: bool = False) -> App:
    command = (sys.executable, "-m", "streamlit", "run", script, "--server.headless=true")
    where = ("--server.address=localhost", "--server.port=PORT")
    return App((*command, *where), "/_stcore/health", moved, moved, drags=drags)


def _files(folder: Path, place: str, moved: str) -> App:
    command = (sys.executable, "-m", "http.server", "PORT", "--bind", "localhost", "--directory", str(folder))
    return App(command, "/", f"{place} svg", moved, drags=True, alone=True)
