"""What stands beside trade in the record: investment and firms, none of them added up."""

from metrics.datasets.brief import Brief
from metrics.narrative.phrases import period, quoted


def investment_note(brief: Brief) -> str:
    """What the report's cumulated investment is, beside the other statements of it."""
    others = [f for f in brief.of("cumulative_investment") if f.source != brief.report.id]
    said = []
    if brief.states("cumulative_investment"):
        total = brief.stated("cumulative_investment")
        said.append(f"The report's {quoted(total)} is a cumulated flow over {period(total)}.")
    if others:
        said.append(
            f"Other statements on record: {len(others)}; they add up other years or kinds, so they are not "
            "one series."
        )
    inflows = brief.of("fdi_inflow")
    if inflows:
        said.append(
            f"A yearly inflow, such as {quoted(inflows[-1])} in {period(inflows[-1])}, and a stock at a date "
            "are different things; no two of them are added here."
        )
    return " ".join(said)


def firms_note(brief: Brief) -> str:
    """What the report's count of firms is, beside registered and operating counts."""
    said = []
    if brief.states("firms"):
        stated = brief.stated("firms")
        said.append(f"The report counts {quoted(stated)} firms in {period(stated)}.")
    registered, operating = brief.of("firms_registered")[-1:], brief.of("firms_operating")[-1:]
    for one, other in zip(registered, operating, strict=False):
        said.append(
            f"Registers tell registered firms ({quoted(one)} in {period(one)}) from those that operate "
            f"({quoted(other)} in {period(other)})."
        )
    return " ".join(said)
