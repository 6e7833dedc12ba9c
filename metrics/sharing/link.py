"""Links: a workspace as parameters of an address, and back; every invalid parameter is reported.

The parameters of the first scenario are named as the controls; those of the second end in 2, of the
third in 3. The others occur once. ``edit`` is the number of the scenario under the controls, ``data``
the data version. A link without scenario parameters has the default scenarios; with some of them it has
the scenarios that they name, with defaults for the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.datasets.shipped_briefs import names
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.scenarios.settings import LONGEST_NAME, OWN_BASE, PARAMETERS, Settings
from metrics.scenarios.workspace import MOST_SCENARIOS, Workspace
from metrics.sharing import link_parameters

SCENARIO_PARAMETERS = tuple(field.name for field in fields(Settings))
DISPLAY_PARAMETERS = ("events", "first", "title", "sheet")
CRITERIA_PARAMETERS = tuple(field.name for field in fields(ReferenceCriteria) if field.name != "multiple")
IGNORED_PARAMETERS = ("embed", "embed_options", "chart", "fbclid", "gclid")
CAMPAIGN_PREFIX = "utm_"
_UNSET = {name: control.unset for name, control in PARAMETERS.items() if control.unset is not None}


@dataclass(frozen=True, slots=True)
class RejectedParameter:
    """An invalid parameter: its name, the value seen, the rule, and what is shown instead.

    ``moved`` means that the link is valid but the data have changed since.
    """

    parameter: str
    seen: str
    rule: str
    shown: str
    moved: bool = False

    def __str__(self) -> str:
        return f"{self.parameter} {self.rule}, got \u201c{self.seen}\u201d; {self.shown}"


def encode(workspace: Workspace, brief: Brief) -> dict[str, str]:
    """All settings of all scenarios, including defaults, as link parameters.

    An optional setting that is unset is left out, so links made before it existed stay unchanged.
    """
    query = {"brief": brief.name}
    for suffix, settings in zip(suffixes(), workspace.scenarios, strict=False):
        values = {name: getattr(settings, name) for name in SCENARIO_PARAMETERS}
        query |= {name + suffix: _text(value) for name, value in values.items() if _UNSET.get(name) != value}
    query |= {name: _text(getattr(workspace.rule, name)) for name in CRITERIA_PARAMETERS}
    query |= {name: _text(getattr(workspace, name)) for name in DISPLAY_PARAMETERS}
    return query | {"edit": str(workspace.active + 1), "data": brief.version}


def query_string(workspace: Workspace, brief: Brief) -> str:
    """All settings as the query string of an address, without the question mark."""
    return urlencode(encode(workspace, brief))


def address(home: str, workspace: Workspace, brief: Brief, page: str = "") -> str:
    """The full link to ``page`` of the dashboard at ``home``; by default the first page."""
    return f"{home.rstrip('/')}/{page}?{query_string(workspace, brief)}"


def brief_name(query: Iterable[tuple[str, str]]) -> str:
    """The name of the brief in a link, or ""."""
    return dict(query).get("brief", "")


def query(address: str) -> list[tuple[str, str]]:
    """The parameters of a link."""
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


def decode(query: Iterable[tuple[str, str]], brief: Brief) -> tuple[Workspace, tuple[RejectedParameter, ...]]:
    """The workspace of a link, and its rejected parameters, which keep their defaults.

    ``query`` has the parameters as name and value. If the figure of a base has changed since, the link's
    value is kept as the reader's own base value.
    """
    given, refusals = _known_parameters(query)
    used = [s for s in suffixes() if any(name + s in given for name in SCENARIO_PARAMETERS)]
    if not used:
        workspace = analyse(brief).default_workspace
    else:
        count = suffixes().index(used[-1]) + 1
        read = [_settings(given, suffix, brief, refusals) for suffix in suffixes()[:count]]
        workspace = Workspace(tuple(read))
    active = _active_index(given, len(workspace.scenarios), refusals)
    named = given.get("brief", brief.name)
    if named != brief.name:
        rule = f"must be one of {', '.join(names())}"
        refusals.append(
            RejectedParameter("brief", named[:LONGEST_NAME], rule, f"{brief.name} is shown instead")
        )
    version = given.get("data", brief.version)
    if version != brief.version:
        rule = f"is the data this page has, {brief.version}"
        refusals.append(
            RejectedParameter(
                "data", version, rule, "figures may have changed since the link was made", moved=True
            )
        )
    asked = {name: given[name] for name in CRITERIA_PARAMETERS if name in given}
    workspace = workspace.edit_rule(**_parse_values(ReferenceCriteria(), asked, "", brief, refusals))
    asked = {name: given[name] for name in DISPLAY_PARAMETERS if name in given}
    workspace = replace(workspace, active=active, **_parse_values(workspace, asked, "", brief, refusals))
    return workspace, tuple(refusals)


def suffixes() -> Sequence[str]:
    """The suffix of parameter names for each scenario, in order."""
    return ("", *(str(number) for number in range(2, MOST_SCENARIOS + 1)))


def _known_parameters(query: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[RejectedParameter]]:
    known = {name + suffix for name in SCENARIO_PARAMETERS for suffix in suffixes()}
    known |= {*CRITERIA_PARAMETERS, *DISPLAY_PARAMETERS, "brief", "edit", "data"}
    given: dict[str, str] = {}
    refusals = []
    repeated = set()
    for name, value in query:
        if name in IGNORED_PARAMETERS or name.startswith(CAMPAIGN_PREFIX):
            continue
        if name not in known:
            refusals.append(
                RejectedParameter(
                    name[:LONGEST_NAME],
                    value[:LONGEST_NAME],
                    "is not a setting of this page",
                    "it is left out",
                )
            )
        elif name in given:
            repeated.add(name)
        given[name] = value
    refusals += [
        RejectedParameter(name, given.pop(name), "must be given once", "the default is shown instead")
        for name in sorted(repeated)
    ]
    return {name: value for name, value in given.items() if name in known}, refusals


def _settings(
    given: dict[str, str], suffix: str, brief: Brief, refusals: list[RejectedParameter]
) -> Settings:
    settings = analyse(brief).default_settings
    asked = {name: given[name + suffix] for name in SCENARIO_PARAMETERS if name + suffix in given}
    settings = replace(settings, **_parse_values(settings, asked, suffix, brief, refusals))
    if settings.base == OWN_BASE:
        return settings
    fresh = presets.rebase(settings, settings.base, analyse(brief).bases)
    named = {name for name in ("value", "year") if name + suffix in given}
    if all(getattr(settings, name) == getattr(fresh, name) for name in named):
        return fresh
    rule = f"is {_text(fresh.value)} in {fresh.year} for base {settings.base} in the data of this page"
    seen = f"{_text(settings.value)} in {settings.year}"
    refusals.append(
        RejectedParameter(
            "value" + suffix, seen, rule, "the link's value is kept as an own value", moved=True
        )
    )
    return replace(settings, base=OWN_BASE)


def _parse_values(
    default: Settings | ReferenceCriteria | Workspace,
    given: Mapping[str, str],
    suffix: str,
    brief: Brief,
    refusals: list[RejectedParameter],
) -> dict[str, Any]:
    """The valid values of ``given`` by field; invalid ones are added to ``refusals``."""
    values = {}
    for name, seen in given.items():
        value = link_parameters.value(name, seen, brief)
        if value is None:
            shown = f"{_text(getattr(default, name)) or f'no {name}'} is shown instead"
            refusals.append(
                RejectedParameter(
                    name + suffix, seen[:LONGEST_NAME], link_parameters.rule(name, brief), shown
                )
            )
        else:
            values[name] = value
    return values


def _active_index(given: dict[str, str], count: int, refusals: list[RejectedParameter]) -> int:
    seen = given.get("edit", "1")
    if seen in {str(number) for number in range(1, count + 1)}:
        return int(seen) - 1
    refusals.append(
        RejectedParameter(
            "edit", seen[:LONGEST_NAME], f"must be a whole number from 1 to {count}", "1 is shown instead"
        )
    )
    return 0


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)
