"""Outlook, the first page: what the report states, and when the target would be reached."""

from collections.abc import Iterator

from metrics.analysis.outlook import Outlook
from metrics.app.page_blocks.block import (
    Bench,
    Block,
    Bullets,
    Card,
    Cards,
    ChartBlock,
    Controls,
    Details,
    Heading,
    Page,
    Paragraph,
    Section,
    TableBlock,
)
from metrics.narrative import phrases, reported_figures, scenarios
from metrics.scenarios.parameter_layout import Place

REFUSALS, PANEL, LINK = "refusals", "panel", "link"
HEADLINE, ANSWERS, SIDE_BY_SIDE = "headline", "answers", "side-by-side"
_COMPARISON = "Scenarios side by side"


def answers(view: Outlook) -> tuple[str, ...]:
    """What each scenario comes to, and what of the one under the controls is worth a word."""
    said = [scenarios.answer_in_words(view.brief, answer) for answer in view.answers]
    edited = view.active_answer
    notes = filter(None, [scenarios.shock_note(edited.settings)])
    return (*said, scenarios.required_growth(edited), *notes)


def _head(view: Outlook) -> Iterator[Block]:
    yield Heading(reported_figures.question(view.brief), level=1)
    yield Paragraph(reported_figures.lead(view.brief))
    yield Cards(
        tuple(
            Card(
                f"{phrases.label(figure)}, {phrases.period(figure)}",
                phrases.printed_form(figure),
                f"{phrases.kind(figure)}. Bounds: {phrases.printed_bounds(figure)}. {note}",
            )
            for figure, note in reported_figures.cards(view.brief)
        )
    )
    # A published page reads its link in the browser; the dashboard says what it refuses above all.
    yield Controls(REFUSALS, view, places=Place.PAGE)


def _projection(view: Outlook) -> Iterator[Block]:
    yield Heading(scenarios.headline(view), sentence=True, anchor=HEADLINE)
    yield Bench(
        (
            ChartBlock("doubling", view),
            Bullets(answers(view), anchor=ANSWERS),
            Controls(LINK, view, places=Place.DASHBOARD),
        ),
        Controls(PANEL, view),
    )
    yield from _comparison_on_page(view)
    # There, only the chart beside the controls moves.
    yield Heading("As published", places=Place.PAGE)
    note = "These charts stay with the scenario that the page opens with."
    yield Paragraph(note, note=True, places=Place.PAGE)
    yield ChartBlock("sensitivity", view)
    yield from _comparison_on_dashboard(view)


def _comparison_on_page(view: Outlook) -> Iterator[Block]:
    """A row for each scenario, which the script fills anew; there may be more of them later."""
    frame = scenarios.differences(view).transpose().reset_index(names="Scenario")
    yield Details(_COMPARISON, (TableBlock(_COMPARISON, frame),), anchor=SIDE_BY_SIDE, places=Place.PAGE)


def _comparison_on_dashboard(view: Outlook) -> Iterator[Block]:
    if len(view.answers) > 1:
        frame = scenarios.differences(view).reset_index(names="")
        yield Paragraph(_COMPARISON, bold=True, places=Place.DASHBOARD)
        yield TableBlock(_COMPARISON, frame, small=True, places=Place.DASHBOARD)


def _figures(view: Outlook) -> Iterator[Block]:
    yield ChartBlock("figures", view)


OUTLOOK = Page("outlook", _head, (Section(_projection, moves=True), Section(_figures)))
