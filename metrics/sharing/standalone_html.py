"""A chart as one HTML file that works offline and makes no network requests.

Its content security policy allows only the two scripts in it, by their digests. Texts of the chart are
in a data block and in escaped attributes, so they are never parsed as markup.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from string import Template
from typing import Any

from metrics.charts.theme import FONT, PALETTES
from metrics.sharing.font_subsets import faces
from metrics.sharing.metadata_formats.html import script_safe_json
from metrics.sharing.picture_metadata import EmbeddedMetadata

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="$mode">
<meta name="description" content="$description">
<title>$title</title>
<style>
$faces
body { margin: 0; background: $background; color: $quiet; font: 14px $font; }
figure { box-sizing: border-box; max-width: ${width}px; margin: 0 auto; }
#chart { width: 100%; }
figcaption { padding: 0 12px 12px 4px; }
a { color: $text; overflow-wrap: anywhere; }
</style>
</head>
<body>
<figure>
<div role="img" aria-label="$description"><div id="chart"></div></div>
<noscript><p>$title</p><p>$description</p><p>Source: $source</p><p>$settings</p></noscript>
<figcaption>$link</figcaption>
</figure>
<script type="application/json" id="specification">$spec</script>
<script>$bundle</script>
<script>$draw</script>
</body>
</html>
""")
# The chart's expressions are interpreted, so that the policy need not allow ``eval``.
# Text is measured once, so the fonts must be loaded before.
_DRAW = """Promise.allSettled([...document.fonts].map(font => font.load())).then(() =>
vegaEmbed("#chart", JSON.parse(document.getElementById("specification").textContent),
{actions: false, ast: true, renderer: "svg",
tooltip: {theme: document.querySelector("[name=color-scheme]").content}}))"""
_STYLE_POLICY = "style-src 'unsafe-inline'; font-src data:"


def html(spec: Mapping[str, Any], width: int, mode: str, metadata: EmbeddedMetadata, bundle: str) -> str:
    """The page; the chart fills its container, which is at most ``width`` pixels wide.

    ``bundle`` is the script that defines ``vegaEmbed``.
    """
    palette = PALETTES[mode]
    scripts = " ".join(f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in (bundle, _DRAW))
    policy = f"default-src 'none'; script-src {scripts}; {_STYLE_POLICY}; base-uri 'none'"
    drawn, link = script_safe_json(spec), escape(metadata.link)
    escaped = {name: escape(text) for name, text in metadata.metadata_entries().items()}
    return _PAGE.substitute(
        escaped,
        policy=policy,
        mode=mode,
        background=palette.background,
        text=palette.text,
        quiet=palette.quiet,
        font=FONT,
        faces=faces(" ".join((drawn, *metadata.metadata_entries().values()))),
        width=width,
        link=f'<a href="{link}" rel="noreferrer">{link}</a>' if link else "",
        spec=drawn,
        bundle=bundle,
        draw=_DRAW,
    )
