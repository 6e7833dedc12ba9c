"""The shipped brief is sound, and a broken one says all that is wrong with it."""

from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest

from metrics.datasets.brief import Brief, BriefError, load_brief
from metrics.datasets.shipped_briefs import BRIEFS, brief_folders, fingerprint
from metrics.quantities.errors import NotFoundError
from metrics.quantities.figures import Bound
from metrics.quantities.measures import MEASURES
from tests.conftest import SHIPPED

Copy = Callable[..., Path]
ROW = "chn-turnover-2024,turnover,CHN,KAZ,2024,43.82,nearest,billion_USD/year,astana-times-2025-01,normal,,\n"


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    return caught.value.problems


@pytest.mark.parametrize("folder", brief_folders(), ids=lambda folder: folder.name)
def test_a_shipped_brief_is_a_valid_data_package(folder: Path) -> None:
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    assert load_brief(folder).figures


def test_the_data_package_states_version_licence_and_keys() -> None:
    package = frictionless.Package(SHIPPED / "datapackage.json")
    descriptor = package.to_descriptor()
    assert descriptor["version"]
    assert descriptor["licenses"]
    assert descriptor["sources"]
    keys = package.get_resource("figures").schema.foreign_keys
    assert {key["reference"]["resource"] for key in keys} == {"sources", "reporters", ""}


def test_the_measures_of_the_schema_are_those_of_the_code() -> None:
    schema = frictionless.Package(SHIPPED / "datapackage.json").get_resource("figures").schema
    assert set(schema.get_field("measure").constraints["enum"]) == set(MEASURES)


def test_the_report_is_quoted_as_printed(brief: Brief) -> None:
    printed = {
        measure: (brief.stated_figure(measure).quoted, brief.stated_figure(measure).bound)
        for measure in ("turnover", "turnover_growth", "cumulative_investment", "firms")
    }
    assert printed == {
        "turnover": ("41", Bound.NEAREST),
        "turnover_growth": ("32", Bound.NEAREST),
        "cumulative_investment": ("25", Bound.NEAREST),
        "firms": ("4,700", Bound.AT_LEAST),
    }


def test_the_pledge_has_neither_base_nor_date(brief: Brief) -> None:
    target = brief.report_target
    assert (target.multiple, target.base_year, target.due) == (2, None, None)


def test_every_figure_has_a_source_card_and_a_reporter(brief: Brief) -> None:
    for figure in brief.figures.values():
        card = brief.sources[figure.source]
        assert card.title
        assert card.publisher
        assert card.url.startswith("http")
        assert card.published
        assert brief.reporters[figure.reporter].name


def test_every_source_is_used(brief: Brief) -> None:
    used = {figure.source for figure in brief.figures.values()}
    used |= {target.source for target in brief.targets.values()}
    used |= {reason.source for reason in brief.reasons} | {event.source for event in brief.events}
    assert used == set(brief.sources)


def test_a_measure_the_report_does_not_state_is_an_error(brief: Brief) -> None:
    with pytest.raises(NotFoundError, match="states no exports"):
        brief.stated_figure("exports")


BREAKS = [
    ("figures.csv", "id,measure,reporter", "id,measured,reporter",
     "figures.csv: column measure is required"),
    ("figures.csv", "41,nearest,billion_USD/year", "41,nearest,billion_USD",
     "row report-turnover-2023: unit must be billion_USD/year, as turnover is a flow, got 'billion_USD'"),
    ("figures.csv", "nearest,percent,china-daily-2024-07-05", "nearest,percent,nowhere",
     "figures.csv row report-turnover-growth-2023: source must be an id of sources.csv, got 'nowhere'"),
    ("figures.csv", "2023,41,nearest", "2023,about 41,nearest",
     "figures.csv row report-turnover-2023: quoted must be written as"),
    ("figures.csv", "chn-turnover-2000,", "chn-turnover-2001,",
     "figures.csv lines 19, 20: id must be unique, got 'chn-turnover-2001' 2 times"),
    ("figures.csv", "KAZ,2000,1.5", "KAZ,2001,1.5",
     "one row for each measure, reporter, partner, period, revises"),
    ("figures.csv", "2023,41,nearest", "2023,41,roughly",
     "bound must be one of nearest, at_least, at_most, got 'roughly'"),
    ("figures.csv", "2009/2023,25", "2023/2009,25", "period must run forward"),
    ("figures.csv", "report-turnover-2023,turnover,unnamed", "report-turnover-2023,turnover,nobody",
     "reporter must be an id of reporters.csv, got 'nobody'"),
    ("figures.csv", "report-turnover-2023,turnover,", ",turnover,", "figures.csv line 2: id is required"),
    ("figures.csv", "report-turnover-2023,turnover,", "report-turnover-2023,turnovers,",
     "measure must be one of"),
    ("figures.csv", "report-turnover-growth-2023,turnover_growth,unnamed,,2023,32",
     "report-turnover-growth-2023,exports_growth,unnamed,,2023,32",
     "the report china-daily-2024-07-05 must state turnover_growth, got none"),
    ("sources.csv", "https://data.bls.gov", "data.bls.gov", "url must be written as"),
    ("targets.csv", "2024-07-03", "July 2024", "announced must be written as"),
    ("targets.csv", "doubling,,,2,", "doubling,,,0.5,", "multiple must be 1 or more, got '0.5'"),
    ("targets.csv", "doubling,,,2,", "doubling,,,two,", "multiple must be a number, got 'two'"),
    ("targets.csv", "china-daily-2024-07-05", "bls-cpi-u", "must announce a target, got none"),
    ("figures.csv", "2023,41.02,nearest", "2023,-41.02,nearest",
     "quoted of turnover must not be negative, got '-41.02'"),
    ("figures.csv", "CHN,KAZ,2023,41.02", "CHN,KAZ,2023-01/2023-10,41.02",
     "period of turnover must be one whole year, such as 2023, got '2023-01/2023-10'"),
    ("reporters.csv", "China's customs,CHN", "China's customs,",
     "the reporter of turnover must count for one of CHN, KAZ, got 'CHN'"),
    ("corrections.csv", '"50,000"', '"5,000"',
     "printed must be what figures.csv quotes, got '5,000' against '50,000'"),
    ("corrections.csv", "firms-2025-june", "firms-2025-may", "figure must be an id of figures.csv"),
    ("targets.csv", "over 40,40,at_least,", "over 40,40,at_least,3", "a target has a value or a multiple"),
    ("datapackage.json", '"version"', '"versions"', "datapackage.json: version is required"),
    ("datapackage.json", '"report": "china-daily-2024-07-05"', '"report": "nowhere"',
     "twofold.report must be the id of a row of sources.csv, got 'nowhere'"),
    ("datapackage.json", '"report": "china-daily-2024-07-05",', "", "twofold.report is required"),
    ("datapackage.json", '"name": "figures"', '"name": "numbers"', "must describe the table figures"),
    ("datapackage.json", "{", "[", "datapackage.json: must be JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), BREAKS, ids=[b[3][:40] for b in BREAKS])
def test_a_broken_brief_names_file_row_rule_and_value(
    broken: Copy, file: str, old: str, new: str, message: str
) -> None:
    found = problems(broken(file, old, new))
    assert any(message in problem for problem in found), found
    assert all(problem.split(":")[0].split(" ")[0].endswith((".csv", ".json")) for problem in found)


def test_all_problems_are_listed_at_once(broken: Copy) -> None:
    broken("figures.csv", "2023,41,nearest", "2023,some,nearest")
    broken("figures.csv", "2023,32,nearest", "2023,32,close")
    broken("sources.csv", "https://data.bls.gov", "ftp://data.bls.gov")
    found = problems(broken("targets.csv", "doubling,,,2,", "doubling,,,x,"))
    assert len(found) == 4
    assert {problem.split(" ")[0] for problem in found} == {"figures.csv", "sources.csv", "targets.csv"}


@pytest.mark.parametrize("file", ["figures.csv", "sources.csv", "datapackage.json"])
def test_a_missing_file_is_named(broken: Copy, file: str) -> None:
    folder = broken(file)
    (folder / file).unlink()
    assert any(problem.startswith(f"{file}: ") and "got none" in problem for problem in problems(folder))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00id", b'id,measure\n"unclosed'])
def test_a_file_that_is_no_table_is_named(broken: Copy, content: bytes) -> None:
    folder = broken("figures.csv")
    (folder / "figures.csv").write_bytes(content)
    assert any(problem.startswith("figures.csv: ") for problem in problems(folder))


def test_a_row_with_too_many_cells_is_refused(broken: Copy) -> None:
    folder = broken("figures.csv", ROW, ROW.replace(",normal,,\n", ",normal,,,,9\n"))
    assert any("figures.csv" in problem for problem in problems(folder))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("figures.csv", "nearest,percent,china-daily-2024-07-05", "nearest,percent,nowhere"),
        ("figures.csv", "2023,41,nearest", "2023,about 41,nearest"),
        ("figures.csv", "chn-turnover-2000,", "chn-turnover-2001,"),
        ("figures.csv", "2023,41,nearest", "2023,41,roughly"),
        ("figures.csv", "id,measure,reporter", "id,measured,reporter"),
        ("sources.csv", "https://data.bls.gov", "data.bls.gov"),
        ("targets.csv", "doubling,,,2,", "doubling,,,0.5,"),
    ],
)
def test_other_tools_find_the_same_faults_by_the_schema(broken: Copy, file: str, old: str, new: str) -> None:
    folder = broken(file, old, new)
    with frictionless.system.use_context(trusted=True):
        assert not frictionless.validate(folder / "datapackage.json").valid


def test_a_changed_file_changes_the_stamp(broken: Copy) -> None:
    folder = broken("figures.csv")
    before = fingerprint(folder)
    broken("figures.csv", "43.82", "43.80")
    assert fingerprint(folder) != before


def test_briefs_are_found_by_folder() -> None:
    assert BRIEFS / "china-kazakhstan" in brief_folders()
