"""Whatever is wrong with a brief is told at once: a fault in one place hides none in another."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.datasets.brief import BriefError, load_brief
from metrics.datasets.brief_parts import read_parts
from tests.conftest import SHIPPED

Copy = Callable[..., Path]

# One fault for each place: the file, the text to be replaced, what stands there then, and what is told.
FAULTS = [
    ("datapackage.json", '"title": "China and Kazakhstan"', '"title": 7', "title must be text, got 7"),
    ("datapackage.json", '"version": ', '"versions": ', "version is required"),
    ("datapackage.json", '"report": "china', '"follows": "me", "report": "china',
     "twofold.follows must be the id of a row of reporters.csv, got 'me'"),
    ("datapackage.json", '"name": "events"', '"name": "happenings"', "must describe the table events"),
    ("figures.csv", "2009/2023,25,nearest", "2009/2023,some,nearest", "quoted must be written as"),
    ("figures.csv", "CHN,KAZ,2000,1.5,", "CHN,KAZ,2000,0.0,", "quoted of turnover must be more than 0"),
    ("figures.csv", "2023,41.02,nearest,billion_USD/year", "2023,41.02,nearest,billion_USD",
     "unit must be billion_USD/year"),
    ("reporters.csv", "China's customs,CHN", ",CHN", "name is required"),
    ("targets.csv", "doubling,,,2,", "doubling,,,two,", "multiple must be a number, got 'two'"),
    ("targets.csv", "over 40,40,at_least,", "over 40,40,at_least,3", "a value or a multiple"),
    ("events.csv", "id,date", "id,day", "column date is required"),
    ("reasons.csv", "id,kind", "name,kind", "column id is required"),
    ("corrections.csv", '"50,000"', '"5,000"', "printed must be what figures.csv quotes"),
    ("sectors.csv", "china-daily-2024-07-05", "nowhere", "source must be an id of sources.csv"),
    ("rates.csv", "id,year,quoted,unit,source,note\n",
     "id,year,quoted,unit,source,note\nr1,2020,0.1,USD/CNY,nowhere,\nr2,20x0,0.1,USD/CNY,nowhere,\n",
     "row r2: year must be a whole number"),
    ("rates.csv", "r1,2020,0.1,USD/CNY", "r1,2020,0.1,USD/XXX",
     "row r1: source must be an id of sources.csv"),
    ("sources.csv", "https://data.bls.gov", "data.bls.gov", "url must be written as"),
]  # fmt: skip


def problems(folder: Path) -> str:
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    return "\n".join(caught.value.problems)


def test_faults_in_the_descriptor_and_in_every_table_are_told_together(broken: Copy) -> None:
    for file, old, new, _ in FAULTS:
        folder = broken(file, old, new)
    told = problems(folder)
    assert [rule for *_, rule in FAULTS if rule not in told] == []
    assert {line.split(":")[0].split(" ")[0] for line in told.splitlines()} == {file for file, *_ in FAULTS}


@pytest.mark.parametrize("file", ["datapackage.json", "sources.csv", "reporters.csv", "figures.csv"])
def test_a_file_that_is_missing_hides_no_fault_of_another(broken: Copy, file: str) -> None:
    others = [fault for fault in FAULTS if fault[0] in {"targets.csv", "events.csv", "reasons.csv"}]
    for other, old, new, _ in others:
        folder = broken(other, old, new)
    (folder / file).unlink()
    told = problems(folder)
    assert [rule for *_, rule in others if rule not in told] == []
    assert f"{file}: " in told


def test_rules_between_tables_are_asked_beside_faults_that_they_do_not_look_at(broken: Copy) -> None:
    broken("events.csv", "id,date", "id,day")
    broken("figures.csv", "2023,41,nearest", "2023,51,nearest")
    broken("figures.csv", "CHN,KAZ,2000,1.5,", "CHN,KAZ,9999,1.5,")
    told = problems(broken("targets.csv", "china-daily-2024-07-05", "bls-cpi-u"))
    for rule in (
        "column date is required",
        "must agree with one side's series, got none",
        "period must lie from",
        "must announce a target, got none",
    ):
        assert rule in told


def test_a_row_that_cannot_be_read_makes_no_fault_of_what_it_would_have_said(broken: Copy) -> None:
    told = problems(broken("figures.csv", "2023,41,nearest", "2023,forty-one,nearest"))
    (line,) = told.splitlines()
    assert line.startswith("figures.csv row report-turnover-2023: quoted must be written as")


def test_a_row_with_an_unknown_reporter_and_a_wrong_unit_is_told_both(broken: Copy) -> None:
    broken("figures.csv", "CHN,KAZ,2000,1.5,nearest,billion_USD/year", "XXX,KAZ,2000,1.5,nearest,billion_USD")
    told = problems(broken("figures.csv"))
    assert "reporter must be an id of reporters.csv, got 'XXX'" in told
    assert "unit must be billion_USD/year" in told
    assert len(told.splitlines()) == 2


def test_two_corrections_of_one_figure_are_refused(broken: Copy) -> None:
    folder = broken("corrections.csv")
    path = folder / "corrections.csv"
    head, row, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, row, row, *rest]), encoding="utf-8")
    assert "corrections.csv lines 2, 3: figure must be unique" in problems(folder)


def test_the_rules_that_a_descriptor_states_are_not_followed() -> None:
    files = {path.name: path.read_bytes() for path in SHIPPED.iterdir()}
    described = json.loads(files["datapackage.json"])
    for field in described["resources"][0]["schema"]["fields"]:
        field["constraints"] = {"enum": ["x"]}
    assert not read_parts(files | {"datapackage.json": json.dumps(described).encode()}).faults
