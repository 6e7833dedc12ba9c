"""What the dashboard is measured beside: the least that other frameworks' users would write."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class App:
    """An application to measure.

    ``command`` starts it on the port put in place of PORT; it answers at the path ``ready`` when it
    is up. ``chart`` is the selector of what is there once the chart is drawn, ``moved`` that of what
    changes with the first slider.
    """

    command: tuple[str, ...]
    ready: str
    chart: str
    moved: str
    path: str = "/"


def _streamlit(script: str, moved: str) -> App:
    command = (sys.executable, "-m", "streamlit", "run", script, "--server.headless=true")
    where = ("--server.address=localhost", "--server.port=PORT")
    return App((*command, *where), "/_stcore/health", "svg.marks", moved)


OURS, BARE, TEMPLATE, DASH = (
    "this dashboard",
    "Streamlit, one slider",
    "Streamlit, template",
    "Dash, one slider",
)
# Dash brings a plugin of pytest's that asks for old ways, so it has a Python of its own.
DASHED = ".venv-bench/bin/python"
APPS: Mapping[str, App] = {
    OURS: _streamlit("dashboard.py", "svg.marks .role-title"),
    BARE: _streamlit("tests/bench/apps/minimal.py", "svg.marks .role-title"),
    TEMPLATE: _streamlit("tests/bench/apps/template.py", "svg.marks .mark-line path"),
    DASH: App((DASHED, "-m", "tests.bench.apps.dashed", "PORT"), "/", ".js-plotly-plot .gtitle", ".gtitle"),
}
