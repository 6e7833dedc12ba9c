"""The facts that the scripts need: every constant of a brief and of the project, as one mapping.

``json.dumps`` takes it as it is; an open side of an interval is None. The names on the right of
``twofold.engine`` in ``script/`` are those of the keys here.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.charts import doubling, reported_series, specification
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import names
from metrics.narrative import phrases, reported_figures, scenarios, source_notes
from metrics.narrative.fan import fan_note, quantile_phrases
from metrics.quantities import number_format
from metrics.quantities.figures import Interval
from metrics.scenarios.parameter import Choice
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.reference_criteria import LIMITS
from metrics.scenarios.settings import BENDS, CLAUSES, CONTROLS, OWN_BASE, PARAMETERS, Prices, Settings
from metrics.scenarios.workspace import MOST_ON_SHEET, MOST_SCENARIOS, Workspace
from metrics.sharing import link, link_parameters


def facts(brief: Brief) -> dict[str, Any]:
    """Everything that ``twofold.engine`` needs, of one brief.

    ``bases`` hold the fan's levels from that base by prices, None where there is none: as the link
    turns another value or year into an own base, and an own base has no fan, these are all.
    """
    own = replace(analyse(brief).default_settings, base=OWN_BASE)
    return {
        "name": brief.name,
        "version": brief.version,
        "horizon": HORIZON,
        "own": OWN_BASE,
        "constant": Prices.CONSTANT.value,
        "most_scenarios": MOST_SCENARIOS,
        "first": asdict(analyse(brief).default_workspace),
        "defaults": asdict(analyse(brief).default_settings),
        "pledged": brief.report_target.value.value if brief.report_target.value else None,
        "bases": {name: _base(brief, name) for name in analyse(brief).bases},
        "own_note": _fan_note(brief, own),
        "presets": [_preset(found) for found in analyse(brief).growth_presets],
        "controls": {name: asdict(control) for name, control in (PARAMETERS | LIMITS).items()},
        "bends": _bends(),
        "link": _link(brief),
        "words": _words(brief),
        "tables": {
            "observed": list(reported_series.rows(brief)),
            "names": list(reported_series.name_labels_clear_of_target(brief)),
        },
        "chart": _chart(),
    }


def _base(brief: Brief, name: str) -> dict[str, Any]:
    base = analyse(brief).bases[name]
    settings = presets.rebase(analyse(brief).default_settings, name, analyse(brief).bases)
    fans = {prices.value: analyse(brief).fan(replace(settings, prices=prices)) for prices in Prices}
    return {
        "label": base.label,
        "printed": phrases.used_form(base.figure),
        "value": base.value,
        "year": base.year,
        "fan": {prices: fan and fan.table.to_dict("records") for prices, fan in fans.items()},
        "fan_note": _fan_note(brief, settings),
    }


def _fan_note(brief: Brief, settings: Settings) -> str:
    return fan_note(build_outlook(brief, Workspace((settings,))))


def _bends() -> dict[str, Any]:
    """What bends growth, ``off`` without effect; when a choice is on, what needs what, how it is said."""
    return {
        "off": BENDS,
        "on": {name: control.on for name, control in CONTROLS.items() if isinstance(control, Choice)},
        "needs": {name: control.needs for name, control in CONTROLS.items() if control.needs},
        "clauses": {name: asdict(clause) for name, clause in CLAUSES.items()},
    }


def _preset(found: presets.Preset) -> dict[str, Any]:
    return {"name": found.name, "growth": _interval(found.growth), "basis": scenarios.preset_basis(found)}


def _interval(interval: Interval) -> dict[str, float | None]:
    sides = {"low": interval.low, "value": interval.value, "high": interval.high}
    return {name: None if math.isinf(side) else side for name, side in sides.items()}


def _link(brief: Brief) -> dict[str, Any]:
    """What a link may hold; ``choices`` are what the words stand for, ``rules`` what is said of each."""
    held = [*link.SCENARIO_PARAMETERS, *link.CRITERIA_PARAMETERS, *link.DISPLAY_PARAMETERS]
    return {
        "settings": list(link.SCENARIO_PARAMETERS),
        "rule": list(link.CRITERIA_PARAMETERS),
        "shown": list(link.DISPLAY_PARAMETERS),
        "foreign": list(link.IGNORED_PARAMETERS),
        "campaign": link.CAMPAIGN_PREFIX,
        "briefs": list(names()),
        "choices": link_parameters.choices(brief),
        "rules": {name: link_parameters.rule(name, brief) for name in held},
        "texts": dict(link_parameters.TEXTS),
        "charts": list(CHARTS),
        "most_on_sheet": MOST_ON_SHEET,
    }


def _words(brief: Brief) -> dict[str, Any]:
    """What is said of the brief whatever the scenario, and the parts of what depends on it."""
    return {
        "question": reported_figures.question(brief),
        "lead": reported_figures.lead(brief),
        "pair": phrases.pair_name(brief),
        "sign": number_format.currency_sign(brief.currency),
        "yearly": number_format.yearly_unit(brief.currency),
        "record": source_notes.source_line(
            source_notes.record_source(brief), source_notes.data_version(brief)
        ),
        "latest": source_notes.latest_values(brief),
        "observed": reported_series.SYMBOL_KEY,
        "digits": number_format.DIGITS,
        "multiples": [[multiple, word] for multiple, word in phrases.MULTIPLES.items()],
        "below": quantile_phrases(),
        "columns": doubling.columns(brief),
    }


def _chart() -> Mapping[str, Any]:
    """The measures of the doubling chart, and how its lines are broken."""
    return {
        "height": doubling.HEIGHT,
        "plot_height": doubling.PLOT_HEIGHT,
        "label_share": doubling.LABEL_SHARE,
        "close_share": doubling.CLOSE_SHARE,
        "widths": list(specification.PLOT_WIDTHS),
        "around": specification.VERTICAL_MARGIN,
        "line": dict(specification.LINE_HEIGHTS),
        "letter": dict(specification.PIXELS_PER_LETTER),
        "wide": specification.WIDE_LETTERS.pattern,
        "joiner": specification.WORD_JOINER,
    }
