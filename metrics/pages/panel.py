"""The control panel: one widget or pair of widgets for each setting, all acting on the desk."""

from typing import Any

import streamlit as st

from metrics import preset, words
from metrics.brief import Brief
from metrics.controls import CONTROLS, LONGEST_NAME, MOST_SCENARIOS, OWN, Prices, Workspace
from metrics.outlook import Outlook
from metrics.pages import state
from metrics.pages.exhibit import plain
from metrics.sentences import scenarios

# The browser sends back the label that was chosen, so labels stay as they are.
_SCENARIOS = ("Scenario 1", "Scenario 2", "Scenario 3")
_FADE = {False: "Held", True: "Fades"}
_PRICES = {Prices.NOMINAL: "Current prices", Prices.CONSTANT: "Constant prices"}


def panel(view: Outlook) -> None:
    """All controls of the scenario under edit."""
    _steps(view)
    _scenarios(view)
    number("growth")
    number("multiple")
    _base(view.brief)
    number("by")
    with st.expander("Fade, shock, prices"):
        settings = view.edited.settings
        _choice("fade", "Growth", _FADE)
        number("long", disabled=not settings.fade)
        number("half", disabled=not settings.fade)
        number("shock")
        number("shock_year", disabled=not settings.shock)
        _choice("prices", "Prices", _PRICES)
        number("inflation", disabled=settings.prices is Prices.NOMINAL)


def number(name: str, *, disabled: bool = False) -> None:
    """A number by slider and by exact entry; both act on the same setting."""
    control = CONTROLS[name]
    cast = int if control.whole else float
    value = cast(getattr(state.current().now.edited, name))
    label = f"{control.label}, {control.unit}" if control.unit else control.label
    limits: Any = {
        "min_value": cast(control.low),
        "max_value": cast(control.high),
        "step": cast(control.step),
        "format": "%d" if control.whole else "%.10g",
        "disabled": disabled,
        "on_change": state.heard,
    }
    step = _setter(name)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if control.slider:
            key = f"{name}-slider"
            state.show(key, value)
            st.slider(label, key=key, help=control.help, args=(key, step), **limits)
        key = f"{name}-entry"
        state.show(key, value)
        st.number_input(
            f"{label}, exact" if control.slider else label,
            key=key,
            help=None if control.slider else control.help,
            label_visibility="collapsed" if control.slider else "visible",
            width=118 if control.slider else "stretch",
            args=(key, step),
            **limits,
        )


def _setter(name: str) -> Any:
    """The step that sets one field; an emptied widget changes nothing."""

    def step(workspace: Workspace, value: Any) -> Workspace:
        return workspace if value is None else workspace.edit(**{name: value})

    return step


def _choice(name: str, label: str, options: dict[Any, str]) -> None:
    key = f"{name}-choice"
    state.show(key, getattr(state.current().now.edited, name))
    st.segmented_control(
        label,
        list(options),
        key=key,
        format_func=lambda option: options[option],
        on_change=state.heard,
        args=(key, _setter(name)),
    )


def _steps(view: Outlook) -> None:
    desk = state.current()
    first = preset.default_workspace(view.brief)
    with st.container(horizontal=True, gap="small"):
        for label, disabled, step in (
            ("Undo", not desk.past, state.Desk.undo),
            ("Redo", not desk.future, state.Desk.redo),
            ("Reset", desk.now == first, lambda desk: desk.change(first)),
        ):
            st.button(label, disabled=disabled, on_click=state.clicked, args=(step,))


def _scenarios(view: Outlook) -> None:
    workspace = view.workspace
    key = "scenario-choice"
    state.show(key, workspace.active)
    st.radio(
        "Scenario under the controls",
        range(len(workspace.scenarios)),
        key=key,
        format_func=_SCENARIOS.__getitem__,
        captions=[plain(scenarios.caption(answer)) for answer in view.answers],
        on_change=state.heard,
        args=(key, _activated),
    )
    key = "name-entry"
    state.show(key, workspace.edited.name)
    st.text_input(
        "Its name",
        key=key,
        max_chars=LONGEST_NAME,
        placeholder=scenarios.name(view.edited),
        on_change=state.heard,
        args=(key, Workspace.rename),
    )
    with st.container(horizontal=True, gap="small"):
        _presets(view.brief)
        for label, disabled, step in (
            ("Add", len(workspace.scenarios) == MOST_SCENARIOS, Workspace.add),
            ("Remove", len(workspace.scenarios) == 1, Workspace.remove),
        ):
            st.button(label, disabled=disabled, on_click=_click, args=(step,))


def _activated(workspace: Workspace, at: int) -> Workspace:
    """With the chosen scenario under the controls, if it has not been removed meanwhile."""
    return workspace.activate(at) if at in range(len(workspace.scenarios)) else workspace


def _click(step: Any, *args: Any) -> None:
    """A button that changes the workspace."""
    state.clicked(lambda desk: desk.change(step(desk.now, *args)))


def _presets(brief: Brief) -> None:
    with st.popover("Presets"):
        for found in preset.presets(brief):
            st.button(
                f"{found.name}: {words.percent(found.growth.value)}",
                on_click=_click,
                args=(preset.paced, found),
                width="stretch",
            )
            st.caption(plain(scenarios.preset_basis(found)))


def _base(brief: Brief) -> None:
    bases = preset.bases(brief)
    options = {
        name: f"{base.label}: {words.quoted(base.figure)}, {base.year}" for name, base in bases.items()
    }
    key = "base-choice"
    state.show(key, state.current().now.edited.base)
    st.selectbox(
        "Base",
        [*options, OWN],
        key=key,
        format_func=lambda name: options.get(name, "Own value"),
        help="The target is a multiple of this value; growth starts from its year.",
        on_change=state.heard,
        args=(key, lambda workspace, name: preset.on_base(workspace, name, brief)),
    )
    if state.current().now.edited.base == OWN:
        number("value")
        number("year")
