"""Counts of firms and amounts of investment are told apart, the latest of each kind."""

from metrics.datasets.brief import Brief
from metrics.narrative import investment
from metrics.narrative.phrases import period, printed_form
from metrics.quantities.figures import Figure


def latest(brief: Brief, measure: str) -> Figure:
    """The figure whose date comes last, as text sorts: 2025-10 after 2025-06."""
    return max((f for f in brief.used.values() if f.measure == measure), key=lambda f: f.period.text)


def test_registered_firms_are_named_before_those_that_operate_and_there_are_more_of_them(
    brief: Brief,
) -> None:
    registered, operating = (latest(brief, f"firms_{way}") for way in ("registered", "operating"))
    assert registered.unit == operating.unit
    assert registered.value > operating.value
    said = investment.firms_note(brief)
    assert f"registered firms ({printed_form(registered)} in {period(registered)})" in said
    assert f"those that operate ({printed_form(operating)} in {period(operating)})" in said
    assert said.index(printed_form(registered)) < said.index(printed_form(operating))


def test_the_reports_own_count_comes_first(brief: Brief) -> None:
    stated = brief.stated_figure("firms")
    assert investment.firms_note(brief).startswith(f"The report counts {printed_form(stated)} firms in")


def test_an_inflow_is_the_latest_and_the_reports_total_is_told_from_other_statements(brief: Brief) -> None:
    said = investment.investment_note(brief)
    total, inflow = brief.stated_figure("cumulative_investment"), latest(brief, "fdi_inflow")
    others = [f for f in brief.figures_by_measure("cumulative_investment") if f.id != total.id]
    assert said.startswith(f"The report's {printed_form(total)} is a cumulated flow")
    assert f"Other statements on record: {len(others)};" in said
    assert f"{printed_form(inflow)} in {period(inflow)}" in said
