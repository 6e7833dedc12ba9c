"""What stands beside trade in the record: investment and firms, none of them added up."""

from metrics.datasets.brief import Brief
from metrics.narrative.phrases import period, printed_form


def investment_note(brief: Brief) -> str:
    """What the report's cumulated investment is, beside the other statements of it."""
    others = [f for f in brief.figures_by_measure("cumulative_investment") if f.source != brief.report.id]
    said = []
    if brief.states("cumulative_investment"):
        total = brief.stated_figure("cumulative_investment")
        said.append(f"The report's {printed_form(total)} is a cumulated flow over {period(total)}.")
    if others:
        said.append(
            f"Other statements on record: {len(others)}; they add up other years or kinds, so they are not "
            "one series."
        )
    inflows = brief.figures_by_measure("fdi_inflow")
    if inflows:
        said.append(
            f"A yearly inflow, such as {printed_form(inflows[-1])} in {period(inflows[-1])}, and "
            "a stock at a date "
            "are different things; no two of them are added here."
        )
    return " ".join(said)


def firms_note(brief: Brief) -> str:
    """What the report's count of firms is, beside registered and operating counts."""
    said = []
    if brief.states("firms"):
        stated = brief.stated_figure("firms")
        said.append(f"The report counts {printed_form(stated)} firms in {period(stated)}.")
    registered = brief.figures_by_measure("firms_registered")[-1:]
    operating = brief.figures_by_measure("firms_operating")[-1:]
    for one, other in zip(registered, operating, strict=False):
        said.append(
            f"Registers tell registered firms ({printed_form(one)} in {period(one)}) from those that operate "
            f"({printed_form(other)} in {period(other)})."
        )
    return " ".join(said)
