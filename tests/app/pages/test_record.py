"""The record's page: every number on it traces to a figure or to a computed value."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from metrics.analysis import mirror_statistics, target_outcomes, trade_series
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.claim_check import Check, check
from metrics.datasets import shipped_briefs
from metrics.datasets.brief import Brief
from metrics.narrative import earlier_targets, investment, record
from metrics.narrative.earlier_targets import NEAR_PP
from metrics.narrative.events import event_list, numbered_events
from metrics.quantities.figures import Interval
from metrics.quantities.number_format import MINUS, NBSP
from tests import first_view
from tests.first_view import plain

RECORD = "from metrics.app.pages import record\nrecord.page()"
NUMBER = re.compile(r"((?:US|NZ)\$ )?(?<![\w.\u2212-])([\u2212-]?\d[\d,]*(?:\.\d+)?)( %)?")


@pytest.fixture(scope="module")
def page() -> AppTest:
    app = AppTest.from_string(RECORD, default_timeout=30).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> Iterator[str]:
    for kind in ("title", "header", "markdown", "caption"):
        yield from (str(getattr(at, "value", "")) for at in app.get(kind))
    for table in (*app.dataframe, *app.table):
        for column in table.value.columns:
            yield from (str(cell) for cell in table.value[column])


def said(app: AppTest) -> str:
    return "\n".join(texts(app)).replace(NBSP, " ").replace("\\", "")


def claim(brief: Brief) -> tuple[Interval, tuple[Check, ...]]:
    """The claim that the page opens with: the report's own level and growth."""
    level, rate = brief.stated_figure("turnover"), brief.stated_figure("turnover_growth")
    return check(analyse(brief).series, level.quoted, rate.quoted, level.period.first_year)


def amounts(brief: Brief) -> set[float]:
    """Money on the page: figures, both books, gaps, targets, and what a claim implies."""
    found = {f.value for f in brief.figures.values() if f.unit.startswith("billion_")}
    for side in brief.sides:
        for flow in trade_series.FLOWS:
            found |= {o.interval.value for o in analyse(brief).series.observations(side.id, flow).values()}
        results = [
            target_outcomes.outcome(analyse(brief).series, target, side.id)
            for target, _ in target_outcomes.distinct_targets(brief)
        ]
        found |= {x for r in results for x in (r.level, r.value) if x is not None}
    for flow in (mirror_statistics.TOTAL, mirror_statistics.OUT, mirror_statistics.BACK):
        found |= {gap.gap.value for gap in analyse(brief).gaps[flow]}
    return found | {claim(brief)[0].value}


def rates(brief: Brief) -> set[float]:
    """Percentages on the page: the last changes, gap, outcomes, progress and presets."""
    year = analyse(brief).gaps[mirror_statistics.TOTAL][-1].year
    found = {gap.share.value for gap in analyse(brief).gaps[mirror_statistics.TOTAL]}
    found |= {preset_.growth.value for preset_ in analyse(brief).growth_presets}
    for side in brief.sides:
        seen = analyse(brief).series.observations(side.id)
        if year - 1 in seen:
            found.add(100 * (seen[year].interval.value / seen[year - 1].interval.value - 1))
        for target, _ in target_outcomes.distinct_targets(brief):
            result = target_outcomes.outcome(analyse(brief).series, target, side.id)
            found |= {100 * x for x in (result.pace_needed, result.pace_so_far) if x is not None}
            if result.level and result.value:
                found.add(100 * result.value / result.level)
    for progress in analyse(brief).progress:
        amount = brief.report_target.value
        goal = amount.value if amount else brief.multiple * progress.first
        found |= {100 * progress.pace, 100 * progress.last / goal}
    return found


def others(brief: Brief) -> set[float]:
    """Bounds, counts, multiples and the numbers of events."""
    found = {
        brief.multiple,
        float(len(target_outcomes.distinct_targets(brief))),
        float(len(brief.figures_by_measure("cumulative_investment")) - 1),
    }
    found |= {float(times) for _, times in target_outcomes.distinct_targets(brief)} | {NEAR_PP}
    found |= {target.value.value for target in brief.targets.values() if target.value}
    found |= {float(mark.number) for mark in numbered_events(brief)}
    found |= {p.multiple for p in analyse(brief).progress}
    for rate in brief.rates.values():
        found |= {rate.interval.value}
    for figure in brief.figures.values():
        found |= {figure.value, figure.interval.low, figure.interval.high}
    implied, checks = claim(brief)
    found |= {implied.low, implied.high}
    return found | {
        x for c in checks if c.recorded for x in (c.recorded.low, c.recorded.high, c.recorded.value)
    }


def stray(text: str, brief: Brief) -> list[str]:
    """Numbers in ``text`` that no figure and no function gives, each by its own kind."""
    money, percents, rest = amounts(brief), rates(brief), others(brief)
    found = []
    for dollars, number, percent in NUMBER.findall(text):
        values = money if dollars else percents if percent else rest
        digits = len(number.partition(".")[2])
        value = abs(float(number.replace(",", "").replace(MINUS, "-")))
        if not any(abs(abs(v) - value) <= 0.5000001 * 10**-digits for v in values):
            found.append(dollars + number + percent)
    return found


def without_dates_and_words_of_sources(text: str, brief: Brief) -> str:
    """The text without ISO dates and years, and without what the data hold as words."""
    words = [figure.note for figure in brief.figures.values()]
    words += [target.note for target in brief.targets.values()]
    words += [source.publisher for source in brief.sources.values()] + [e.title for e in brief.events]
    words += [correction.reason for correction in brief.corrections.values()]
    for word in sorted(filter(None, words), key=len, reverse=True):
        text = text.replace(word, "")
    return re.sub(r"\b(?:19|20)\d\d(?:-\d\d){0,2}\b", "", text)


def test_every_number_on_the_page_traces_to_a_figure_or_a_function(
    any_brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped_briefs, "default_name", lambda: any_brief.name)
    app = AppTest.from_string(RECORD, default_timeout=30).run()
    text = without_dates_and_words_of_sources(said(app), any_brief)
    assert len(NUMBER.findall(text)) > 25
    assert stray(text, any_brief) == []


def test_a_typed_number_would_be_found(brief: Brief) -> None:
    assert stray("trade of US$ 777.7 bn, up 12.7 %, or 8,123 firms", brief) == [
        "US$ 777.7",
        "12.7 %",
        "8,123",
    ]
    tried = [f"{n / 10} %" for n in range(1000)]
    assert len(stray(" ".join(tried), brief)) > 0.9 * len(tried)


def test_the_page_says_what_the_headline_hides(page: AppTest, brief: Brief) -> None:
    """Both books, the gap and its directions, targets and progress, revisions, the claim, the rest."""
    told = [
        record.lead(brief),
        record.gap_split(brief),
        *record.gap_reasons(brief),
        *record.vintages(brief),
        *record.corrections(brief),
        *earlier_targets.levels_reached(brief),
        *(earlier_targets.progress_since_pledge(brief, one) for one in analyse(brief).progress),
        *(record.claim_check(brief, one) for one in claim(brief)[1]),
        investment.investment_note(brief),
        investment.firms_note(brief),
    ]
    assert all(told)
    assert not [sentence for sentence in told if first_view.missing(said(page), sentence)]


def test_every_target_has_its_outcome_on_every_book(page: AppTest, brief: Brief) -> None:
    for target, _ in target_outcomes.distinct_targets(brief):
        for side in brief.sides:
            outcome = target_outcomes.outcome(analyse(brief).series, target, side.id)
            assert not first_view.missing(said(page), earlier_targets.outcome(brief, outcome))


def test_the_reader_can_hide_the_events(brief: Brief) -> None:
    app = AppTest.from_string(RECORD, default_timeout=30).run()
    lines = [plain(line) for line in event_list(brief)]
    assert not first_view.missing(said(app), *lines)
    app.toggle(key="events-switch").set_value(False).run()
    assert not [line for line in lines if line in said(app)]
    app.toggle(key="first-switch").set_value(True).run()
    assert not app.exception


def test_a_claim_is_checked_as_it_is_typed(brief: Brief) -> None:
    app = AppTest.from_string(RECORD, default_timeout=30).run()
    app.text_input(key="claim-value").set_value("24.2").run()
    app.number_input(key="claim-year").set_value(2022).run()
    checks = check(analyse(brief).series, "24.2", brief.stated_figure("turnover_growth").quoted, 2022)[1]
    assert [one.agrees for one in checks if (one.reporter, one.year) == ("KAZ", 2022)] == [True]
    for one in checks:
        assert not first_view.missing(said(app), record.claim_check(brief, one))
    app.text_input(key="claim-rate").set_value("a third").run()
    assert not app.exception
    assert "printed number alone" in app.warning[0].value.replace("\\", "")


@pytest.mark.parametrize("flow", trade_series.FLOWS)
def test_derived_rows_are_recomputed_from_the_figures_they_name(any_brief: Brief, flow: str) -> None:
    """The table names the figures; the arithmetic is done here once more, by hand."""
    brief = any_brief
    for side in brief.sides:
        for seen in analyse(brief).series.observations(side.id, flow).values():
            values = [brief.figures[name].value for name in seen.basis if name in brief.figures]
            rates = [brief.rates[name].interval.value for name in seen.basis if name in brief.rates]
            by_hand = {
                trade_series.Derivation.PRINTED: values[0],
                trade_series.Derivation.ADDED: sum(values),
                trade_series.Derivation.SUBTRACTED: values[0] - values[-1],
                trade_series.Derivation.IMPLIED: values[0] / (1 + values[-1] / 100),
            }
            assert seen.counted.value == pytest.approx(by_hand[seen.rule])
            assert seen.is_converted == bool(rates)
            for rate in rates:
                assert rate in (
                    pytest.approx(seen.interval.value / seen.counted.value),
                    pytest.approx(seen.counted.value / seen.interval.value),
                )


def test_a_revised_figure_keeps_its_first_vintage(any_brief: Brief) -> None:
    """Where a figure says which one it revises, the series as first published has that one."""
    for figure in any_brief.used.values():
        if not figure.revises or figure.measure != "turnover":
            continue
        year, side = figure.period.first_year, figure.reporter
        first = any_brief.figures[figure.revises]
        assert any_brief.series("turnover", side, first=True)[year] == first
        assert any_brief.series("turnover", side)[year] == figure
        values = [analyse(any_brief).series.observations(side, first=f)[year].interval for f in (True, False)]
        assert [each.value for each in values] == [first.value, figure.value]


def test_events_stand_in_order_at_their_place_on_the_axis_of_years(brief: Brief) -> None:
    marks = numbered_events(brief)
    assert [mark.number for mark in marks] == list(range(1, 1 + len(marks)))
    places = {mark.date: mark.year for mark in marks}
    assert places["2019"] == 2019
    assert places["2024-07-03"] == pytest.approx(2024 + 1 / 24)
    assert places["2022-09"] < places["2022-11-29"] < places["2023-05-17"]
