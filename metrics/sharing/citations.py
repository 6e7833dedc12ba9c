"""Texts to paste next to a chart: caption, alternative text, finding, and three citation formats."""

from collections.abc import Sequence
from json import dumps

from metrics.sharing.cell_text import normalise_spaces
from metrics.sharing.chart_metadata import PROJECT_NAME, ChartMetadata

# BibTeX counts braces even after a backslash, so braces are written as commands.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def caption(about: ChartMetadata) -> str:
    """Paragraphs: finding; measure, unit and period; source; settings; data; link."""
    lines = (
        f"{about.finding}.",
        f"{about.subtitle}.",
        f"Source: {about.source}.",
        about.settings,
        f"{_data(about)}.",
        about.link,
    )
    return "\n".join(filter(None, lines))


def alternative_text(about: ChartMetadata) -> str:
    """The alternative text for readers who cannot see the chart."""
    return about.alternative


def finding(about: ChartMetadata) -> str:
    """The finding as one sentence."""
    return f"{about.finding}."


def apa(about: ChartMetadata) -> str:
    """The citation after APA 7: author, day, title, version, format, address.

    The publisher is the author, so it is omitted (section 10.9, Data sets).
    """
    day = about.date
    when = f"{day.year}, {day:%B} {day.day}"
    title = f"{about.finding} (Version {about.version}) [Chart; data from {about.cited}]"
    return f"{PROJECT_NAME}. ({when}). {title}. {about.link}"


def bibtex(about: ChartMetadata) -> str:
    """The citation as a BibTeX entry; the address is not escaped, as the url package requires."""
    day = about.date
    fields = {
        "author": f"{{{PROJECT_NAME}}}",
        "title": f"{{{_latex(about.finding)}}}",
        "year": str(day.year),
        "month": f"{day:%b}".lower(),
        "day": str(day.day),
        "version": _latex(about.version),
        "publisher": PROJECT_NAME,
        "url": about.link,
        "note": f"{_latex(_note(about))}",
    }
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items()]
    return "\n".join((f"@misc{{{_id(about)},", *lines, "}\n"))


def csl_json(about: ChartMetadata) -> str:
    """The citation as CSL-JSON for reference managers: a list with one data set."""
    day = about.date
    item = {
        "id": _id(about),
        "type": "dataset",
        "title": normalise_spaces(about.finding),
        "author": [{"literal": PROJECT_NAME}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": PROJECT_NAME,
        "version": about.version,
        "medium": "Chart",
        "URL": about.link,
        "note": normalise_spaces(_note(about)),
    }
    return dumps([item], ensure_ascii=False, indent=2) + "\n"


def text_files(about: ChartMetadata) -> Sequence[tuple[str, str]]:
    """All texts of this module as files: name and text."""
    return (
        ("caption.txt", f"{caption(about)}\n"),
        ("alternative.txt", f"{alternative_text(about)}\n"),
        ("finding.txt", f"{finding(about)}\n"),
        ("citation.txt", f"{apa(about)}\n"),
        ("citation.bib", bibtex(about)),
        ("citation.json", csl_json(about)),
    )


def _data(about: ChartMetadata) -> str:
    return f"{PROJECT_NAME}, data {about.data} {about.version}"


def _note(about: ChartMetadata) -> str:
    return f"Data from {about.cited}. {_data(about)}"


def _id(about: ChartMetadata) -> str:
    return f"{PROJECT_NAME.lower()}-{about.data}-{about.name}-{about.date.isoformat()}"


def _latex(text: str) -> str:
    return normalise_spaces(text).translate(_LATEX)
