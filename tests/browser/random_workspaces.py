"""Random workspaces and links, good and broken, over the whole range of every setting."""

from dataclasses import replace
from random import Random
from typing import Any
from urllib.parse import urlencode

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.scenarios.parameter import Parameter
from metrics.scenarios.reference_criteria import LIMITS, TABLES, PairKind, ReferenceCriteria
from metrics.scenarios.settings import OWN_BASE, PARAMETERS, Prices, Settings
from metrics.scenarios.workspace import MOST_ON_SHEET, Workspace
from metrics.sharing import link

NAMES = (
    "",
    "",
    "Fast",
    "Half of it; the rest & more = 100 %?",
    "\u4e00\u5e26\u4e00\u8def \u8d38\u6613",
    "\u0416\u0415\u041b\u0415\u0417\u041e 'tis (so)!* ~ok~",
    "</script><b>&quot;",
    "\U0001f600 \U0001f680 up",
    "W" * 40,
    "__proto__",
)
JUNK = (
    *("", " ", "abc", "nan", "inf", "-inf", "1e400", "1_0", "0x10", "\u0663", "1,5", "5.5.", "--3", "e5"),
    *("on", "off", "true", "ON", "own", "report", "constant", "doubling", "doubling,doubling", ",", "gap,"),
    *("doubling,gap,record,paths,targets", "x" * 41, "y" * 121, "a\nb", "\u200b", "\u00a0", "tab\there"),
    *(
        "\U0001f600" * 41,
        "\ufffd",
        "constructor",
        "__proto__",
        "1e-05",
        "0.00001",
        "-0",
        "+7",
        " 8 ",
        "8\x0b",
    ),
    *("2033.0", "2033.5", "2.033e3", ".5", "5.", "60", "60.0000001", "-20", "1990", "2059", "2060", "2061"),
)
STRANGE = ("grwth", "growth4", "growth1", "", "x" * 50, "toString", "__proto__", "multiple0", "active")


def dice(seed: int) -> Random:
    """Chance that comes out alike in every run."""
    return Random(seed)


def workspace(random: Random, brief: Brief) -> Workspace:
    """One to three scenarios, each setting over its whole range, at its limits and on its steps."""
    found = [_settings(random, brief) for _ in range(random.randint(1, 3))]
    if random.random() < 0.3:  # scenarios mostly differ in a thing or two
        found = [replace(found[0], growth=s.growth, fade=s.fade, name=s.name) for s in found]
    bands: dict[str, Any] = {name: _number(random, control) for name, control in LIMITS.items()}
    rule = ReferenceCriteria(
        **bands,
        kind=random.choice(list(PairKind)),
        table=random.choice(TABLES),
        constant=random.random() < 0.5,
    )
    return Workspace(
        tuple(found),
        random.randrange(len(found)),
        rule,
        events=random.random() < 0.5,
        first=random.random() < 0.5,
        title=random.choice(NAMES),
        sheet=tuple(random.sample(list(CHARTS), random.randint(1, MOST_ON_SHEET))),
    )


def _settings(random: Random, brief: Brief) -> Settings:
    numbers: dict[str, Any] = {name: _number(random, control) for name, control in PARAMETERS.items()}
    if random.random() < 0.3:
        numbers["growth"] = random.choice(analyse(brief).growth_presets).growth.value
    if random.random() < 0.3:
        numbers["multiple"] = random.choice([2.0, 3.0, brief.multiple])
    if random.random() < 0.4:
        numbers["shock"] = 0.0
    found = Settings(
        base=OWN_BASE,
        fade=random.random() < 0.5,
        prices=random.choice(list(Prices)),
        name=random.choice(NAMES),
        **numbers,
    )
    found = presets.rebase(found, random.choice([OWN_BASE, *analyse(brief).bases]), analyse(brief).bases)
    pledged = brief.report_target.value
    multiple = pledged.value / found.value if pledged else 0.0
    if PARAMETERS["multiple"].clamp(multiple) == multiple and random.random() < 0.5:
        found = replace(found, multiple=multiple)
    return found


def _number(random: Random, control: Parameter) -> float | int:
    way = random.random()
    if way < 0.2:
        value = random.choice([control.low, control.high])
    elif way < 0.35:  # halves of a last digit are among these
        value = control.clamp(round(8 * random.uniform(control.low, control.high)) / 8)
    elif way < 0.7 or control.whole:
        steps = round((control.high - control.low) / control.step)
        value = round(control.low + random.randint(0, steps) * control.step, 6)
    else:
        value = random.uniform(control.low, control.high)
    return int(value) if control.whole else value


def broken_link(random: Random, brief: Brief) -> str:
    """A good link with some of it dropped, repeated, misspelt or out of its range."""
    pairs = list(link.encode(workspace(random, brief), brief).items())
    kept = [pair for pair in pairs if random.random() < random.choice([0.1, 0.9])]
    for _ in range(random.randint(1, 6)):
        name = random.choice([*(name for name, _ in pairs), "chart", "utm_x", "edit", "data", *STRANGE])
        kept.insert(random.randint(0, len(kept)), (name, random.choice(JUNK)))
    return f"?{urlencode(kept)}"
