"""The control panel of a published page: ``parameter_layout`` as HTML; without scripts it is not shown."""

from collections.abc import Callable, Sequence

from metrics.analysis.brief_analysis import analyse
from metrics.app.site.markup import Markup, element, join
from metrics.datasets.brief import Brief
from metrics.narrative import parameter_values
from metrics.scenarios import parameter_layout
from metrics.scenarios.parameter import Line, Parameter
from metrics.scenarios.parameter_layout import Kind, Part, Place
from metrics.scenarios.settings import CONTROLS


def control_panel(brief: Brief, place: Place = Place.PAGE) -> Markup:
    """Every control of the scenario under edit that is shown at a place."""
    inside = [_part(part, brief) for part in parameter_layout.parts(place)]
    return element("section", *inside, class_="panel", id="panel", aria_label="Scenario")


def _part(part: Part, brief: Brief) -> Markup:
    drawn = _PARTS[part.kind](part, brief)
    return element("details", element("summary", part.label), drawn) if part.folded else drawn


def _settings(part: Part, brief: Brief) -> Markup:
    return join(*(_setting(name, brief) for name in part.names))


def _setting(name: str, brief: Brief) -> Markup:
    """The control of a setting, and of what needs it, which a script hides while that has no effect."""
    control = CONTROLS[name]
    if isinstance(control, Parameter):
        field = _number_field(control)
    elif isinstance(control, Line):
        field = _text_field(control)
    else:
        options = control.labels or parameter_values.base_options(brief)
        field = _choice_field(name, control.label, options)
    others = [_setting(other, brief) for other in parameter_layout.dependents(name)]
    return join(field, element("div", *others, data_needs=name)) if others else field


def _scenarios(part: Part, _: Brief) -> Markup:
    buttons = [
        element("button", label, type="button", data_activate=at)
        for at, label in enumerate(parameter_layout.SCENARIOS)
    ]
    return _group(part.label, [*buttons, *_step_buttons(part)])


def _presets(part: Part, brief: Brief) -> Markup:
    buttons = [
        element("button", parameter_values.preset_label(found), type="button", data_preset=found.name)
        for found in analyse(brief).growth_presets
    ]
    return _group(part.label, [*buttons, *_step_buttons(part)])


def _group(legend: str, buttons: Sequence[Markup]) -> Markup:
    return element("fieldset", element("legend", legend), element("div", *buttons, class_="row"))


def _steps(part: Part, _: Brief) -> Markup:
    return element("div", *_step_buttons(part), class_="row")


def _step_buttons(part: Part) -> list[Markup]:
    return [
        element("button", parameter_layout.STEPS[name], type="button", data_act=name) for name in part.names
    ]


def _link_field(part: Part, _: Brief) -> Markup:
    """The link as text, shown once it is asked for: a page from a folder may not copy by itself."""
    return element(
        "div",
        element("label", part.label, for_="link"),
        element("textarea", id="link", data_link=True, readonly=True, rows=3),
        class_="field entry-only",
        hidden=True,
    )


def _number_field(control: Parameter) -> Markup:
    """A number by slider and by exact entry; both act on the same setting."""
    name = control.name
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


def _text_field(control: Line) -> Markup:
    name = control.name
    entry = element(
        "input", type="text", id=name, data_setting=name, maxlength=control.longest, autocomplete="off"
    )
    hint = element("p", class_="hint", role="status")
    return _field(element("label", control.label, for_=name), entry, hint, kind=" name")


def _field(*inside: str, kind: str = "") -> Markup:
    return element("div", join(*inside), class_=f"field{kind}")


_PARTS: dict[Kind, Callable[[Part, Brief], Markup]] = {
    Kind.SETTINGS: _settings,
    Kind.SCENARIOS: _scenarios,
    Kind.PRESETS: _presets,
    Kind.STEPS: _steps,
    Kind.LINK: _link_field,
}
