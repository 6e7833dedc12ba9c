"""The published pages that stand: the record, the precedents, the sources."""

import pandas as pd

from metrics import outside, tables
from metrics import targets as promises
from metrics.brief import Brief
from metrics.publish.exhibit import exhibit
from metrics.publish.markup import Markup, anchor, bullets, element, table
from metrics.publish.publication import Head, Publication, page
from metrics.record import RecordError
from metrics.sentences import beside, books, elsewhere, events, pairs

ELSEWHERE = ("precedents", "paths")
_INVESTMENT = ("cumulative_investment", "fdi_inflow", "fdi_stock", "investor_rank")
_FIRMS = ("firms", "firms_registered", "firms_operating")


def record_page(of: Publication) -> bytes:
    """``record.html``: both books, the gap, earlier targets, and what the brief has beside trade."""
    brief, shown = of.view.brief, of.view.workspace
    reasons = books.reasons(brief)
    changed = [*books.vintages(brief), *books.corrections(brief)]
    body = [
        element("h1", "The record"),
        element("p", books.lead(brief)),
        exhibit(of, "record"),
        *_folded("The numbered events", events.listed(brief) if shown.events else []),
        *_folded("Revised figures and known errors of sources", changed),
        element("h2", "The gap between the two books"),
        exhibit(of, "gap"),
        element("p", books.gap_split(brief)),
        element("p", "Reasons on record:" if reasons else "No reason for it is on record."),
        bullets(reasons),
        element("h2", "Earlier targets"),
        exhibit(of, "targets"),
        bullets(books.levels_reached(brief)),
        table(books.targets_table(brief), "Table: every announcement of a target"),
        element("h2", "Since the pledge"),
        *(element("p", note) for note in filter(None, [books.base_note(brief)])),
        bullets(books.since_the_pledge(brief, found) for found in promises.progress(brief)),
        *_beside(brief),
    ]
    return page(of, Head("record.html", f"The record: {brief.title}", books.lead(brief)), body)


def precedents_page(of: Publication) -> bytes:
    """``precedents.html``: how long it took other pairs, or why that is not charted."""
    brief, rule = of.view.brief, of.view.rule
    title = f"Precedents: {brief.title}"
    lacking = lacks_precedents(of)
    if lacking:
        said = f"Precedents are not charted: {lacking}."
        return page(
            of, Head("precedents.html", title, said), [element("h1", "Precedents"), element("p", said)]
        )
    shares = "chosen" in outside.curves(brief, rule)
    body = [
        element("h1", "Precedents"),
        element("p", elsewhere.lead(brief, rule)),
        exhibit(of, "precedents"),
        element("p", elsewhere.waiting(brief, rule)),
        bullets(elsewhere.chances(of.view, rule)),
        *(_table("The share after each year", elsewhere.chance_table(brief, rule)) if shares else []),
        element("h2", "The pairs of the class"),
        exhibit(of, "paths"),
        element("p", pairs.closest(brief, rule)),
        *_table("The pairs", pairs.table(brief, rule).drop(columns=pairs.PATH)),
    ]
    return page(of, Head("precedents.html", title, elsewhere.lead(brief, rule)), body)


def sources_page(of: Publication) -> bytes:
    """``sources.html``: every figure as it was printed, with its source."""
    brief = of.view.brief
    said = (
        f"{len(brief.figures)} figures from {len(brief.sources)} sources, data version {brief.version}. "
        "Values and bounds follow from the printed form; what is derived is computed and not listed here."
    )
    listed = table(
        tables.figures(brief).drop(columns="Id"),
        "Every figure",
        lambda name, value: anchor(value, "open") if name == "Address" and value else None,
    )
    body = [element("h1", "Sources"), element("p", said), listed]
    return page(of, Head("sources.html", f"Sources: {brief.title}", said), body)


def lacks_precedents(of: Publication) -> str:
    """What the brief lacks for precedents; empty where it lacks nothing."""
    try:
        outside.stand(of.view.brief, of.view.rule)
    except RecordError as problem:
        return str(problem)
    return ""


def _beside(brief: Brief) -> list[Markup]:
    """Investment, firms and fields of cooperation, as far as the brief has any."""
    found: list[Markup] = []
    if brief.sectors or brief.of(*_INVESTMENT, *_FIRMS):
        found.append(element("h2", "Beside trade"))
    for named, measures, note in (
        ("Table: investment", _INVESTMENT, beside.investment_note),
        ("Table: firms", _FIRMS, beside.firms_note),
    ):
        if brief.of(*measures):
            found += [element("p", note(brief)), table(tables.beside(brief, *measures), named)]
    if brief.sectors:
        found.append(element("p", "What is measured of the fields that the report names:"))
        found.append(table(tables.sectors(brief), "Table: fields"))
    return found


def _folded(name: str, lines: list[str]) -> list[Markup]:
    return _details(name, bullets(lines)) if lines else []


def _table(name: str, frame: pd.DataFrame) -> list[Markup]:
    return _details(name, table(frame, f"Table: {name}"))


def _details(name: str, inside: Markup) -> list[Markup]:
    return [element("details", element("summary", name), inside)]
