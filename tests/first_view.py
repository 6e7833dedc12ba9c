"""The first view of a brief with some settings changed, and what is said of it, as values for tests."""

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Answer, Outlook, build_outlook
from metrics.datasets.brief import Brief
from metrics.narrative import scenarios
from metrics.quantities.number_format import NBSP


def plain(text: str) -> str:
    """A text with ordinary spaces, as a reader types it."""
    return text.replace(NBSP, " ")


def outlook(brief: Brief, **settings: object) -> Outlook:
    """The first view, with settings of the scenario under the controls changed."""
    return build_outlook(brief, analyse(brief).default_workspace.edit(**settings))


def result(brief: Brief, **settings: object) -> Answer:
    """What follows for the scenario under the controls."""
    return outlook(brief, **settings).active_answer


def year(brief: Brief, **settings: object) -> str:
    """The year in which its target is reached."""
    return str(result(brief, **settings).projection.year_reached)


def answer(brief: Brief, **settings: object) -> str:
    """Its answer in words."""
    return plain(scenarios.answer_in_words(brief, result(brief, **settings)))


def headline(brief: Brief, **settings: object) -> str:
    """What the page says of all scenarios, at its head."""
    return plain(scenarios.headline(outlook(brief, **settings)))


def missing(text: str, *parts: str) -> list[str]:
    """The parts that ``text`` does not have, each looked for behind the one before."""
    rest, lost = plain(text), []
    for part in map(plain, parts):
        before, found, after = rest.partition(part)
        rest = after if found else before
        lost += [] if found else [part]
    return lost
