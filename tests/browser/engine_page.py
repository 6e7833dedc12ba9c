"""The engine of the published pages in a real browser, and what Python answers to the same."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from metrics.analysis.outlook import Outlook, build_outlook
from metrics.app.browser import scripts
from metrics.app.browser.brief_json import facts
from metrics.charts import doubling
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import ChartContent
from metrics.charts.specification import vega_lite_specification
from metrics.datasets.brief import Brief
from metrics.narrative import scenarios
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link

CLOSE = 1e-9


@dataclass(frozen=True)
class Engine:
    """The engine of one brief on a page of its own."""

    brief: Brief
    page: Page

    def ask(self, question: str, given: Any = None) -> Any:
        """What an arrow function of ``engine`` and ``given`` answers; infinity comes as text."""
        held = json.dumps(given)
        told = "(_, value) => typeof value === 'number' && !isFinite(value) ? String(value) : value"
        asked = f"held => JSON.stringify(({question})(window.engine, JSON.parse(held)), {told})"
        return json.loads(self.page.evaluate(asked, held))


def started(browser: Browser, brief: Brief, source: str = "") -> Engine:
    """The engine on the facts of ``brief``, in an empty page; the shipped one unless another is given."""
    page = browser.new_page()
    page.add_script_tag(content=source or scripts.source())
    page.evaluate("facts => { window.engine = twofold.engine(facts) }", json.loads(json.dumps(facts(brief))))
    return Engine(brief, page)


def held(workspace: Workspace) -> Any:
    """A workspace as the engine holds it."""
    found = {
        "scenarios": [
            {name: getattr(s, name) for name in link.SCENARIO_PARAMETERS} for s in workspace.scenarios
        ],
        "active": workspace.active,
        "rule": {name: getattr(workspace.rule, name) for name in (*link.CRITERIA_PARAMETERS, "multiple")},
        **{name: getattr(workspace, name) for name in link.DISPLAY_PARAMETERS},
    }
    return json.loads(json.dumps(found))


def answered(view: Outlook) -> dict[str, Any]:
    """What Python answers to a workspace, in the shape of the engine's outlook; without what never moves."""
    edited = view.active_answer.settings
    return {
        "answers": [
            {
                "settings": held(Workspace((answer.settings,)))["scenarios"][0],
                "levels": answer.projection.levels.tolist(),
                "years": answer.projection.years.tolist(),
                "years_needed": answer.projection.years_needed,
                "year_reached": answer.projection.year_reached,
                "growth_needed": answer.projection.growth_needed,
                "years_bounds": [finite(side) for side in answer.years_bounds],
                "growth": {side: finite(getattr(answer.growth, side)) for side in ("low", "value", "high")},
                "preset": answer.preset,
                "target": answer.scenario.target,
            }
            for answer in view.answers
        ],
        "words": {
            "headline": scenarios.headline(view),
            "answers": [scenarios.answer_in_words(view.brief, answer) for answer in view.answers],
            "needed": [scenarios.required_growth(answer) for answer in view.answers],
            "notes": [note for note in [scenarios.shock_note(edited)] if note],
            "names": [scenarios.name(answer) for answer in view.answers],
            "captions": [scenarios.caption(answer) for answer in view.answers],
            "differences": [
                {"head": head, "cells": cells}
                for head, cells in scenarios.differences(view).to_dict().items()
            ],
        },
        "link": f"?{urlencode(link.encode(view.workspace, view.brief))}",
    }


def drawn(view: Outlook) -> dict[str, Any]:
    """What Python draws of a workspace: the content, the table to read, and the words at every width."""
    content = doubling.content(view)
    return {
        "plate": {
            "title": content.title,
            "subtitle": content.subtitle,
            "foot": list(content.foot),
            "alternative": content.alternative,
            "height": content.height,
            "plot_height": content.plot_height,
            "tables": {name: [dict(row) for row in rows] for name, rows in content.tables.items()},
        },
        "rows": content.view().to_dict("records"),
        "text": text(content),
    }


def text(content: ChartContent) -> list[dict[str, str]]:
    """The data set ``text`` of the content, for the screen."""
    found: list[dict[str, str]] = vega_lite_specification(CHARTS["doubling"], content, "light")["datasets"][
        "text"
    ]
    return found


def finite(value: float) -> float | str:
    """Infinity as the browser writes it."""
    return value if math.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


def differing(found: Any, wanted: Any, at: str = "") -> list[str]:
    """Where two answers differ: numbers by more than ``CLOSE`` of their size, all else at all."""
    if found == wanted:
        return []
    if isinstance(wanted, dict) and isinstance(found, dict) and found.keys() == wanted.keys():
        return [line for key in wanted for line in differing(found[key], wanted[key], f"{at}.{key}")]
    if isinstance(wanted, list) and isinstance(found, list) and len(found) == len(wanted):
        pairs = enumerate(zip(found, wanted, strict=True))
        return [line for number, pair in pairs for line in differing(*pair, f"{at}[{number}]")]
    close = isinstance(wanted, float) and isinstance(found, int | float)
    if close and math.isclose(found, wanted, rel_tol=CLOSE):
        return []
    return [f"{at}: {found!r} not {wanted!r}"]


def compared(engine: Engine, workspaces: Sequence[Workspace], every: int = 1) -> list[str]:
    """Where the engine and Python differ on these workspaces; what is drawn, on one of so many."""
    question = """(engine, [all, every]) => all.map((one, at) => {
        const { answers, words: { question, lead, ...words }, plate, rows } = engine.outlook(one);
        const answered = { answers, words, link: engine.encode(one) };
        return at % every ? answered : { ...answered, plate, rows, text: engine.text(plate) };
    })"""
    told = engine.ask(question, [[held(one) for one in workspaces], every])
    lines = []
    for number, (one, found) in enumerate(zip(workspaces, told, strict=True)):
        view = build_outlook(engine.brief, one)
        wanted = answered(view) if number % every else answered(view) | drawn(view)
        lines += differing(found, wanted, f"{engine.brief.name} {number}")
    return lines
