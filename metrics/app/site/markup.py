"""Builds HTML; text that is not ``Markup`` is escaped."""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import pandas as pd

from metrics.quantities.number_format import number

Attribute = str | int | float | bool
_VOID = {"meta", "link", "input"}
_WEB = ("https://", "http://")
_DIGITS = 2


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """An element; ``class_`` is written as class and ``aria_label`` as aria-label.

    An attribute that is False is omitted, one that is True has no value.

    >>> element("p", "1 < 2", class_="said")
    '<p class="said">1 &lt; 2</p>'
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: str) -> Markup:
    """The pieces, concatenated."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))


def bullets(lines: Iterable[str], **attributes: Attribute) -> Markup:
    """A list of lines; empty without lines."""
    items = [element("li", line) for line in lines]
    return element("ul", *items, **attributes) if items or attributes else Markup()


def anchor(address: str, text: str) -> Markup:
    """A link to another host; an address that does not begin with http is shown as text."""
    return element("a", text, href=address, rel="noreferrer") if address.startswith(_WEB) else join(address)


def table(
    frame: pd.DataFrame, called: str, cells: Callable[[str, Any], str | None] = lambda *_: None
) -> Markup:
    """A table in a scrollable region.

    ``called`` is the label of the region; ``cells`` may return the content for a column's name and a value.
    """
    head = element("tr", *(element("th", str(name), scope="col") for name in frame.columns))
    rows = [
        element("tr", *(_cell(str(name), value, cells) for name, value in row.items()))
        for row in frame.to_dict("records")
    ]
    inside = element("table", element("thead", head), element("tbody", *rows))
    return element("div", inside, class_="table", tabindex=0, role="region", aria_label=called)


def _cell(name: str, value: Any, cells: Callable[[str, Any], str | None]) -> Markup:
    own = cells(name, value)
    if own is not None:
        return element("td", own)
    if isinstance(value, str):
        return element("td", value)
    if value is None or pd.isna(value):
        return element("td", class_="number")
    said = number(value, _DIGITS).replace(",", "") if isinstance(value, float) else str(value)
    return element("td", said, class_="number")
