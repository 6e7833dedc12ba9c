"""The least of a page without a server's help: one slider and one chart, Vega and Vega-Lite as they come."""

import json
from importlib import import_module
from pathlib import Path

from tests.bench.apps.growth import FIRST, LAST, LEVEL

_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Growth</title>
<input type="range" min="-20" max="60" step="0.1" value="32" aria-label="Growth, %" style="width: 400px">
<div id="chart"></div>
<script src="vega.js"></script>
<script>
const [first, last, level] = $years;
const path = growth => Array.from({length: last - first + 1}, (_, at) =>
  ({year: first + at, value: level * (1 + growth / 100) ** at}));
const spec = {
  title: {text: {expr:
    "format(data('path')[1].value / data('path')[0].value * 100 - 100, '.1f') + ' % a year'"}},
  width: 700, height: 300, mark: "line", data: {name: "path"},
  encoding: {x: {field: "year", type: "quantitative"}, y: {field: "value", type: "quantitative"}},
  datasets: {path: path(32)},
};
vegaEmbed("#chart", spec, {renderer: "svg", actions: false}).then(({view}) => {
  document.querySelector("input").addEventListener("input", event =>
    view.data("path", path(Number(event.target.value))).runAsync());
});
</script>
"""


def written(folder: Path) -> None:
    """Writes the page into ``folder``."""
    folder.mkdir(parents=True)
    page = _PAGE.replace("$years", json.dumps([FIRST, LAST, LEVEL]))
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "vega.js").write_text(import_module("vl_convert").javascript_bundle(), encoding="utf-8")
