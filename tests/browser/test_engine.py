"""The scenario in the reader's browser says what the app says: values, words, tables and links."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.browser import scripts
from metrics.charts.catalogue import CHARTS
from metrics.charts.specification import vega_lite_specification
from metrics.datasets.brief import Brief, load_brief
from metrics.datasets.shipped_briefs import brief_folders
from metrics.narrative import reported_figures
from metrics.scenarios.settings import OWN_BASE, Prices
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link
from tests.browser.engine_page import Engine, compared, differing, held, started
from tests.browser.random_workspaces import broken_link, dice, workspace
from tests.conftest import SHIPPED

SCENARIOS = 10_000
LINKS = 3_000
BATCH = 100
DRAWN = 4  # of so many workspaces, one is drawn too


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped brief in NZ dollars, so without any fan, and with a pace of which one side is open."""
    folder = tmp_path_factory.mktemp("foreign") / SHIPPED.name
    folder.mkdir()
    changes = {
        "billion_USD": "billion_NZD",
        '"report": "china': '"currency": "NZD", "report": "china',
        "2023,32,nearest": "2023,32,at_least",
    }
    for path in SHIPPED.iterdir():
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def engines(browser: Browser, foreign: Path) -> Iterator[list[Engine]]:
    """The engine of every shipped brief, and of one that has no fan."""
    found = [started(browser, load_brief(folder)) for folder in (*brief_folders(), foreign)]
    yield found
    for engine in found:
        engine.page.close()


def test_ten_thousand_scenarios_are_answered_as_in_the_app(engines: list[Engine]) -> None:
    random = dice(9)
    seen = 0
    while seen < SCENARIOS:
        engine = engines[random.randrange(len(engines))]
        found = [workspace(random, engine.brief) for _ in range(BATCH)]
        seen += sum(len(one.scenarios) for one in found)
        assert compared(engine, found, DRAWN) == []


def test_the_first_view_is_that_of_the_app(engines: list[Engine]) -> None:
    for engine in engines:
        first = analyse(engine.brief).default_workspace
        assert engine.ask("engine => engine.first") == held(first)
        assert compared(engine, [first]) == []
        words = engine.ask("engine => engine.outlook(engine.first).words")
        assert words["question"] == reported_figures.question(engine.brief)
        assert words["lead"] == reported_figures.lead(engine.brief)


def test_a_chart_is_as_high_as_in_the_app(engines: list[Engine]) -> None:
    random = dice(5)
    chart = CHARTS["doubling"]
    for engine in engines:
        all_of_them = [workspace(random, engine.brief) for _ in range(50)]
        question = "(engine, all) => all.map(one => engine.height(engine.outlook(one).plate))"
        contents = [chart.content(build_outlook(engine.brief, one)) for one in all_of_them]
        wanted = [vega_lite_specification(chart, content, "light")["height"] for content in contents]
        assert engine.ask(question, [held(one) for one in all_of_them]) == wanted


def test_a_link_opens_as_in_the_app_and_what_is_wrong_in_it_is_named_alike(engines: list[Engine]) -> None:
    random = dice(7)
    moved = wrong = 0
    for engine in engines:
        links = [broken_link(random, engine.brief) for _ in range(LINKS // len(engines))]
        whole = [f"?{link.address('', workspace(random, engine.brief), engine.brief).split('?')[1]}"]
        for text, found in zip(
            links + whole, engine.ask("(engine, all) => all.map(engine.decode)", links + whole), strict=True
        ):
            query = parse_qsl(text[1:], keep_blank_values=True)
            read, refusals = link.decode(query, engine.brief)
            wanted = [
                {
                    "name": refusal.parameter,
                    "seen": refusal.seen,
                    "rule": refusal.rule,
                    "instead": refusal.shown,
                    "moved": refusal.moved,
                    "text": str(refusal),
                }
                for refusal in refusals
            ]
            assert found["refusals"] == wanted, text
            assert differing(found["workspace"], held(read), text) == []
            moved += sum(refusal.moved for refusal in refusals)
            wrong += sum(not refusal.moved for refusal in refusals)
    assert moved > 100
    assert wrong > LINKS


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?",
        "?growth=8",
        "growth=8&&growth2=9&",
        "?brief=elsewhere&data=1",
        "?name=%E4%B8%80&name2=%ff%fe&growth",
        "?title=a+b%2Bc&sheet=gap%2Cpaths&embed=true&utm_source=x&chart=doubling",
        "?base=own&value=41.005&year=2059&multiple=1.1",
        "?edit=2&growth=8&growth3=-0",
        "?name=" + "\U0001f600" * 30,
        "?growth=1e-05&long=0.00001234&shock=-0&half=1e1",
        "?base=own&year=2030&shock=10&shock_year=2030&shock2=10&shock_year2=2031",
        "?shock=-20&shock_years=2&shock2=20&shock_year2=2026&shock_years2=1&growth3=8&shock_years3=0",
        "?shock_years=31&shock_years2=1.5&shock_years3=-1",
        "?__proto__=1&constructor=2",
    ],
)
def test_a_hand_written_link_opens_as_in_the_app(engines: list[Engine], query: str) -> None:
    for engine in engines:
        read, refusals = link.decode(parse_qsl(query.lstrip("?"), keep_blank_values=True), engine.brief)
        found = engine.ask("(engine, query) => engine.decode(query)", query)
        assert found["workspace"] == held(read)
        assert [refusal["text"] for refusal in found["refusals"]] == list(map(str, refusals))
        assert compared(engine, [read]) == []


def changes(brief: Brief) -> list[tuple[str, object, Callable[[Workspace], Workspace]]]:
    """Name and value for the engine, and the same step in Python."""
    paces = {found.name: found for found in analyse(brief).growth_presets}
    own = partial(presets.rebase_workspace, name=OWN_BASE, starts=analyse(brief).bases)
    return [
        ("growth", 8.25, lambda w: w.edit(growth=8.25)),
        ("fade", True, lambda w: w.edit(fade=True)),
        ("prices", "constant", lambda w: w.edit(prices=Prices.CONSTANT)),
        ("value", 50.5, lambda w: own(w).edit(value=50.5)),
        ("year", 2020, lambda w: own(w).edit(year=2020)),
        ("name", " a\tb\u00a0c ", lambda w: w.rename(" a\tb\u00a0c ")),
        ("title", "t" * 130, lambda w: w.retitle("t" * 130)),
        ("factor", 4, lambda w: w.edit_rule(factor=4)),
        ("base", OWN_BASE, own),
        *[
            ("base", name, partial(presets.rebase_workspace, name=name, starts=analyse(brief).bases))
            for name in analyse(brief).bases
        ],
        *[("preset", name, partial(presets.apply, preset=found)) for name, found in paces.items()],
    ]


def test_a_change_follows_the_rules_of_the_workspace(engines: list[Engine]) -> None:
    random = dice(3)
    for engine in engines:
        for name, value, step in changes(engine.brief):
            start = workspace(random, engine.brief)
            found = engine.ask("(engine, [w, n, v]) => engine.changed(w, n, v)", [held(start), name, value])
            assert found == held(step(start)), name


def test_scenarios_are_added_removed_and_chosen(engines: list[Engine]) -> None:
    engine = engines[0]
    one = Workspace(workspace(dice(1), engine.brief).scenarios[:1])
    two = one.add()
    assert engine.ask("(engine, w) => engine.changed(w, 'add')", held(one)) == held(two)
    assert engine.ask("(engine, w) => engine.changed(w, 'remove')", held(two)) == held(two.remove())
    assert engine.ask("(engine, w) => engine.changed(w, 'active', 0)", held(two)) == held(two.activate(0))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("growth", 500, "growth must be a number from -20 to 60 %, got \u201c500\u201d; nothing is changed"),
        ("by", 2030.5, "by must be a whole number from 1991 to 2060, got \u201c2030.5\u201d"),
        ("base", "moon", "base must be one of report, chn, kaz, own, got \u201cmoon\u201d"),
        ("preset", "Light", "preset must be one of Reported pace held, "),
        ("active", 3, "active must be a whole number from 0 to 2, got \u201c3\u201d"),
        ("add", None, "scenarios must be 1 to 3, got \u201c4\u201d"),
        ("colour", "red", "colour is not a setting of this page, got \u201cred\u201d; leave it out"),
    ],
)
def test_what_cannot_be_set_is_refused_by_name(
    engines: list[Engine], name: str, value: object, said: str
) -> None:
    question = """(engine, [name, value]) => {
        try { return engine.changed(engine.first, name, value); } catch (problem) { return String(problem); }
    }"""
    assert engines[0].ask(question, [name, value]).startswith(f"RangeError: {said}")


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("-(step - 1) / scenario.half_life", "-step / scenario.half_life"),
        ("lasting < scenario.shock_years", "lasting <= scenario.shock_years"),
        ("prices *= 1 + scenario.inflation", "prices *= 1 + 1.000001 * scenario.inflation"),
        ("half && last % 2 === 1", "false"),
        ("`$&${joiner}`", '"$&"'),
        (r'/\B(?=(\d{3})+$)/g, ","', r'/\B(?=(\d{3})+$)/g, ""'),
        ("raised ? level + 1 : 0", "raised ? 1 : 0"),
    ],
)
def test_one_broken_rule_is_seen(browser: Browser, rule: str, broken: str) -> None:
    source = scripts.source()
    assert source.count(rule) == 1
    engine = started(browser, load_brief(SHIPPED), source.replace(rule, broken))
    random = dice(2)
    assert compared(engine, [workspace(random, engine.brief) for _ in range(BATCH)])
    engine.page.close()
