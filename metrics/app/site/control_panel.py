"""The controls of a published page; without scripts they are not shown."""

from metrics.analysis import presets
from metrics.app.site.markup import Markup, element, join
from metrics.datasets.brief import Brief
from metrics.narrative import phrases
from metrics.quantities import number_format
from metrics.scenarios.parameter import OWN_BASE, PARAMETERS
from metrics.scenarios.workspace import LONGEST_NAME, MOST_SCENARIOS, Prices

_FADE = {"off": "Held", "on": "Fades"}
_PRICES = {Prices.NOMINAL: "Current prices", Prices.CONSTANT: "Constant prices"}


def control_panel(brief: Brief) -> Markup:
    """Every control of the scenario under edit."""
    bases = {
        name: f"{base.label}: {phrases.printed_form(base.figure)}, {base.year}"
        for name, base in presets.bases(brief).items()
    }
    rest = element(
        "details",
        element("summary", "Name, fade, shock, prices"),
        _text_field("name", "Name of the scenario", LONGEST_NAME),
        _choice_field("fade", "Growth", _FADE),
        element("div", _number_field("long"), _number_field("half"), data_when="fade=on"),
        _number_field("shock"),
        _number_field("shock_year"),
        _choice_field("prices", "Prices", {prices.value: said for prices, said in _PRICES.items()}),
        element("div", _number_field("inflation"), data_when=f"prices={Prices.CONSTANT.value}"),
    )
    return element(
        "section",
        _scenario_group(),
        _number_field("growth"),
        _number_field("multiple"),
        _presets(brief),
        _choice_field("base", "Base", bases | {OWN_BASE: "Own value"}),
        element("div", _number_field("value"), _number_field("year"), data_when=f"base={OWN_BASE}"),
        _number_field("by"),
        rest,
        _action_buttons({"undo": "Undo", "reset": "Reset", "link": "Copy link"}),
        _link_field(),
        class_="panel",
        id="panel",
        aria_label="Scenario",
    )


def embed_control_panel(brief: Brief) -> Markup:
    """The controls of a frame: the named paces, and the numbers that are explored."""
    return element(
        "section",
        _group("Scenario under the controls", element("div", *_scenario_buttons(), class_="row")),
        _number_field("growth"),
        _number_field("multiple"),
        _presets(brief),
        class_="panel",
        id="panel",
        aria_label="Scenario",
    )


def _scenario_group() -> Markup:
    more = [
        element("button", said, type="button", data_act=act)
        for act, said in (("add", "Add"), ("remove", "Remove"))
    ]
    return _group("Scenario under the controls", element("div", *_scenario_buttons(), *more, class_="row"))


def _scenario_buttons() -> list[Markup]:
    return [
        element("button", f"Scenario {at + 1}", type="button", data_activate=at)
        for at in range(MOST_SCENARIOS)
    ]


def _presets(brief: Brief) -> Markup:
    buttons = [
        element(
            "button",
            f"{found.name}: {number_format.percent(found.growth.value)}",
            type="button",
            data_preset=found.name,
        )
        for found in presets.growth_presets(brief)
    ]
    return _group("Paces from the figures", element("div", *buttons, class_="row"))


def _group(legend: str, *inside: str) -> Markup:
    return element("fieldset", element("legend", legend), *inside)


def _action_buttons(acts: dict[str, str]) -> Markup:
    buttons = (element("button", said, type="button", data_act=act) for act, said in acts.items())
    return element("div", *buttons, class_="row")


def _link_field() -> Markup:
    """The link as text, shown once it is asked for: a page from a folder may not copy by itself."""
    return element(
        "div",
        element("label", "Link to this view", for_="link"),
        element("textarea", id="link", data_link=True, readonly=True, rows=3),
        class_="field entry-only",
        hidden=True,
    )


def _number_field(name: str) -> Markup:
    """A number by slider and by exact entry; both act on the same setting."""
    control = PARAMETERS[name]
    label = f"{control.label}, {control.unit}" if control.unit else control.label
    entry = element(
        "input",
        type="text",
        inputmode="decimal",
        id=f"{name}-entry",
        data_setting=name,
        autocomplete="off",
        aria_label=f"{label}, exact" if control.slider else False,
        aria_describedby=f"{name}-hint",
    )
    hint = element("p", id=f"{name}-hint", class_="hint", role="status")
    if not control.slider:
        return _field(element("label", label, for_=f"{name}-entry"), entry, hint, kind=" entry-only")
    slider = element(
        "input",
        type="range",
        id=f"{name}-slider",
        data_setting=name,
        min=control.low,
        max=control.high,
        step=control.step,
    )
    return _field(element("label", label, for_=f"{name}-slider", title=control.help), slider, entry, hint)


def _choice_field(name: str, label: str, options: dict[str, str]) -> Markup:
    listed = (element("option", said, value=value) for value, said in options.items())
    chosen = element("select", *listed, id=name, data_setting=name)
    return _field(element("label", label, for_=name), chosen)


def _text_field(name: str, label: str, longest: int) -> Markup:
    entry = element("input", type="text", id=name, data_setting=name, maxlength=longest, autocomplete="off")
    hint = element("p", class_="hint", role="status")
    return _field(element("label", label, for_=name), entry, hint, kind=" name")


def _field(*inside: str, kind: str = "") -> Markup:
    return element("div", join(*inside), class_=f"field{kind}")
