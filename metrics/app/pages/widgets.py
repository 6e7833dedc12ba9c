"""What the control panels are made of; every widget acts on the session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from metrics.app.pages import session
from metrics.app.pages.chart_block import escape_markdown
from metrics.scenarios.parameter import Parameter
from metrics.scenarios.parameter_layout import STEPS
from metrics.scenarios.workspace import Workspace

Step = Callable[[Workspace, Any], Workspace]


def show_rejected_parameters() -> None:
    """What the link asked for and cannot have, with what is shown instead."""
    for refusal in session.current_session().refusals:
        st.warning(escape_markdown(f"In this link, {refusal}."), icon=":material/link_off:")


def number(control: Parameter, value: float, step: Step, *, disabled: bool = False) -> None:
    """A number by slider and by exact entry; both act on the same setting."""
    cast = int if control.whole else float
    label = f"{control.label}, {control.unit}" if control.unit else control.label
    limits: Any = {
        "min_value": cast(control.low),
        "max_value": cast(control.high),
        "step": cast(control.step),
        "format": "%d" if control.whole else "%.10g",
        "disabled": disabled,
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if control.slider:
            wired = _widget_binding(f"{control.name}-slider", cast(value), step)
            st.slider(label, help=control.help, **wired, **limits)
        st.number_input(
            f"{label}, exact" if control.slider else label,
            help=None if control.slider else control.help,
            label_visibility="collapsed" if control.slider else "visible",
            width=118 if control.slider else "stretch",
            **_widget_binding(f"{control.name}-entry", cast(value), step),
            **limits,
        )


def switch(name: str, label: str, options: Mapping[Any, str], value: Any, step: Step, **look: Any) -> None:
    """A choice between few, side by side; ``options`` are values with what they are called."""
    wired = _widget_binding(f"{name}-choice", value, step)
    st.segmented_control(label, list(options), format_func=options.__getitem__, **wired, **look)


def choice(name: str, label: str, options: Mapping[Any, str], value: Any, step: Step, **look: Any) -> None:
    """A choice from a list; ``look`` goes to the widget as it is."""
    wired = _widget_binding(f"{name}-choice", value, step)
    st.selectbox(label, list(options), format_func=options.__getitem__, **wired, **look)


def text(name: str, label: str, value: str, step: Step, **look: Any) -> None:
    """A line of the reader's own words; ``look`` goes to the widget as it is."""
    st.text_input(label, **_widget_binding(f"{name}-entry", value, step), **look)


def multiple_choice(name: str, label: str, options: Mapping[str, str], step: Step, most: int) -> None:
    """A choice of some for a field of the workspace, in the reader's order."""
    wired = _widget_binding(f"{name}-choice", list(getattr(session.current_session().now, name)), step)
    st.multiselect(label, list(options), format_func=options.__getitem__, max_selections=most, **wired)


def toggle(name: str, label: str) -> None:
    """A field of the workspace that is on or off."""
    value = getattr(session.current_session().now, name)
    st.toggle(label, **_widget_binding(f"{name}-switch", value, partial(_set_field, name)))


def _set_field(name: str, workspace: Workspace, value: Any) -> Workspace:
    changed: dict[str, Any] = {name: value}
    return replace(workspace, **changed)


def history_buttons(first: Workspace, names: Sequence[str] = ("undo", "redo", "reset")) -> None:
    """Undo, redo and reset; ``first`` is what reset goes back to."""
    current = session.current_session()
    steps: dict[str, tuple[bool, Callable[[session.Session], session.Session]]] = {
        "undo": (not current.past, session.Session.undo),
        "redo": (not current.future, session.Session.redo),
        "reset": (current.now == first, lambda current: current.change(first)),
    }
    with st.container(horizontal=True, gap="small"):
        for name in names:
            disabled, step = steps[name]
            st.button(STEPS[name], disabled=disabled, on_click=session.handle_click, args=(step,))


def _widget_binding(key: str, value: Any, step: Step) -> dict[str, Any]:
    """What connects a widget with the session: it shows ``value``, and a change takes ``step``.

    An emptied widget changes nothing.
    """

    def apply_step(workspace: Workspace, given: Any) -> Workspace:
        return workspace if given is None else step(workspace, given)

    session.set_widget_value(key, value)
    return {"key": key, "on_change": session.handle_change, "args": (key, apply_step)}
