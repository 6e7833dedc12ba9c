"""An ID restores the same view, and a wrong ID is detected."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.scenarios.reference_criteria import PairKind
from metrics.scenarios.settings import PARAMETERS, Prices
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link, share_code, share_code_v2
from tests.sharing.test_link import BRIEF, workspaces


@given(workspaces())
def test_an_id_gives_the_view_back(workspace: Workspace) -> None:
    untitled = replace(workspace, title="")
    assert share_code.decode(share_code.encode(workspace, BRIEF), BRIEF) == (untitled, ())


def test_the_first_view_and_one_changed_setting_have_short_ids(any_brief: Brief) -> None:
    first = analyse(any_brief).default_workspace
    assert len(share_code.encode(first, any_brief)) == 10
    settings: dict[str, Any] = {control.name: control.low for control in PARAMETERS.values()}
    changed = [
        first.edit(**{name: value}) for name, value in settings.items() if name not in {"value", "year"}
    ]
    changed += [
        presets.rebase_workspace(first, base, analyse(any_brief).bases) for base in analyse(any_brief).bases
    ]
    changed += [
        first.edit(prices=Prices.CONSTANT),
        first.edit(fade=True),
        first.edit_rule(kind=PairKind.LARGE),
    ]
    for workspace in changed:
        assert len(share_code.encode(workspace, any_brief)) < 20


@pytest.mark.parametrize("written", ["{}", " {}\n", "ID {}", "ID\u00a0{}.", "id: {}"])
def test_an_id_may_be_typed_in_small_letters_with_spaces_and_look_alikes(brief: Brief, written: str) -> None:
    workspace = analyse(brief).default_workspace.edit(growth=8.0)
    code = share_code.encode(workspace, brief)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert share_code.decode(written.format(typed), brief) == (workspace, ())
    assert share_code.decode(written.format(typed.replace(".", " ")), brief) == (workspace, ())


@given(st.data())
def test_a_letter_changed_is_noticed_wherever_it_stands(data: st.DataObject) -> None:
    code = share_code.encode(analyse(BRIEF).default_workspace.edit(growth=8.0), BRIEF)
    at = data.draw(st.integers(2, len(code) - 1).filter(lambda i: code[i] != "-"))
    other = data.draw(st.sampled_from([d for d in "23456789ABCDEFGH" if d != code[at]]))
    with pytest.raises(share_code.CodeError, match="check each other"):
        share_code.decode(code[:at] + other + code[at + 1 :], BRIEF)


def test_an_id_of_a_later_version_says_so() -> None:
    with pytest.raises(share_code.CodeError, match=r"version 1 or 2, got version 3; open it in a newer"):
        share_code.decode("3.AAAA-AAA", BRIEF)


@pytest.mark.parametrize(
    "seen",
    ["", ".", "2.", "W1B", "growth=8", "W1B!-ERC", "é" * 9, "0" * 3000, "\u0660" * 8, "\u0662.AAAAAAA"],
)
def test_what_is_no_id_is_named(brief: Brief, seen: str) -> None:
    with pytest.raises(share_code.CodeError, match=r"an ID (is|has)"):
        share_code.decode(seen, brief)


@pytest.mark.parametrize("version", [1, 2])
@given(packed=st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", max_size=60))
def test_an_id_whose_letters_check_but_hold_nothing_is_refused_or_read(version: int, packed: str) -> None:
    seen = (
        f"AAA{share_code.checksum(packed)}{packed}"
        if version == 1
        else f"2.{share_code.checksum(f'2AAA{packed}')}AAA{packed}"
    )
    try:
        workspace, _ = share_code.decode(seen, BRIEF)
    except share_code.CodeError:
        return
    assert workspace.scenarios


PARAMETER = st.sampled_from(
    [
        *share_code_v2.PARAMETERS,
        *(f"{name}{number}" for name in link.SCENARIO_PARAMETERS for number in (2, 3)),
    ]
)


@given(st.dictionaries(PARAMETER, st.text() | st.floats().map(repr) | st.decimals().map(str)))
def test_any_parameters_come_back_from_their_bytes(parameters: dict[str, str]) -> None:
    assume(all(text.isprintable() for text in parameters.values()))
    assert share_code_v2.unpack(share_code_v2.pack(parameters)) == parameters


def test_an_id_of_other_data_says_so_and_keeps_what_was_changed(brief: Brief) -> None:
    code = share_code.encode(analyse(brief).default_workspace.edit(growth=8.0), brief)
    workspace, refusals = share_code.decode(code, replace(brief, version="2027.01.01"))
    assert workspace.active_scenario.growth == 8
    assert "2027.01.01" in refusals[0].rule
    assert "on the data of today" in refusals[0].shown
