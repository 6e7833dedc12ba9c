"""Licences of the packages, and what an audit's answer is taken to mean."""

import json
import re
from pathlib import Path

import pytest

from tests import check

PAGE = Path(__file__).parents[1] / "docs/licences.md"


def test_every_package_that_the_dashboard_runs_on_has_a_permitted_licence() -> None:
    found = check.installed()
    assert len(found) > 30
    assert [f"{name}: {said}" for name, said in found.items() if not check.permitted(said)] == []


def test_the_page_of_licences_lists_what_is_pinned_and_installed() -> None:
    listed = dict(re.findall(r"^\| ([\w-]+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(check.installed()) <= set(listed) <= {*check.pinned(), "package"}


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ("MIT", True),
        ("MIT License", True),
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND AGPL-3.0", False),
        ("Proprietary", False),
        ("none stated", False),
    ],
)
def test_only_licences_that_let_the_dashboard_be_passed_on_are_permitted(said: str, may: bool) -> None:
    assert check.permitted(said) is may


def test_an_audit_that_reached_nobody_is_no_clean_bill() -> None:
    for answer in ("", "connection refused", "{}"):
        well, said = check.verdict(answer)
        assert not well
        assert "could not be reached" in said
    well, said = check.verdict(json.dumps({"dependencies": [{"name": "a", "skip_reason": "not found"}]}))
    assert not well
    assert "1 of 1 packages" in said


def test_a_known_fault_is_named_with_its_mend() -> None:
    sound = {"name": "a", "version": "1", "vulns": []}
    bad = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}
    assert check.verdict(json.dumps({"dependencies": [sound]})) == (
        True,
        "No fault is known in any of 1 packages.",
    )
    assert check.verdict(json.dumps({"dependencies": [sound, bad]})) == (False, "b 2: CVE-1, mended in 2.1")
