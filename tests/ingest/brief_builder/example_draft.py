"""An example report and both sides' series, as a reader would upload them."""

from metrics.datasets.brief import Brief
from metrics.ingest.brief_builder import confirmation
from metrics.ingest.brief_builder.draft import BriefDraft, DraftFigure, DraftSeries, DraftSource, DraftTarget
from metrics.ingest.tables.reader import read
from metrics.ingest.tables.uploaded_series import Preview, Series
from metrics.ingest.text.measure_classifier import TARGET
from metrics.ingest.text.paragraph_parser import Proposal, propose

PUBLISHED = "2024-07-05"
PARAGRAPH = (
    "In 2023 the two neighbours traded goods worth US$41 billion, a growth of trade of 32 percent on the "
    "year. Over the past 15 years investment of $25 billion has come in, officials say, and over 4,700 "
    "firms are at work. The president wants to double trade before long."
)
UNIT = "billion_USD/year"
REPORT = DraftSource("China Daily", "Bonds of friendship", PUBLISHED, "https://example.org/report")


def proposals() -> list[Proposal]:
    return propose(PARAGRAPH, published=PUBLISHED)


def figures() -> tuple[DraftFigure, ...]:
    """The confirmed figures of the paragraph; the reader adds the month of the firms."""
    found = [
        confirmation.draft_figure(each.reading, each.measure, each.period or "2024-07")
        for each in proposals()
        if each.measure and each.measure != TARGET
    ]
    assert all(isinstance(figure, DraftFigure) for figure in found), found
    return tuple(figure for figure in found if isinstance(figure, DraftFigure))


def aim() -> DraftTarget:
    (target,) = [each for each in proposals() if each.measure == TARGET]
    found = confirmation.draft_target(
        target.reading, target.text, target.period, "2024-07-03", "The president"
    )
    assert isinstance(found, DraftTarget)
    return found


def csv_of(brief: Brief, reporter: str) -> bytes:
    """The shipped series of one side as a file of years and two-way trade, without lower bounds."""
    kept = {y: f for y, f in brief.series("turnover", reporter).items() if f.bound == "nearest"}
    return "".join(["year,turnover\n", *(f"{y},{f.quoted}\n" for y, f in kept.items())]).encode()


def series(content: bytes) -> Series:
    found = read(content, unit=UNIT)
    assert isinstance(found, Preview), found
    assert found.series is not None
    return found.series


def book(brief: Brief, side: str) -> DraftSeries:
    name = brief.reporters[side].name
    return DraftSeries(
        side,
        name,
        DraftSource(name, "Yearly trade", "2025", "https://example.org/s"),
        series(csv_of(brief, side)),
    )


def draft(brief: Brief) -> BriefDraft:
    """A draft of the shipped report with the shipped series."""
    return BriefDraft(
        title=brief.title,
        economies=brief.economies,
        report=REPORT,
        figures=figures(),
        aim=aim(),
        books=tuple(book(brief, side.id) for side in brief.sides),
        made="2026-11-24",
    )
