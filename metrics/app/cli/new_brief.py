"""``twofold new``: makes a folder with a brief from a paragraph of a report or from single figures."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.app.cli import console
from metrics.app.cli.console import DATA
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief, BriefError
from metrics.ingest.brief_builder import confirmation, zip_export
from metrics.ingest.brief_builder.confirmation import Line
from metrics.ingest.brief_builder.draft import BriefDraft, DraftFigure, DraftSeries, DraftSource, DraftTarget
from metrics.ingest.brief_builder.zip_import import build_brief
from metrics.ingest.tables.reader import read as read_series
from metrics.ingest.tables.uploaded_series import Faults
from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.measure_classifier import TARGET
from metrics.ingest.text.parse_result import ParsedFigure, Rejection
from metrics.narrative import scenarios

Texts = Sequence[tuple[str, ...]]
_WRONG_USE = 2
_UNIT = "unit"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_ORIGIN = "PUBLISHER TITLE DATE ADDRESS"
_TARGET = click.option("--target", default="", metavar="TEXT", help='The target as printed: "double".')


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="Title of the brief.")
@click.option("--economy", "economies", multiple=True, required=True, metavar="CODE", help="Twice, alpha-3.")
@click.option("--report", nargs=4, required=True, metavar=_ORIGIN, help="Where the report was printed.")
@click.option("--paragraph", type=_FILE, help="A text file with a paragraph of the report, in UTF-8.")
@click.option("--yes", is_flag=True, help="Takes every figure of the paragraph that is understood whole.")
@click.option("--ask", is_flag=True, help="Asks about each figure of the paragraph.")
@click.option(
    "--figure",
    "figures",
    nargs=3,
    multiple=True,
    metavar="MEASURE PERIOD TEXT",
    help='A figure as printed, such as turnover 2023 "US$41 billion".',
)
@_TARGET
@click.option("--due", default="", metavar="YEAR", help="The year it is due, where given.")
@click.option("--announced", default="", metavar="DATE", help="When the target was announced.")
@click.option("--by", default="", metavar="WHO", help="Who announced it.")
@click.option("--currency", default="", metavar="CODE", help="What a sign such as $ stands for.")
@click.option(
    "--series", nargs=2, multiple=True, metavar="CODE FILE", help="One side's series, CSV or XLSX; twice."
)
@click.option(
    "--source", "origins", nargs=5, multiple=True, metavar=f"CODE {_ORIGIN}", help="Where it is from."
)
@click.option(
    "--answer",
    "answers",
    nargs=3,
    multiple=True,
    metavar="CODE NAME VALUE",
    help="What a file leaves open, such as DEU unit million_USD/year.",
)
@click.option("--follows", default="", metavar="CODE", help="The side the report takes its level from.")
def new(
    folder: Path,
    title: str,
    economies: Sequence[str],
    report: tuple[str, str, str, str],
    paragraph: Path | None,
    yes: bool,
    ask: bool,
    figures: Texts,
    target: str,
    due: str,
    announced: str,
    by: str,
    currency: str,
    series: Texts,
    origins: Texts,
    answers: Texts,
    follows: str,
) -> None:
    """Makes a brief in FOLDER, which must be new or empty, and says what follows from it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        console.stop(_WRONG_USE, f"FOLDER must be new or empty, got {folder}; choose another")
    names = world_trade.economy_names()
    if unknown := [code for code in economies if code not in names]:
        console.stop(
            _WRONG_USE, f"--economy must be an alpha-3 code, got {unknown[0]!r}; such as {next(iter(names))}"
        )
    lines = [_option_line(measure, period, text, currency) for measure, period, text in figures]
    lines += [_option_line(TARGET, due, target, currency)] if target else []
    if paragraph is not None:
        known = {line.measure for line in lines}
        found = [
            line for line in _paragraph_lines(paragraph, report[2], currency) if line.measure not in known
        ]
        lines += list(_confirmed_lines(found, yes, ask))
    made = [_draft_entry(line, announced, by) for line in lines]
    draft = BriefDraft(
        title=title,
        economies={code: names[code] for code in economies},
        report=DraftSource(*report),
        figures=tuple(figure for figure in made if isinstance(figure, DraftFigure)),
        aim=next((aim for aim in made if isinstance(aim, DraftTarget)), None),
        books=tuple(_draft_series(code, Path(file), origins, answers) for code, file in series),
        made=dt.datetime.now(dt.UTC).date().isoformat(),
        follows=follows,
    )
    brief = _check(draft)
    for name, content in zip_export.brief_files(draft).items():
        console.write(folder / name, content)
    click.echo(str(folder))
    for answer in build_outlook(brief, analyse(brief).default_workspace).answers:
        click.echo(scenarios.answer_in_words(brief, answer))


def _check(draft: BriefDraft) -> Brief:
    try:
        return build_brief(draft)
    except BriefError as problem:
        console.stop(DATA, "\n".join(problem.problems))


def _option_line(measure: str, period: str, text: str, currency: str) -> Line:
    """A figure given by option, which needs no confirmation."""
    if measure not in confirmation.CHOICES:
        console.stop(_WRONG_USE, f"MEASURE must be one of {', '.join(confirmation.CHOICES)}, got {measure!r}")
    try:
        return Line(text, parse_figure(text, currency=currency), measure, period)
    except ValueError as problem:
        console.stop(_WRONG_USE, str(problem))


def _paragraph_lines(paragraph: Path, published: str, currency: str) -> list[Line]:
    try:
        return confirmation.lines(paragraph.read_bytes().decode("utf-8"), published, currency)[0]
    except UnicodeDecodeError as problem:
        console.stop(DATA, f"{paragraph}: must be text in UTF-8, got {problem.reason}; save it as such")
    except (OSError, ValueError) as problem:
        console.stop(DATA, f"{paragraph}: {problem}")


def _confirmed_lines(found: Sequence[Line], yes: bool, ask: bool) -> Iterator[Line]:
    """The figures of a paragraph to use: all complete ones, or with ``ask`` those that the user confirms."""
    if not (yes or ask):
        click.echo("\n".join(map(_line_summary, found)))
        console.stop(_WRONG_USE, "nothing was taken: take these with --yes, or one by one with --ask")
    for proposed in found:
        line = _ask_period(proposed) if ask else proposed
        dated = line.period or line.measure == TARGET
        whole = isinstance(line.reading, ParsedFigure) and line.measure and dated
        if not whole or (ask and not click.confirm(f"{_line_summary(line)}. Is that right?", err=True)):
            click.echo(f"Not taken: {_line_summary(line)}", err=True)
        else:
            yield line


def _ask_period(line: Line) -> Line:
    """The line with a period; asks the user if the paragraph gives none."""
    open_ = isinstance(line.reading, ParsedFigure) and line.measure not in ("", TARGET) and not line.period
    return (
        replace(line, period=click.prompt(f"{_line_summary(line)}. When", default="", err=True))
        if open_
        else line
    )


def _line_summary(line: Line) -> str:
    """A figure of the paragraph and its parse result in words."""
    if isinstance(line.reading, Rejection):
        return f"{line.text}: {line.reading.reason}"
    what = (
        confirmation.label(line.measure)
        if line.measure
        else "give it with --figure, as what it counts is not plain"
    )
    when = line.period or (
        line.asks if line.measure == TARGET else line.asks or "give its time with --figure"
    )
    return f"{line.text}: {line.reading.words}; {what}{f'; {when}' if when else ''}"


def _draft_entry(line: Line, announced: str, by: str) -> DraftFigure | DraftTarget:
    made = (
        confirmation.draft_target(line.reading, line.text, line.period, announced, by)
        if line.measure == TARGET
        else confirmation.draft_figure(line.reading, line.measure, line.period)
    )
    if isinstance(made, Rejection):
        console.stop(DATA, f"{line.text}: {made.reason}")
    return made


def _draft_series(code: str, file: Path, origins: Texts, answers: Texts) -> DraftSeries:
    given = {name: value for side, name, value in answers if side == code}
    try:
        content = file.read_bytes()
    except OSError as problem:
        console.stop(_WRONG_USE, f"{file} cannot be read: {problem.strerror}; give another file")
    choose = {name: value for name, value in given.items() if name != _UNIT}
    found = read_series(content, unit=given.get(_UNIT), choose=choose)
    if isinstance(found, Faults):
        console.stop(DATA, "\n".join(f"{file}: {problem}" for problem in found.problems))
    if found.series is None:
        for question in found.questions:
            options = ", ".join(f"{name} ({said})" for name, said in question.options.items())
            click.echo(f"{file}: {question.text} --answer {code} {question.name} one of: {options}", err=True)
        sys.exit(_WRONG_USE)
    origin = next((DraftSource(*rest) for side, *rest in origins if side == code), DraftSource())
    return DraftSeries(code, origin.publisher, origin, found.series)
