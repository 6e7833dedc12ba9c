"""A brief that a page could not be drawn from is refused with rule, row, value and way out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import BriefError, load_brief

Copy = Callable[..., Path]
LEVEL, RATE = "2023,41,nearest", "2023,32,nearest"
PLEDGE = "pledge-2024,2024-07-03,Xi Jinping,doubling,,,2,,,"


def fault(folder: Path) -> str:
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    return "\n".join(caught.value.problems)


def without(broken: Copy, printed: str) -> Path:
    """A copy in which a figure is withdrawn; ``printed`` is its id and what it quotes."""
    folder = broken("corrections.csv")
    with (folder / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(f"{printed},,withdrawn,china-daily-2024-07-05\n")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("figures.csv", LEVEL, "2023,51,nearest",
         "row report-turnover-2023: the report's 51 for 2023 must agree with one side's series, got none"),
        ("figures.csv", LEVEL, "2023,30,at_least", "got China's customs, Kazakhstan's statistics; check it"),
        ("figures.csv", LEVEL, "2023,9000,nearest", "quoted must be from 0.01 to 5000, got '9000'"),
        ("figures.csv", "CHN,KAZ,2000,1.5,", "CHN,KAZ,2000,0.0,", "turnover must be more than 0, got '0.0'"),
        ("figures.csv", RATE, "2023,72,nearest", "quoted must be from -20 to 60, got '72'"),
        ("figures.csv", RATE, "2022,32,nearest",
         "period must be that of report-turnover-2023, 2023, got '2022'"),
        ("targets.csv", PLEDGE, PLEDGE.replace(",2,,,", ",,,,"),
         "must have a value or a multiple, got neither"),
        ("targets.csv", PLEDGE, PLEDGE.replace(",2,,,", ",6,,,"),
         "1.1 to 5 times its 41 of 2023, got 6 times"),
        ("targets.csv", PLEDGE, PLEDGE.replace("doubling,,,2", "40,40,nearest,"), "got 0.97561 times"),
        ("targets.csv", PLEDGE, PLEDGE.replace(",2,,,", ",2,2020,,"),
         "the report's year 2023 or empty, got 2020"),
        ("targets.csv", PLEDGE, PLEDGE.replace(",2,,,", ",2,,2023,"),
         "due must lie after 2023 and by 2060, got 2023"),
        ("datapackage.json", '"KAZ": "Kazakhstan"', '"KAZ": "Kazakhstan", "RUS": "Russia"',
         "twofold.economies must be 2 codes with their names"),
        ("datapackage.json", '"report": "china', '"follows": "me", "report": "china',
         "twofold.follows must be the id of a row of reporters.csv, got 'me'"),
        ("datapackage.json", '"report": "china', '"follows": "KAZ", "report": "china',
         "must agree with that of KAZ, got none"),
        ("reporters.csv", "KAZ,Kazakhstan's statistics,KAZ", "KAZ,Kazakhstan's statistics,CHN",
         "one reporter must print turnover for KAZ, got none"),
    ],
)  # fmt: skip
def test_a_brief_that_no_page_could_use_is_refused(
    broken: Copy, file: str, old: str, new: str, rule: str
) -> None:
    assert rule in fault(broken(file, old, new))


def test_two_books_that_share_no_year_have_no_gap(broken: Copy) -> None:
    folder = broken("figures.csv")
    path = folder / "figures.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if ",turnover,KAZ," not in row or row.startswith("kaz-turnover-2024,")]
    path.write_text(
        "".join(row for row in kept if not row.startswith("chn-turnover-2024,")), encoding="utf-8"
    )
    assert "CHN and KAZ must both print turnover of one year" in fault(folder)


def test_the_reporter_that_the_report_follows_may_be_named(broken: Copy) -> None:
    broken("figures.csv", LEVEL, "2023,30,at_least")
    folder = broken("datapackage.json", '"report": "china', '"follows": "KAZ", "report": "china')
    assert load_brief(folder).follows == "KAZ"


def test_a_row_of_the_report_is_no_book(broken: Copy) -> None:
    folder = broken(
        "reporters.csv", "unnamed,not named by the report,,", "unnamed,not named by the report,CHN,"
    )
    assert [side.id for side in load_brief(folder).sides] == ["CHN", "KAZ"]


def test_what_is_withdrawn_is_not_stated(broken: Copy) -> None:
    folder = without(broken, "report-turnover-growth-2023,32")
    assert "must state turnover_growth, got none" in fault(folder)


def test_prices_of_one_year_give_no_inflation(broken: Copy) -> None:
    folder = without(broken, "usa-consumer-prices-2013,232.957")
    assert "usa-consumer-prices-2023: consumer_prices must stand for two years or more, got '2023'" in fault(
        folder
    )


def test_without_prices_of_its_own_a_brief_takes_those_of_the_world_table(broken: Copy) -> None:
    without(broken, "usa-consumer-prices-2023,304.702")
    brief = load_brief(without(broken, "usa-consumer-prices-2013,232.957"))
    assert not brief.figures_by_measure("consumer_prices")
    assert analyse(brief).default_settings.inflation == 2.7


def test_most_tables_may_be_empty(broken: Copy) -> None:
    """Only figures, reporters, targets and sources are needed."""
    folder = broken("figures.csv")
    for name in ("events", "reasons", "corrections", "sectors"):
        path = folder / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    assert load_brief(folder).sectors == ()


def test_the_descriptor_of_a_brief_names_only_what_it_has(broken: Copy) -> None:
    own = json.loads((broken("datapackage.json") / "datapackage.json").read_text(encoding="utf-8"))["twofold"]
    assert set(own) <= {"report", "economies", "follows"}
