"""Record: two books of the same trade, and what became of earlier promises."""

from collections.abc import Iterator

from metrics.analysis.outlook import Outlook
from metrics.app.page_blocks.block import (
    Block,
    Bullets,
    ChartBlock,
    Controls,
    Heading,
    Page,
    Paragraph,
    Section,
    TableBlock,
    folded_list,
)
from metrics.narrative import conversion_rates, data_tables, earlier_targets, events, investment, record
from metrics.scenarios.parameter_layout import Place

SWITCHES, CLAIM = "switches", "claim"
_BESIDE_TRADE = (
    (
        "Table: investment",
        ("cumulative_investment", "fdi_inflow", "fdi_stock", "investor_rank"),
        investment.investment_note,
    ),
    ("Table: firms", ("firms", "firms_registered", "firms_operating"), investment.firms_note),
)


def _head(view: Outlook) -> Iterator[Block]:
    brief = view.brief
    yield Heading("The record", level=1)
    yield Paragraph(" ".join(filter(None, (record.lead(brief), conversion_rates.record_note(brief)))))


def _reported_series(view: Outlook) -> Iterator[Block]:
    brief = view.brief
    yield Controls(SWITCHES, view, places=Place.DASHBOARD)
    yield ChartBlock("record", view)
    yield from folded_list("The numbered events", events.event_list(brief) if view.workspace.events else ())
    changed = (*record.vintages(brief), *record.corrections(brief))
    yield from folded_list("Revised figures and known errors of sources", changed)


def _mirror_gap(view: Outlook) -> Iterator[Block]:
    yield Heading("The gap between the two books")
    yield ChartBlock("gap", view)
    yield Paragraph(record.gap_split(view.brief))
    reasons = tuple(record.gap_reasons(view.brief))
    yield Paragraph("Reasons on record:" if reasons else "No reason for it is on record.")
    yield Bullets(reasons)


def _targets(view: Outlook) -> Iterator[Block]:
    brief = view.brief
    yield Heading("Earlier targets")
    yield ChartBlock("targets", view)
    yield Bullets(tuple(earlier_targets.levels_reached(brief)))
    yield TableBlock("Table: every announcement of a target", earlier_targets.targets_table(brief))
    yield Heading("Since the pledge")
    for note in filter(None, [earlier_targets.base_note(brief)]):
        yield Paragraph(note)
    yield Bullets(
        tuple(earlier_targets.progress_since_pledge(brief, each) for each in view.analysis.progress)
    )


def _claim(view: Outlook) -> Iterator[Block]:
    """A claim is checked as it is typed, so on the dashboard only."""
    yield Heading("Check a claim", places=Place.DASHBOARD)
    yield Controls(CLAIM, view, places=Place.DASHBOARD)


def _investment_and_firms(view: Outlook) -> Iterator[Block]:
    """Investment, firms and fields of cooperation, as far as the brief has any."""
    brief = view.brief
    if brief.sectors or any(brief.figures_by_measure(*measures) for _, measures, _ in _BESIDE_TRADE):
        yield Heading("Beside trade")
    for label, measures, note in _BESIDE_TRADE:
        if brief.figures_by_measure(*measures):
            yield Paragraph(note(brief))
            yield TableBlock(label, data_tables.measure_figures(brief, *measures))
    if brief.sectors:
        yield Paragraph("What is measured of the fields that the report names:")
        yield TableBlock("Table: fields", data_tables.sectors(brief), small=True)


RECORD = Page(
    "record",
    _head,
    (
        Section(_reported_series, moves=True),
        *(Section(blocks) for blocks in (_mirror_gap, _targets, _claim, _investment_and_firms)),
    ),
)
