"""The published pages that stand: the record, the precedents, the sources."""

import pandas as pd

from metrics.analysis import outside_view
from metrics.analysis import target_outcomes as promises
from metrics.analysis.trade_series import RecordError
from metrics.app.site.chart_section import chart_block
from metrics.app.site.markup import Markup, anchor, bullets, element, table
from metrics.app.site.page_shell import Head, Publication, page
from metrics.datasets.brief import Brief
from metrics.narrative import (
    data_tables,
    earlier_targets,
    events,
    investment,
    precedents,
    record,
    reference_class_tables,
)

PRECEDENT_CHARTS = ("precedents", "paths")
_INVESTMENT = ("cumulative_investment", "fdi_inflow", "fdi_stock", "investor_rank")
_FIRMS = ("firms", "firms_registered", "firms_operating")


def record_page(of: Publication) -> bytes:
    """``record.html``: both books, the gap, earlier targets, and what the brief has beside trade."""
    brief, shown = of.view.brief, of.view.workspace
    reasons = record.gap_reasons(brief)
    changed = [*record.vintages(brief), *record.corrections(brief)]
    body = [
        element("h1", "The record"),
        element("p", record.lead(brief)),
        chart_block(of, "record"),
        *_collapsible_list("The numbered events", events.event_list(brief) if shown.events else []),
        *_collapsible_list("Revised figures and known errors of sources", changed),
        element("h2", "The gap between the two books"),
        chart_block(of, "gap"),
        element("p", record.gap_split(brief)),
        element("p", "Reasons on record:" if reasons else "No reason for it is on record."),
        bullets(reasons),
        element("h2", "Earlier targets"),
        chart_block(of, "targets"),
        bullets(earlier_targets.levels_reached(brief)),
        table(earlier_targets.targets_table(brief), "Table: every announcement of a target"),
        element("h2", "Since the pledge"),
        *(element("p", note) for note in filter(None, [earlier_targets.base_note(brief)])),
        bullets(earlier_targets.progress_since_pledge(brief, found) for found in promises.progress(brief)),
        *_investment_section(brief),
    ]
    return page(of, Head("record.html", f"The record: {brief.title}", record.lead(brief)), body)


def precedents_page(of: Publication) -> bytes:
    """``precedents.html``: how long it took other pairs, or why that is not charted."""
    brief, rule = of.view.brief, of.view.rule
    title = f"Precedents: {brief.title}"
    lacking = missing_precedents_reason(of)
    if lacking:
        said = f"Precedents are not charted: {lacking}."
        return page(
            of, Head("precedents.html", title, said), [element("h1", "Precedents"), element("p", said)]
        )
    shares = "chosen" in outside_view.survival_curves(brief, rule)
    body = [
        element("h1", "Precedents"),
        element("p", precedents.lead(brief, rule)),
        chart_block(of, "precedents"),
        element("p", precedents.waiting_times(brief, rule)),
        bullets(precedents.chances(of.view, rule)),
        *(
            _collapsible_table("The share after each year", precedents.chance_table(brief, rule))
            if shares
            else []
        ),
        element("h2", "The pairs of the class"),
        chart_block(of, "paths"),
        element("p", reference_class_tables.closest_pairs(brief, rule)),
        *_collapsible_table(
            "The pairs",
            reference_class_tables.table(brief, rule).drop(columns=reference_class_tables.PATH_COLUMN),
        ),
    ]
    return page(of, Head("precedents.html", title, precedents.lead(brief, rule)), body)


def sources_page(of: Publication) -> bytes:
    """``sources.html``: every figure as it was printed, with its source."""
    brief = of.view.brief
    said = (
        f"{len(brief.figures)} figures from {len(brief.sources)} sources, data version {brief.version}. "
        "Values and bounds follow from the printed form; what is derived is computed and not listed here."
    )
    listed = table(
        data_tables.figures(brief).drop(columns="Id"),
        "Every figure",
        lambda name, value: anchor(value, "open") if name == "Address" and value else None,
    )
    body = [element("h1", "Sources"), element("p", said), listed]
    return page(of, Head("sources.html", f"Sources: {brief.title}", said), body)


def missing_precedents_reason(of: Publication) -> str:
    """What the brief lacks for precedents; empty where it lacks nothing."""
    try:
        outside_view.pair_position(of.view.brief, of.view.rule)
    except RecordError as problem:
        return str(problem)
    return ""


def _investment_section(brief: Brief) -> list[Markup]:
    """Investment, firms and fields of cooperation, as far as the brief has any."""
    found: list[Markup] = []
    if brief.sectors or brief.figures_by_measure(*_INVESTMENT, *_FIRMS):
        found.append(element("h2", "Beside trade"))
    for named, measures, note in (
        ("Table: investment", _INVESTMENT, investment.investment_note),
        ("Table: firms", _FIRMS, investment.firms_note),
    ):
        if brief.figures_by_measure(*measures):
            found += [element("p", note(brief)), table(data_tables.measure_figures(brief, *measures), named)]
    if brief.sectors:
        found.append(element("p", "What is measured of the fields that the report names:"))
        found.append(table(data_tables.sectors(brief), "Table: fields"))
    return found


def _collapsible_list(name: str, lines: list[str]) -> list[Markup]:
    return _details(name, bullets(lines)) if lines else []


def _collapsible_table(name: str, frame: pd.DataFrame) -> list[Markup]:
    return _details(name, table(frame, f"Table: {name}"))


def _details(name: str, inside: Markup) -> list[Markup]:
    return [element("details", element("summary", name), inside)]
