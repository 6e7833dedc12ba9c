"""The files that every published page loads: style sheet with both palettes, two fonts, scripts, icon."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path

from metrics.app.browser.scripts import BROWSER
from metrics.app.site.vega import dark_colours
from metrics.charts.theme import PALETTES
from metrics.quantities.errors import ArgumentError
from metrics.sharing import font_subsets, rendering

ASSET_FOLDER = Path(__file__).parent
FONTS = {"regular": 400, "semibold": 600}
# The parts of the renderer that the charts need; no map, tree or force.
_PARTS = {
    "vega-dataflow@6.1.0": "{changeset, transforms}",
    "vega-transforms@5.1.0": "* as tables",
    "vega-view-transforms@5.1.0": "* as views",
    "vega-encode@5.1.0": "* as encodings",
    "vega-view@6.1.0": "{View}",
    "vega-parser@7.1.0": "{parse}",
    "vega-interpreter@2.0.0": "{expressionInterpreter}",
}
_BUNDLE_EXPORT = """Object.assign(transforms, tables, views, encodings);
window.vega = {View, changeset, parse, expressionInterpreter};"""
_PREFIX = re.compile(r'"(https://[^"]+/)vega@')


def files(scripts: Iterable[Path], text: str) -> dict[str, bytes]:
    """The shared files by path; ``scripts`` are joined into one, ``text`` is what the fonts must have."""
    return {
        "site.css": _style().encode(),
        "icon.svg": (ASSET_FOLDER / "icon.svg").read_bytes(),
        "script/vega.js": vega_bundle().encode(),
        "script/page.js": "\n".join(path.read_text(encoding="utf-8") for path in scripts).encode(),
        "script/frame.js": (BROWSER / "iframe_height.js").read_bytes(),
        "fonts/OFL.txt": (font_subsets.FONTS / "OFL.txt").read_bytes(),
        "script/LICENCES.txt": (BROWSER / "LICENCES.txt").read_bytes(),
        "embed.js": (BROWSER / "embed_host.js").read_bytes(),
        **{f"fonts/{name}.woff": font_subsets.woff(weight, text) for name, weight in FONTS.items()},
    }


def _style() -> str:
    """The style sheet: colours of the palettes as variables, and dark colours for light drawings."""
    dark = "\n".join(
        f'.drawing [{what}="{light}"] {{ {what}: {colour}; }}'
        for light, colour in dark_colours().items()
        for what in ("fill", "stroke")
    )
    own = (ASSET_FOLDER / "style.css").read_text(encoding="utf-8")
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{_css_variables('dark')}\n{dark}\n}}"
    return f"{_css_variables('light')}\n{own}\n{night}\n"


def _css_variables(mode: str) -> str:
    held = {name: value for name, value in asdict(PALETTES[mode]).items() if isinstance(value, str)}
    scenarios = {f"scenario-{at}": colour for at, colour in enumerate(PALETTES[mode].scenarios, 1)}
    said = " ".join(f"--{name}: {value};" for name, value in (held | scenarios).items())
    return f":root {{ {said} }}"


@cache
def vega_bundle() -> str:
    """The parts of Vega that draw a chart, bundled offline by the renderer."""
    renderer = rendering.renderer()
    # The renderer names its parts by the addresses that its HTML files load.
    named = _PREFIX.search(renderer.vegalite_to_html({"mark": "bar"}, bundle=False))
    if named is None:
        raise ArgumentError(
            "vl-convert no longer names its parts in its HTML; see metrics/app/site/assets.py"
        )
    lines = [f'import {what} from "{named[1]}{part}/+esm";' for part, what in _PARTS.items()]
    head = (
        f"/* Vega {renderer.get_vega_version()}, University of Washington Interactive Data Lab; BSD-3-Clause"
    )
    bundle = renderer.javascript_bundle("\n".join([*lines, _BUNDLE_EXPORT]))
    return f"{head}: see LICENCES.txt */\n(() => {{{bundle}}})();\n"
