"""The same slider and chart in Dash: ``python -m tests.bench.apps.dashed PORT``."""

import logging
import sys
from importlib import import_module
from typing import Any

from tests.bench.apps.growth import path


def made() -> Any:
    """The application; Dash is there for ``make bench`` alone."""
    dash: Any = import_module("dash")
    app = dash.Dash(__name__, serve_locally=True)
    slider = dash.dcc.Slider(-20, 60, 0.1, value=32, id="growth", marks=None)
    app.layout = dash.html.Div([slider, dash.dcc.Graph(id="chart")])

    @app.callback(dash.Output("chart", "figure"), dash.Input("growth", "value"))  # type: ignore[untyped-decorator]
    def chart(growth: float) -> dict[str, Any]:
        held = path(growth)
        line = {"x": held["year"], "y": held["value"], "type": "scatter", "mode": "lines"}
        return {"data": [line], "layout": {"title": {"text": f"{growth:.1f} % a year"}}}

    return app


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    made().run(host="localhost", port=sys.argv[1], debug=False)
