"""IDs, links, addresses and pictures of earlier versions stay valid.

``given_out/version_1.json`` was written by the version before IDs had a version in them. ``first`` holds the
first views of that time by brief and number of scenarios, as link parameters; each row of ``given`` an
ID, an address, and what its view ``changed`` on the first view. No row is ever changed or removed.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.charts.catalogue import CHARTS
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import brief_folders
from metrics.scenarios.settings import Settings
from metrics.scenarios.workspace import Workspace
from metrics.sharing import chart_files, link, picture_metadata, share_code, share_code_v2

FOLDER = Path(__file__).parent / "given_out"
VERSIONS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}
GIVEN = [(version, at) for version, held in VERSIONS.items() for at in range(len(held["given"]))]
BRIEFS = {brief.name: brief for brief in map(load_brief, brief_folders())}
LOOK = ("size", "mode", "scale")
EVERY = pytest.mark.parametrize("version", VERSIONS)


def expected(version: str, row: dict[str, Any]) -> Workspace:
    """The view of a row, as links of that time wrote it in full."""
    first = VERSIONS[version]["first"][f"{row['brief']} {row['scenarios']}"]
    workspace, refusals = link.decode((first | row["changed"]).items(), BRIEFS[row["brief"]])
    assert [refusal for refusal in refusals if not refusal.moved] == []
    return workspace


@EVERY
def test_every_id_ever_printed_opens_the_view_it_was_printed_for(version: str) -> None:
    rows = [row for row in VERSIONS[version]["given"] if "id" in row]
    assert len(rows) >= 300
    for row in rows:
        brief = BRIEFS[row["brief"]]
        assert share_code.matching_brief(row["id"], BRIEFS.values()) == (
            brief if row["data"] == brief.version else None
        )
        workspace, refusals = share_code.decode(row["id"], brief)
        assert workspace == replace(expected(version, row), title=""), row["id"]
        assert [refusal for refusal in refusals if not refusal.moved] == []


@EVERY
def test_every_link_and_address_ever_given_out_opens_its_view(version: str) -> None:
    for row in VERSIONS[version]["given"]:
        parts = urlsplit(row["address"])
        query = [(name, value) for name, value in link.query(row["address"]) if name not in LOOK]
        workspace, refusals = link.decode(query, BRIEFS[row["brief"]])
        assert workspace == expected(version, row), row["address"]
        assert [refusal for refusal in refusals if not refusal.moved] == []
        if parts.path.startswith("/chart/"):
            chart, _, kind = parts.path.removeprefix("/chart/").partition(".")
            assert chart in CHARTS
            assert kind in chart_files.FORMATS


@EVERY
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_every_picture_ever_made_says_what_it_is(version: str, kind: str) -> None:
    found = picture_metadata.read_metadata((FOLDER / f"{version}.{kind}").read_bytes())
    brief = BRIEFS["china-kazakhstan"]
    wanted = analyse(brief).default_workspace.edit(growth=8.0)
    assert found.untouched
    assert (found.chart, found.size) == ("doubling", "column")
    assert share_code.decode(found.code, brief)[0] == wanted
    assert link.decode(link.query(found.link), brief)[0] == wanted


def test_a_setting_added_later_has_its_place_in_the_id(any_brief: Brief) -> None:
    names = {name.rstrip("23") for name in link.encode(analyse(any_brief).default_workspace, any_brief)}
    assert names <= set(share_code_v2.PARAMETERS)
    assert set(CHARTS) <= set(share_code_v2.WORDS)
    assert {field for field in Settings.__annotations__ if field not in share_code_v2.PARAMETERS} == set()


def test_numbers_of_parameters_and_words_are_what_they_were() -> None:
    places = {"brief": 0, "base": 8, "by": 20, "factor": 22, "constant": 28}
    assert {name: share_code_v2.PARAMETERS.index(name) for name in places} == places
    words = {"": 0, "off": 1, "report": 3, "all": 12, "figures": 13, "paths": 20}
    assert {word: share_code_v2.WORDS.index(word) for word in words} == words
