"""What the scripts must know of a brief: every constant of it and of the house, as one mapping.

``json.dumps`` takes it as it is; an open side of an interval is None. The names on the right of
``twofold.engine`` in ``script/`` are those of the keys here.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from metrics.analysis import outside_view, presets
from metrics.analysis.fan import quantile_model
from metrics.analysis.outlook import outlook
from metrics.charts import doubling, reported_series, specification
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import names
from metrics.narrative import phrases, reported_figures, scenarios, source_notes
from metrics.narrative.fan import below, fan_note
from metrics.quantities.figures import Interval
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.reference_criteria import LIMITS
from metrics.scenarios.workspace import (
    CONTROLS,
    MOST_ON_SHEET,
    MOST_SCENARIOS,
    OWN,
    Prices,
    Settings,
    Workspace,
)
from metrics.sharing import link, link_parameters


def facts(brief: Brief) -> dict[str, Any]:
    """Everything that ``twofold.engine`` needs, of one brief.

    ``bases`` hold the fan's levels from that base by prices, None where there is none: as the link
    turns another value or year into an own base, and an own base has no fan, these are all.
    """
    own = replace(presets.default_settings(brief), base=OWN)
    return {
        "name": brief.name,
        "version": brief.version,
        "horizon": HORIZON,
        "own": OWN,
        "constant": Prices.CONSTANT.value,
        "nominal": Prices.NOMINAL.value,
        "most_scenarios": MOST_SCENARIOS,
        "first": asdict(presets.default_workspace(brief)),
        "defaults": asdict(presets.default_settings(brief)),
        "pledged": brief.pledge.value.value if brief.pledge.value else None,
        "bases": {name: _base(brief, name) for name in presets.bases(brief)},
        "own_note": _fan_note(brief, own),
        "presets": [_preset(found) for found in presets.presets(brief)],
        "controls": {
            name: asdict(control) | {"whole": control.whole} for name, control in (CONTROLS | LIMITS).items()
        },
        "link": _link(brief),
        "words": _words(brief),
        "tables": {
            "observed": list(reported_series.rows(brief)),
            "names": list(reported_series.clear_names(brief)),
        },
        "chart": _chart(),
    }


def _base(brief: Brief, name: str) -> dict[str, Any]:
    base = presets.bases(brief)[name]
    settings = presets.rebased(presets.default_settings(brief), name, brief)
    fans = {prices.value: outside_view.fan(brief, replace(settings, prices=prices)) for prices in Prices}
    return {
        "label": base.label,
        "printed": phrases.as_used(base.figure),
        "value": base.value,
        "year": base.year,
        "fan": {prices: fan and fan.table.to_dict("records") for prices, fan in fans.items()},
        "fan_note": _fan_note(brief, settings),
    }


def _fan_note(brief: Brief, settings: Settings) -> str:
    return fan_note(outlook(brief, Workspace((settings,))))


def _preset(found: presets.Preset) -> dict[str, Any]:
    return {"name": found.name, "growth": _interval(found.growth), "basis": scenarios.preset_basis(found)}


def _interval(interval: Interval) -> dict[str, float | None]:
    sides = {"low": interval.low, "value": interval.value, "high": interval.high}
    return {name: None if math.isinf(side) else side for name, side in sides.items()}


def _link(brief: Brief) -> dict[str, Any]:
    """What a link may hold; ``choices`` are what the words stand for, ``rules`` what is said of each."""
    held = [*link.SETTINGS, *link.RULE, *link.SHOWN]
    return {
        "settings": list(link.SETTINGS),
        "rule": list(link.RULE),
        "shown": list(link.SHOWN),
        "foreign": list(link.FOREIGN),
        "campaign": link.CAMPAIGN,
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
        "pair": phrases.pair(brief),
        "sign": phrases.sign(brief.currency),
        "yearly": phrases.yearly(brief.currency),
        "record": source_notes.of_record(brief),
        "latest": source_notes.latest(brief),
        "observed": reported_series.KEY,
        "digits": phrases.DIGITS,
        "multiples": [[multiple, word] for multiple, word in phrases.MULTIPLES.items()],
        "below": {column: below(column) for column in map(quantile_model.label, quantile_model.QUANTILES)},
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
        "around": specification.AROUND,
        "line": dict(specification.LINE),
        "letter": dict(specification.PIXELS_PER_LETTER),
        "wide": specification.WIDE.pattern,
        "joiner": specification.JOINER,
    }
