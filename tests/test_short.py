"""The short ID gives the very view back, and knows when it is wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import preset
from metrics.brief import Brief
from metrics.controls import Workspace
from metrics.report import short
from tests.test_link import BRIEF, workspaces


@given(workspaces())
def test_an_id_gives_the_view_back(workspace: Workspace) -> None:
    untitled = replace(workspace, title="")
    assert short.restore(short.code(workspace, BRIEF), BRIEF) == (untitled, ())


def test_the_first_view_and_one_changed_setting_have_short_ids(brief: Brief) -> None:
    first = preset.default_workspace(brief)
    assert len(short.code(first, brief)) == 8
    assert len(short.code(first.edit(growth=8.0), brief)) <= 20


def test_an_id_may_be_typed_in_small_letters_with_spaces_and_look_alikes(brief: Brief) -> None:
    workspace = preset.default_workspace(brief).edit(growth=8.0)
    code = short.code(workspace, brief)
    typed = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert short.restore(typed, brief) == (workspace, ())


@given(st.data())
def test_a_letter_changed_is_noticed(data: st.DataObject) -> None:
    code = short.code(preset.default_workspace(BRIEF).edit(growth=8.0), BRIEF)
    at = data.draw(st.integers(3, len(code) - 1).filter(lambda i: code[i] != "-"))
    other = data.draw(st.sampled_from([d for d in "23456789ABCDEFGH" if d != code[at]]))
    with pytest.raises(short.CodeError, match="check each other"):
        short.restore(code[:at] + other + code[at + 1 :], BRIEF)


@pytest.mark.parametrize("seen", ["", "W1B", "growth=8", "W1B!-ERC", "é" * 9, "0" * 3000, "\u0660" * 8])
def test_what_is_no_id_is_named(brief: Brief, seen: str) -> None:
    with pytest.raises(short.CodeError, match=r"an ID (is|has)"):
        short.restore(seen, brief)


@given(st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", max_size=60))
def test_an_id_whose_letters_check_but_hold_nothing_is_refused_or_read(packed: str) -> None:
    try:
        workspace, _ = short.restore(f"AAA{short.check(packed)}{packed}", BRIEF)
    except short.CodeError:
        return
    assert workspace.scenarios


def test_an_id_of_other_data_says_so_and_keeps_what_was_changed(brief: Brief) -> None:
    code = short.code(preset.default_workspace(brief).edit(growth=8.0), brief)
    workspace, refusals = short.restore(code, replace(brief, version="2027.01.01"))
    assert workspace.edited.growth == 8
    assert "2027.01.01" in refusals[0].rule
    assert "on the data of today" in refusals[0].shown
