"""What the control panels are made of; every widget acts on the desk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from metrics.control import Control
from metrics.controls import Workspace
from metrics.pages import state
from metrics.pages.exhibit import plain

Step = Callable[[Workspace, Any], Workspace]


def refusals() -> None:
    """What the link asked for and cannot have, with what is shown instead."""
    for refusal in state.current().refusals:
        st.warning(plain(f"In this link, {refusal}."), icon=":material/link_off:")


def number(control: Control, value: float, step: Step, *, disabled: bool = False) -> None:
    """A number by slider and by exact entry; both act on the same setting."""
    cast = int if control.whole else float
    label = f"{control.label}, {control.unit}" if control.unit else control.label
    limits: Any = {
        "min_value": cast(control.low),
        "max_value": cast(control.high),
        "step": cast(control.step),
        "format": "%d" if control.whole else "%.10g",
        "disabled": disabled,
        "on_change": state.heard,
    }
    taken = _unless_emptied(step)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if control.slider:
            key = f"{control.name}-slider"
            state.show(key, cast(value))
            st.slider(label, key=key, help=control.help, args=(key, taken), **limits)
        key = f"{control.name}-entry"
        state.show(key, cast(value))
        st.number_input(
            f"{label}, exact" if control.slider else label,
            key=key,
            help=None if control.slider else control.help,
            label_visibility="collapsed" if control.slider else "visible",
            width=118 if control.slider else "stretch",
            args=(key, taken),
            **limits,
        )


def switch(name: str, label: str, options: Mapping[Any, str], value: Any, step: Step) -> None:
    """A choice between few, side by side; ``options`` are values with what they are called."""
    key = f"{name}-choice"
    state.show(key, value)
    st.segmented_control(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        on_change=state.heard,
        args=(key, _unless_emptied(step)),
    )


def choice(name: str, label: str, options: Mapping[Any, str], value: Any, step: Step, **look: Any) -> None:
    """A choice from a list; ``look`` goes to the widget as it is."""
    key = f"{name}-choice"
    state.show(key, value)
    st.selectbox(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        on_change=state.heard,
        args=(key, _unless_emptied(step)),
        **look,
    )


def text(name: str, label: str, value: str, step: Step, **look: Any) -> None:
    """A line of the reader's own words; ``look`` goes to the widget as it is."""
    key = f"{name}-entry"
    state.show(key, value)
    st.text_input(
        label,
        key=key,
        on_change=state.heard,
        args=(key, step),
        **look,
    )


def several(name: str, label: str, options: Mapping[str, str], step: Step, most: int) -> None:
    """A choice of some for a field of the workspace, in the reader's order."""
    key = f"{name}-choice"
    state.show(key, list(getattr(state.current().now, name)))
    st.multiselect(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        max_selections=most,
        on_change=state.heard,
        args=(key, step),
    )


def toggle(name: str, label: str) -> None:
    """A field of the workspace that is on or off."""
    key = f"{name}-switch"
    state.show(key, getattr(state.current().now, name))
    taken = partial(_switched, name)
    st.toggle(label, key=key, on_change=state.heard, args=(key, taken))


def _switched(name: str, workspace: Workspace, value: Any) -> Workspace:
    changed: dict[str, Any] = {name: value}
    return replace(workspace, **changed)


def history(first: Workspace) -> None:
    """Undo, redo and reset; ``first`` is what reset goes back to."""
    desk = state.current()
    with st.container(horizontal=True, gap="small"):
        for label, disabled, step in (
            ("Undo", not desk.past, state.Desk.undo),
            ("Redo", not desk.future, state.Desk.redo),
            ("Reset", desk.now == first, lambda desk: desk.change(first)),
        ):
            st.button(label, disabled=disabled, on_click=state.clicked, args=(step,))


def _unless_emptied(step: Step) -> Step:
    """An emptied widget changes nothing."""
    return lambda workspace, value: workspace if value is None else step(workspace, value)
