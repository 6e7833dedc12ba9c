"""The control panel: one widget or pair of widgets for each setting, all acting on the desk."""

from typing import Any

import streamlit as st

from metrics.analysis import presets
from metrics.analysis.outlook import Outlook
from metrics.app.pages import session, widgets
from metrics.app.pages.chart_block import escape_markdown
from metrics.datasets.brief import Brief
from metrics.narrative import phrases, scenarios
from metrics.quantities import number_format
from metrics.scenarios.parameter import OWN_BASE, PARAMETERS
from metrics.scenarios.workspace import LONGEST_NAME, MOST_SCENARIOS, Prices, Workspace

# The browser sends back the label that was chosen, so labels stay as they are.
_SCENARIOS = ("Scenario 1", "Scenario 2", "Scenario 3")
_FADE = {False: "Held", True: "Fades"}
_PRICES = {Prices.NOMINAL: "Current prices", Prices.CONSTANT: "Constant prices"}


def panel(view: Outlook) -> None:
    """All controls of the scenario under edit."""
    widgets.history_buttons(presets.default_workspace(view.brief))
    _scenarios(view)
    number("growth")
    number("multiple")
    _base(view.brief)
    number("by")
    with st.expander("Fade, shock, prices"):
        settings = view.active_answer.settings
        _switch("fade", "Growth", _FADE)
        number("long", disabled=not settings.fade)
        number("half", disabled=not settings.fade)
        number("shock")
        number("shock_year", disabled=not settings.shock)
        _switch("prices", "Prices", _PRICES)
        number("inflation", disabled=settings.prices is Prices.NOMINAL)


def number(name: str, *, disabled: bool = False) -> None:
    """One number of the scenario under the controls."""
    value = getattr(session.current_session().now.active_scenario, name)
    widgets.number(PARAMETERS[name], value, _setter(name), disabled=disabled)


def _setter(name: str) -> widgets.Step:
    return lambda workspace, value: workspace.edit(**{name: value})


def _switch(name: str, label: str, options: dict[Any, str]) -> None:
    chosen = getattr(session.current_session().now.active_scenario, name)
    widgets.switch(name, label, options, chosen, _setter(name))


def _scenarios(view: Outlook) -> None:
    workspace = view.workspace
    key = "scenario-choice"
    session.set_widget_value(key, workspace.active)
    st.radio(
        "Scenario under the controls",
        range(len(workspace.scenarios)),
        key=key,
        format_func=_SCENARIOS.__getitem__,
        captions=[escape_markdown(scenarios.caption(answer)) for answer in view.answers],
        on_change=session.handle_change,
        args=(key, _activate),
    )
    name = scenarios.name(view.active_answer)
    widgets.text(
        "name",
        "Its name",
        workspace.active_scenario.name,
        Workspace.rename,
        max_chars=LONGEST_NAME,
        placeholder=name,
    )
    with st.container(horizontal=True, gap="small"):
        _presets(view.brief)
        for label, disabled, step in (
            ("Add", len(workspace.scenarios) == MOST_SCENARIOS, Workspace.add),
            ("Remove", len(workspace.scenarios) == 1, Workspace.remove),
        ):
            st.button(label, disabled=disabled, on_click=_click, args=(step,))


def _activate(workspace: Workspace, at: int) -> Workspace:
    """With the chosen scenario under the controls, if it has not been removed meanwhile."""
    return workspace.activate(at) if at in range(len(workspace.scenarios)) else workspace


def _click(step: Any, *args: Any) -> None:
    """A button that changes the workspace."""
    session.handle_click(lambda desk: desk.change(step(desk.now, *args)))


def _presets(brief: Brief) -> None:
    with st.popover("Presets"):
        for found in presets.growth_presets(brief):
            st.button(
                f"{found.name}: {number_format.percent(found.growth.value)}",
                on_click=_click,
                args=(presets.apply, found),
                width="stretch",
            )
            st.caption(escape_markdown(scenarios.preset_basis(found)))


def _base(brief: Brief) -> None:
    bases = presets.bases(brief)
    options = {
        name: f"{base.label}: {phrases.used_form(base.figure)}, {base.year}" for name, base in bases.items()
    }
    widgets.choice(
        "base",
        "Base",
        options | {OWN_BASE: "Own value"},
        session.current_session().now.active_scenario.base,
        lambda workspace, name: presets.rebase_workspace(workspace, name, brief),
        help="The target is a multiple of this value; growth starts from its year.",
    )
    if session.current_session().now.active_scenario.base == OWN_BASE:
        number("value")
        number("year")
