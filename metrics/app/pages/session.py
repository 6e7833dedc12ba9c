"""The session of a reader: the workspace, its history, and the address bar."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from metrics.analysis.brief_analysis import analyse
from metrics.datasets import shipped_briefs
from metrics.datasets.brief import Brief, BriefError
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link

_OWN = "own_brief"
_BRIEF = "brief"
_SESSION = "desk"
_PAGE = "page"
_DEFAULTS = "bare"
_WRITTEN = "written"
_LONGEST_HISTORY = 200


@dataclass(frozen=True, slots=True)
class Session:
    """The current workspace, its undo and redo stacks, and the rejected parameters of the link."""

    now: Workspace
    past: tuple[Workspace, ...] = ()
    future: tuple[Workspace, ...] = ()
    refusals: tuple[link.RejectedParameter, ...] = field(default=())
    address: tuple[tuple[str, str], ...] = ()

    def change(self, workspace: Workspace) -> "Session":
        """The session with a new workspace; the old one goes on the undo stack."""
        if workspace == self.now:
            return self
        past = (*self.past, self.now)[-_LONGEST_HISTORY:]
        return replace(self, now=workspace, past=past, future=(), refusals=())

    def undo(self) -> "Session":
        """The session one step back, if there is one."""
        if not self.past:
            return self
        return replace(self, now=self.past[-1], past=self.past[:-1], future=(self.now, *self.future))

    def redo(self) -> "Session":
        """The session one step forward, if there is one."""
        if not self.future:
            return self
        return replace(self, now=self.future[0], past=(*self.past, self.now), future=self.future[1:])


def current_brief() -> Brief:
    """The brief of the address where that has changed, else the session's, else the default.

    Raises ``BriefError``. The scenarios of another brief are forgotten with it.
    """
    current: Session | None = st.session_state.get(_SESSION)
    seen = _address_parameters()
    known = st.session_state.get(_BRIEF, "")
    if current is None or seen != current.address:
        known = link.brief_name(seen or _default_parameters()) or known
    mine = own_brief()
    if mine is not None and known == mine.name:
        brief = mine
    else:
        brief = shipped_briefs.shipped_brief(known if known in shipped_briefs.names() else "")
    if current is not None and st.session_state.get(_BRIEF) != brief.name:
        del st.session_state[_SESSION]
    st.session_state[_BRIEF] = brief.name
    return brief


def titles() -> dict[str, str]:
    """Title of each brief by name, the reader's own last; one that cannot be read has its name."""
    found = {}
    for name in shipped_briefs.names():
        try:
            found[name] = shipped_briefs.shipped_brief(name).title
        except BriefError:
            found[name] = name
    mine = own_brief()
    return found if mine is None else found | {mine.name: f"{mine.title} (yours)"}


def find_brief(name: str) -> Brief | None:
    """A brief by name; None if there is none or it is invalid."""
    mine = own_brief()
    if mine is not None and name == mine.name:
        return mine
    try:
        return shipped_briefs.shipped_brief(name) if name in shipped_briefs.names() else None
    except BriefError:
        return None


def use_own_brief(brief: Brief | None) -> None:
    """Callback: a brief of the reader's own for this session, from its first view; None for none."""
    st.session_state[_OWN] = brief
    st.session_state[_BRIEF] = "" if brief is None else brief.name
    st.session_state.pop(_SESSION, None)
    st.session_state.pop(_DEFAULTS, None)


def own_brief() -> Brief | None:
    """The brief that the reader has opened in this session, if any."""
    found: Brief | None = st.session_state.get(_OWN)
    return found


def choose_brief() -> None:
    """Callback of the picker: another brief, from its first view."""
    st.session_state[_BRIEF] = st.session_state["brief-choice"]
    mine = own_brief()
    chosen = st.session_state[_BRIEF]
    brief = mine if mine is not None and chosen == mine.name else shipped_briefs.shipped_brief(chosen)
    _pending_steps().clear()
    first = analyse(brief).default_workspace
    _remember_default_parameters(first, brief)
    store(Session(first, address=_address_parameters()))


def _remember_default_parameters(workspace: Workspace, brief: Brief) -> None:
    """Notes what an address without settings stands for from now on."""
    st.session_state[_DEFAULTS] = tuple(link.encode(workspace, brief).items())


def _default_parameters() -> tuple[tuple[str, str], ...]:
    """The parameters that an address without any stands for."""
    found: tuple[tuple[str, str], ...] = st.session_state.get(_DEFAULTS, ())
    return found


def _address_parameters() -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name in st.query_params for value in st.query_params.get_all(name))


def open_session(brief: Brief, page: str) -> Session:
    """The session on ``page``, brought in line with the address bar.

    On the first run, and when the reader has gone back or forward in the browser, the
    address decides. Coming from another page, whose address has no settings, the session stays
    and the address follows. From then on an address without settings stands for what the
    reader came with: the browser may ask once more before it has taken the address written.
    """
    seen = _address_parameters()
    current: Session | None = st.session_state.get(_SESSION)
    came_from = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    if current is None:
        workspace, refusals = link.decode(seen, brief)
        _remember_default_parameters(analyse(brief).default_workspace, brief)
        return store(Session(workspace, refusals=refusals, address=seen))
    apply_pending_steps()
    current = current_session()
    if not seen and came_from != page:
        _remember_default_parameters(current.now, brief)
        return store(replace(current, address=()))
    if seen != current.address:
        workspace, refusals = link.decode(seen or _default_parameters(), brief)
        return store(replace(current.change(workspace), refusals=refusals, address=seen))
    return current


def dashboard_address() -> str:
    """The address of the dashboard, without the page that the reader is on."""
    return (st.context.url or "").rstrip("/").removesuffix(f"/{st.session_state.get(_PAGE)}")


def remember_page(page: str) -> None:
    """Notes that the reader is on a page without settings of its own."""
    st.session_state[_PAGE] = page


def store(current: Session) -> Session:
    """Stores the session for the next run."""
    st.session_state[_SESSION] = current
    return current


def current_session() -> Session:
    """The session of this reader."""
    current: Session = st.session_state[_SESSION]
    return current


def set_widget_value(key: str, value: object) -> None:
    """Sets a widget to ``value``, unless the reader has just set it.

    Until the browser has received the value, a message about another widget may still contain the old one;
    such values are remembered as echoes.
    """
    known = key in st.session_state
    if known and st.session_state[key] == value:
        return
    if known:
        _echoes().setdefault(key, []).extend((st.session_state[key], value))
    else:
        _echoes().pop(key, None)
    st.session_state[key] = value


def handle_change(key: str, step: Callable[[Workspace, Any], Workspace]) -> None:
    """Callback of a widget: ``step`` takes the workspace and the widget's value."""
    value = st.session_state[key]
    _pending_steps().append((key, value, lambda current: current.change(step(current.now, value))))


def handle_click(step: Callable[[Session], Session]) -> None:
    """Callback of a button."""
    _pending_steps().append(("", None, step))


def apply_pending_steps() -> None:
    """Applies the steps of the reader's last message.

    A reader moves one widget at a time, so if a message has several steps, the echoes among them are
    ignored.
    """
    posted = _pending_steps()
    for key, value, step in posted:
        echo = value in _echoes().get(key, ())
        if not (echo and len(posted) > 1):
            store(step(current_session()))
    posted.clear()


def _pending_steps() -> list[tuple[str, Any, Callable[[Session], Session]]]:
    found: list[tuple[str, Any, Callable[[Session], Session]]] = st.session_state.setdefault("posted", [])
    return found


def _echoes() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = st.session_state.setdefault("echoes", {})
    return found


def write_address(brief: Brief) -> None:
    """Writes the workspace to the address bar; the default view needs no parameters."""
    current = current_session()
    query = link.encode(current.now, brief)
    first = brief.name == shipped_briefs.default_name() and current.now == analyse(brief).default_workspace
    if not current.address and first and not st.session_state.get(_WRITTEN):
        return
    if dict(current.address) != query:
        st.query_params.from_dict(query)
        st.session_state[_WRITTEN] = True
        store(replace(current, address=tuple(query.items())))
