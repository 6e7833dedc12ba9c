"""The facts of a brief are JSON, complete, and those of the house; the scripts are plain and in order."""

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.browser import scripts
from metrics.app.browser.brief_json import facts
from metrics.charts import doubling, specification
from metrics.datasets.brief import Brief
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.reference_criteria import LIMITS
from metrics.scenarios.settings import OWN_BASE, PARAMETERS, Prices
from metrics.sharing import link

EVERY_SCRIPT = sorted(scripts.BROWSER.rglob("*.js"))
SCRIPTS = pytest.mark.parametrize("name", scripts.ORDER)
TYPED = ("2060", "460", "5.5", "doubled", "own'")


def test_facts_are_json_and_the_same_each_time(any_brief: Brief) -> None:
    found = json.dumps(facts(any_brief), allow_nan=False)
    assert found == json.dumps(facts(any_brief), allow_nan=False)
    assert json.loads(found)["name"] == any_brief.name


def test_every_limit_choice_and_rule_is_told(any_brief: Brief) -> None:
    found = facts(any_brief)
    assert found["horizon"] == HORIZON
    controls = found["controls"]
    assert {name: (c["low"], c["high"]) for name, c in controls.items()} == {
        name: (c.low, c.high) for name, c in (PARAMETERS | LIMITS).items()
    }
    assert set(found["link"]["rules"]) == {
        *link.SCENARIO_PARAMETERS,
        *link.CRITERIA_PARAMETERS,
        *link.DISPLAY_PARAMETERS,
    }
    told = set(controls) | set(found["link"]["choices"]) | set(found["link"]["texts"]) | {"sheet"}
    assert told == set(found["link"]["rules"])
    assert found["link"]["rules"]["by"] == f"must be a whole number from 1991 to {HORIZON}"
    assert list(found["link"]["choices"]["base"]) == [*analyse(any_brief).bases, OWN_BASE]


@pytest.mark.parametrize("prices", Prices)
def test_the_fan_of_each_base_is_the_one_drawn_there(any_brief: Brief, prices: Prices) -> None:
    first = replace(analyse(any_brief).default_settings, prices=prices)
    for name, base in facts(any_brief)["bases"].items():
        fan = analyse(any_brief).fan(presets.rebase(first, name, analyse(any_brief).bases))
        assert base["fan"][prices.value] == (fan and fan.table.to_dict("records"))


def test_an_open_side_of_a_pace_is_none(brief: Brief) -> None:
    growth = [found["growth"] for found in facts(brief)["presets"]]
    bounds = [found.growth for found in analyse(brief).growth_presets]
    for told, known in zip(growth, bounds, strict=True):
        assert told["value"] == known.value
        assert told["low"] == (None if math.isinf(known.low) else known.low)
        assert told["high"] == (None if math.isinf(known.high) else known.high)


def test_what_is_drawn_whatever_the_scenario_is_told_as_it_is_drawn(any_brief: Brief) -> None:
    found = facts(any_brief)
    content = doubling.content(build_outlook(any_brief, analyse(any_brief).default_workspace))
    assert found["tables"] == {name: list(content.tables[name]) for name in ("observed", "names")}
    assert list(found["words"]["columns"].values()) == list(content.view().columns)
    assert found["words"]["record"] == content.foot[0]
    assert found["chart"]["widths"] == list(specification.PLOT_WIDTHS)


@SCRIPTS
def test_a_script_is_plain_small_and_says_what_it_is(name: str) -> None:
    text = (scripts.FOLDER / f"{name}.js").read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert not re.search(r"\b(import|export|require|eval|Function|document|fetch)\b\s*\(|://", text)


@pytest.mark.parametrize("path", EVERY_SCRIPT, ids=lambda path: path.stem)
def test_a_script_is_strict_and_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '"use strict";\n' in text or "\nexport default " in text  # a module is strict by itself
    assert len(text.splitlines()) <= 250
    assert max(map(len, text.splitlines())) <= 110


def test_every_function_that_scripts_share_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in EVERY_SCRIPT)
    shared = set(re.findall(r"\btwofold\.(\w+) = ", text))
    assert len(shared) > 10
    assert shared <= set(re.findall(r"\btwofold\.(\w+)\b(?! =)", text))


def test_the_types_in_words_are_those_that_are_sent_and_made(brief: Brief) -> None:
    text = (scripts.BROWSER / "types.d.ts").read_text(encoding="utf-8")
    found = {
        name: set(re.findall(r"^  (\w+):", body, re.MULTILINE))
        for name, body in re.findall(r"^interface (\w+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    }
    sent = facts(brief)
    base, preset = next(iter(sent["bases"].values())), sent["presets"][0]
    made = (scripts.FOLDER / "live_doubling.js").read_text(encoding="utf-8").split("      return {\n")[1]
    assert found == {
        "Facts": set(sent),
        "Workspace": set(sent["first"]),
        "Base": set(base),
        "Preset": set(preset),
        "Interval": set(preset["growth"]),
        "ChartContent": set(re.findall(r"^ {8}(\w+)[:,]", made.split("\n      };")[0], re.MULTILINE)),
    }


@SCRIPTS
def test_no_fact_of_the_house_is_typed_into_a_script(name: str) -> None:
    text = (scripts.FOLDER / f"{name}.js").read_text(encoding="utf-8")
    assert not [word for word in TYPED if word in text]


def test_the_scripts_are_all_there_and_in_an_order_that_loads() -> None:
    assert {path.name for path in scripts.files()} == {path.name for path in scripts.FOLDER.iterdir()}
    made: set[str] = set()
    for path in scripts.files():
        text = path.read_text(encoding="utf-8")
        made |= set(re.findall(r"twofold\.(\w+) = ", text))
        used = set(re.findall(r"twofold\.(\w+)\b(?! =)", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)))
        assert used <= made, path.name
