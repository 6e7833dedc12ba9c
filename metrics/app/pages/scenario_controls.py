"""The control panel on the dashboard: ``parameter_layout`` as widgets, all acting on the session."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import streamlit as st

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import escape_markdown
from metrics.datasets.brief import Brief
from metrics.narrative import parameter_values, scenarios
from metrics.scenarios import parameter_layout
from metrics.scenarios.parameter import Choice, Line, Parameter
from metrics.scenarios.parameter_layout import Kind, Part, Place
from metrics.scenarios.settings import CONTROLS, Settings, is_active
from metrics.scenarios.workspace import MOST_SCENARIOS, Workspace


def panel(view: Outlook) -> None:
    """All controls of the scenario under edit."""
    for part in parameter_layout.parts(Place.DASHBOARD):
        with st.expander(part.label) if part.folded else nullcontext():
            _PARTS[part.kind](part, view)


def _settings(part: Part, view: Outlook) -> None:
    for name in part.names:
        _setting(name, view)


def _setting(name: str, view: Outlook, *, disabled: bool = False) -> None:
    """The control of a setting, and of what needs it."""
    control, settings = CONTROLS[name], session.current_session().now.active_scenario
    if isinstance(control, Parameter):
        widgets.number(control, getattr(settings, name), _setter(name), disabled=disabled)
    elif isinstance(control, Line):
        _line(control, view)
    elif control.options:
        chosen = getattr(settings, name)
        widgets.switch(name, control.label, control.options, chosen, _setter(name), disabled=disabled)
    else:
        _base(control, settings, view.brief)
    active = is_active(session.current_session().now.active_scenario, name)
    if active or not (isinstance(control, Choice) and control.reveals):
        for other in parameter_layout.dependents(name):
            _setting(other, view, disabled=not active)


def _setter(name: str) -> widgets.Step:
    return lambda workspace, value: workspace.edit(**{name: value})


def _line(control: Line, view: Outlook) -> None:
    widgets.text(
        control.name,
        control.label,
        view.workspace.active_scenario.name,
        Workspace.rename,
        max_chars=control.longest,
        placeholder=scenarios.name(view.active_answer),
    )


def _base(control: Choice, settings: Settings, brief: Brief) -> None:
    widgets.choice(
        control.name,
        control.label,
        parameter_values.base_options(brief),
        settings.base,
        lambda workspace, name: presets.rebase_workspace(workspace, name, analyse(brief).bases),
        help=control.help,
    )


def _scenarios(part: Part, view: Outlook) -> None:
    workspace = view.workspace
    key = "scenario-choice"
    session.set_widget_value(key, workspace.active)
    st.radio(
        part.label,
        range(len(workspace.scenarios)),
        key=key,
        format_func=parameter_layout.SCENARIOS.__getitem__,
        captions=[escape_markdown(scenarios.caption(answer)) for answer in view.answers],
        on_change=session.handle_change,
        args=(key, _activate),
    )


def _activate(workspace: Workspace, at: int) -> Workspace:
    """With the chosen scenario under the controls, if it has not been removed meanwhile."""
    return workspace.activate(at) if at in range(len(workspace.scenarios)) else workspace


def _presets(part: Part, view: Outlook) -> None:
    count = len(view.workspace.scenarios)
    steps = {"add": (count == MOST_SCENARIOS, Workspace.add), "remove": (count == 1, Workspace.remove)}
    with st.container(horizontal=True, gap="small"):
        with st.popover(part.label):
            for found in view.analysis.growth_presets:
                label = parameter_values.preset_label(found)
                st.button(label, on_click=_click, args=(presets.apply, found), width="stretch")
                st.caption(escape_markdown(scenarios.preset_basis(found)))
        for name in part.names:
            disabled, step = steps[name]
            st.button(parameter_layout.STEPS[name], disabled=disabled, on_click=_click, args=(step,))


def _click(step: Any, *args: Any) -> None:
    """A button that changes the workspace."""
    session.handle_click(lambda current: current.change(step(current.now, *args)))


def _steps(part: Part, view: Outlook) -> None:
    widgets.history_buttons(view.analysis.default_workspace, part.names)


_PARTS: dict[Kind, Callable[[Part, Outlook], None]] = {
    Kind.SETTINGS: _settings,
    Kind.SCENARIOS: _scenarios,
    Kind.PRESETS: _presets,
    Kind.STEPS: _steps,
}
