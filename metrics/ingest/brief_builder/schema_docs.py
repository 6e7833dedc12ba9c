"""docs/brief.md, written from the schema of a brief alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from metrics.datasets import brief_schema
from metrics.quantities.measures import MEASURES, Measure

INTRODUCTION = """# A brief

Written by `make brief-doc` from `metrics/datasets/brief_schema.json`; do not edit. A brief is a folder with
`datapackage.json` (a [Data Package](https://datapackage.org)) and the CSV tables below, in UTF-8. The page
*New brief* and `twofold new` make one; `twofold check FOLDER` lists every fault of one.

`datapackage.json` names and describes the brief, and under `twofold`:

- `report`: the id in `sources.csv` of the report whose words are charted.
- `economies`: the alpha-3 codes of the two sides, with their names.
- `follows`: the id of the reporter that the report's level is taken from; may be left out where only one
  side's series agrees with it.
- `currency`: the ISO 4217 code of the money that trade is counted in, as in the report; may be left out
  for US dollars. Trade printed in another is converted by the rate of its year in `rates.csv`, and refused
  without one; sums over several years, positions and inflows stay in the currency they are printed in.

The report must state `turnover` and `turnover_growth` of one year and announce a target; each economy
must have one reporter with a series of `turnover`, both with one year in common. All else may be empty.
"""


def text() -> str:
    """The page in Markdown."""
    tables = "".join(map(_table, brief_schema.tables().values()))
    return INTRODUCTION + tables + _measures()


def _table(table: Mapping[str, Any]) -> str:
    schema = table["schema"]
    rows = "".join(
        f"| `{field['name']}` | {_rules(field, schema)} | {field['description']} |\n"
        for field in schema["fields"]
    )
    keys = "".join(f"\nOne row for each {', '.join(key)}.\n" for key in schema.get("uniqueKeys", ()))
    head = "| column | rules | what it holds |\n|---|---|---|\n"
    return f"\n## {table['path']}\n\n{table['description']}\n\n{head}{rows}{keys}"


def _rules(field: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    return ", ".join(_rule_phrases(field, schema))


def _rule_phrases(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    rules = field["constraints"]
    yield "required" if rules.get("required") else "may be empty"
    if rules.get("unique"):
        yield "unique"
    if field["type"] != "string":
        yield field["type"]
    if "minimum" in rules:
        yield f"{rules['minimum']} or more"
    if "enum" in rules:
        yield f"one of {', '.join(rules['enum'])}"
    if "pattern" in rules:
        pattern = rules["pattern"].replace("|", "\\|")
        yield f"written as `{pattern}`"
    for key in schema.get("foreignKeys", ()):
        if key["fields"] == [field["name"]]:
            yield f"an id of {key['reference']['resource'] or 'this table'}"


def _measures() -> str:
    rows = "".join(
        f"| `{name}` | {held.label} | {held.kind} | {_units(held)} |\n" for name, held in MEASURES.items()
    )
    return f"\n## Measures\n\n| measure | on the screen | kind | unit |\n|---|---|---|---|\n{rows}"


def _units(held: Measure) -> str:
    return " or ".join(f"`{unit}`" for unit in (held.unit, held.larger_unit) if unit)
