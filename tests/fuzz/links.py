"""What must hold of any link: no exception, nothing wrong passed over, and the answer worked out anew."""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from urllib.parse import quote

from hypothesis import strategies as st

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Answer, Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.specification import vega_lite_specification
from metrics.datasets.brief import Brief
from metrics.scenarios.parameter import Parameter
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.reference_criteria import LIMITS
from metrics.scenarios.settings import OWN_BASE, PARAMETERS, Prices, Settings
from metrics.scenarios.workspace import Workspace
from metrics.sharing import link
from tests.conftest import charts_of

Query = Sequence[tuple[str, str]]

NUMBERS = {**PARAMETERS, **LIMITS}
SETTINGS = [f"{name}{suffix}" for suffix in ("", "2", "3") for name in link.SCENARIO_PARAMETERS]
NAMES = (*SETTINGS, *link.CRITERIA_PARAMETERS, *link.DISPLAY_PARAMETERS, "edit", "data", "brief")
_WORDS = (
    "on",
    "off",
    "report",
    "own",
    "nominal",
    "constant",
    "any",
    "large",
    "same",
    "turnover",
    "long",
    "all",
)
BAD = (
    "", " ", "abc", "nan", "NaN", "inf", "-inf", "Infinity", "1e400", "-1e400", "1e-400", "1_0", "0x10",
    "1,5", "1.2.3", "--8", "+-8", "8%", "8 8", "\u0663", "\uff18", "\u00bd", "\u22128", "8\0", "\0", "8\n9",
    "true",
    "None", "null", "[]", "{}", "[object Object]", "$8", "=1+1", "' or 1=1 --", "<script>alert(1)</script>",
    "../../etc/passwd", "%s%s%n", "{0}", "${x}", "\ud800", "\u202e8", "9" * 400, "x" * 5000, "on,off", "ON",
    "doubling,", ",", "doubling;gap", "doubling,doubling", "record,gap,targets,paths,doubling",
)  # fmt: skip
WRONG_NAMES = (
    "",
    " ",
    "grwth",
    "Growth",
    "growth4",
    "growth1",
    "growth[]",
    "growth ",
    "\0",
    "__class__",
    "x" * 500,
)

numbers = st.one_of(
    st.floats().map(repr),
    st.integers(-(10**6), 10**6).map(str),
    st.sampled_from(list(NUMBERS.values())).flatmap(lambda c: st.floats(c.low, c.high).map(repr)),
)
values = st.one_of(numbers, st.sampled_from((*_WORDS, *CHARTS, *BAD)), st.text(max_size=12))
queries = st.lists(
    st.tuples(st.one_of(st.sampled_from(NAMES), st.sampled_from(WRONG_NAMES), st.text(max_size=6)), values),
    max_size=10,
)


def held(query: Query, brief: Brief, *, drawn: bool = False) -> int:
    """Reads one link and all that follows from it, with ``drawn`` every chart; the number of refusals.

    Raises ``AssertionError`` for a value that is neither carried nor named, and for another answer
    than that worked out anew here; whatever else is raised is a fault too.
    """
    read, refusals = link.decode(query, brief)
    carried = link.encode(read, brief)
    assert link.decode(carried.items(), brief) == (read, ())
    named = {refusal.parameter for refusal in refusals}
    for name, seen in query:
        if name not in NAMES:
            continue
        if name[:40] in named or name == "data" or name.rstrip("23") in ("value", "year"):
            continue
        if name not in carried:
            assert float(seen) == NUMBERS[name.rstrip("23")].unset, name
        elif name.rstrip("23") in NUMBERS:
            assert float(carried[name]) == float(seen), name
        else:
            assert carried[name] == seen.strip(), name
    view = build_outlook(brief, read)
    for answer in view.answers:
        right(answer)
    if drawn:
        draw(view)
    return len(refusals)


def draw(view: Outlook) -> None:
    """Makes every chart as the screen and as a narrow picture have it, and its data."""
    for chart in charts_of(view.brief):
        content = chart.content(view)
        assert content.title
        assert content.alternative.startswith(content.title)
        vega_lite_specification(chart, content, "light")
        vega_lite_specification(chart, content, "dark", 360)
        for datum in content.data():
            assert math.isfinite(datum.value)


def right(answer: Answer) -> None:
    """Works the answer out year by year, by the rules of ``metrics/scenarios/projection.py`` alone."""
    settings, found = answer.settings, answer.projection
    level, year, reached, before = 1.0, settings.year, None, 1.0
    goal = settings.multiple
    while reached is None and year < HORIZON:
        year, before = year + 1, _deflated(level * _shock(settings, year), year, settings)
        level *= 1 + _growth(settings, year - settings.year) / 100
        now = _deflated(level * _shock(settings, year), year, settings)
        if now >= goal * (1 - 1e-12):
            reached = year
    if reached is None or found.year_reached is None:
        # A path that ends within a rounding error of its target may fall on either side.
        assert reached == found.year_reached or math.isclose(now, goal, rel_tol=1e-9)
        return
    if reached != found.year_reached:
        assert math.isclose(now, goal, rel_tol=1e-9)
        return
    part = (math.log(goal) - math.log(before)) / (math.log(now) - math.log(before))
    assert found.years_needed is not None
    assert math.isclose(reached - 1 - settings.year + part, found.years_needed, rel_tol=1e-6, abs_tol=1e-6)
    low, high = answer.years_bounds
    assert low <= found.years_needed <= high


def _growth(settings: Settings, k: int) -> float:
    if not settings.fade:
        return settings.growth
    return settings.long + (settings.growth - settings.long) * 2 ** (-(k - 1) / settings.half)


def _shock(settings: Settings, year: int) -> float:
    if not settings.year < settings.shock_year <= year:
        return 1.0
    over = settings.shock_years and year >= settings.shock_year + settings.shock_years
    return 1.0 if over else 1 + settings.shock / 100


def _deflated(level: float, year: int, settings: Settings) -> float:
    if settings.prices is not Prices.CONSTANT:
        return level
    return level / (1 + settings.inflation / 100) ** (year - settings.year)


def malformed(rng: Random) -> Iterator[str]:
    """Addresses by a grammar of what goes wrong: names, values, joints, escapes, repeats, lengths."""
    for name in NAMES:
        for value in BAD:
            yield f"?{name}={quote(value, errors='surrogatepass')}"
    for name in WRONG_NAMES:
        yield f"?{quote(name)}=8"
    for name in NAMES:
        yield from (f"?{name}", f"?{name}=", f"?={name}", f"?{name}==8", f"?{name}=8&{name}=9", f"?{name}=%")
        yield from (
            f"?{name}=%zz",
            f"?{name}=%ff%fe",
            f"?{name}=8%00",
            f"?{name}=8;multiple=3",
            f"?{name}=8#x",
        )
    yield from ("", "?", "?&&&", "?=", "?=&=", "#growth=8", "?growth", "??growth=8", f"?{'a=1&' * 2000}")
    for _ in range(2000):
        parts = rng.choices(NAMES, k=rng.randrange(1, 9))
        joints = rng.choices(("&", "&&", ";", "?", "&amp;"), k=len(parts))
        given = (quote(rng.choice((*BAD, *_WORDS, "8", "2")), errors="surrogatepass") for _ in parts)
        yield "?" + "".join(f"{n}={v}{j}" for n, v, j in zip(parts, given, joints, strict=True))


def limits(control: Parameter) -> tuple[list[str], list[str]]:
    """Values at the limits of a control, and values just past them or between its whole numbers."""
    step = control.step
    inside = [repr(control.low), repr(control.high)]
    outside = [repr(control.low - step), repr(control.high + step)]
    outside += [repr(math.nextafter(control.low, -math.inf)), repr(math.nextafter(control.high, math.inf))]
    if control.whole:
        outside += [repr(control.low + 0.5), repr(control.high - 0.5)]
    return inside, outside


def corners(brief: Brief) -> Iterator[Workspace]:
    """Every two controls of a scenario at their limits, all else as in the first view, fade and prices on."""
    first = analyse(brief).default_workspace.edit(fade=True, prices=Prices.CONSTANT)
    for one, other in combinations(PARAMETERS.values(), 2):
        for a in (one.low, one.high):
            for b in (other.low, other.high):
                changes = {c.name: int(v) if c.whole else v for c, v in ((one, a), (other, b))}
                base = {"base": OWN_BASE} if {"value", "year"} & set(changes) else {}
                yield first.edit(**changes, **base)
