"""Captions and citations are parsed by the programs that they are for."""

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import Outlook, build_outlook
from metrics.charts.catalogue import CHARTS
from metrics.charts.chart import Chart
from metrics.datasets.brief import Brief
from metrics.sharing import chart_metadata, citations
from metrics.sharing.chart_metadata import ChartMetadata
from tests.sharing.test_link import BRIEF, PRINTABLE

EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.name)
LINK = "http://localhost:8501/?growth=32&name=a%20b&x=%7B"
DAY = dt.date(*map(int, BRIEF.version.split(".")))
VIEW = build_outlook(BRIEF, analyse(BRIEF).default_workspace)
# The part of the CSL-JSON schema for the fields used here.
NAME = {"properties": {"literal": {"type": "string"}}, "additionalProperties": False}
PARTS = {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3}
DATES = {"type": "array", "items": PARTS, "minItems": 1, "maxItems": 2}
DATE = {"type": "object", "properties": {"date-parts": DATES}, "additionalProperties": False}
TEXTS = ("id", "title", "publisher", "version", "medium", "URL", "note")
ITEM = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in TEXTS},
        "type": {"enum": ["dataset", "webpage"]},
        "author": {"type": "array", "items": NAME},
        "issued": DATE,
    },
    "required": ["type", "id"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def view(brief: Brief) -> Outlook:
    return build_outlook(brief, analyse(brief).default_workspace)


def said(chart: Chart, view: Outlook = VIEW) -> ChartMetadata:
    return chart_metadata.describe(chart, chart.content(view), view.brief, LINK)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def read(entry: Any, field: str) -> str:
    """A BibTeX field as TeX prints it: spaces joined, braces removed."""
    printed = {
        r"\textbackslash{}": "\\",
        r"\textbraceleft{}": "{",
        r"\textbraceright{}": "}",
        r"\textasciitilde{}": "~",
        r"\textasciicircum{}": "^",
        **{f"\\{sign}": sign for sign in "&%$#_"},
    }
    tokens = re.findall(r"\\[a-z]+\{\}|\\.|.", entry.fields[field])
    assert not {"&", "%", "$", "#", "_", "~", "^"} & set(tokens)
    text = "".join(printed[token] if token[0] == "\\" else token.strip("{}") for token in tokens)
    return " ".join(text.split())


@EVERY
def test_a_caption_names_finding_measure_source_settings_data_and_link(chart: Chart, view: Outlook) -> None:
    told = said(chart, view)
    lines = citations.caption(told).split("\n")
    assert lines[:2] == [f"{told.finding}.", f"{told.subtitle}."]
    assert lines[2] == f"Source: {told.source}."
    assert lines[-2:] == [f"Twofold, data {view.brief.name} {view.brief.version}.", LINK]
    assert lines[3:-2] == ([told.settings] if told.settings else [])
    assert ".." not in citations.caption(told).replace("...", "")


@EVERY
def test_a_finding_is_one_sentence_of_its_own(chart: Chart) -> None:
    told = said(chart)
    assert citations.finding(told) == f"{told.finding}."
    assert citations.alternative_text(told) == told.alternative


@EVERY
def test_apa_has_author_day_title_version_form_and_address_in_this_order(chart: Chart) -> None:
    told = said(chart)
    found = re.fullmatch(
        rf"Twofold\. \({DAY:%Y, %B} {DAY.day}\)\. (?P<title>.+) \(Version {re.escape(BRIEF.version)}\) "
        r"\[Chart; data from (?P<source>.+)\]\. (?P<link>\S+)",
        citations.apa(told),
    )
    assert found
    assert found.groupdict() == {"title": told.finding, "source": told.cited, "link": LINK}


@EVERY
def test_csl_json_says_the_same_in_the_fields_of_its_schema(chart: Chart) -> None:
    told = said(chart)
    (item,) = json.loads(citations.csl_json(told))
    jsonschema.validate(item, ITEM)
    assert item["title"] == plain(told.finding)
    assert item["author"] == [{"literal": "Twofold"}]
    assert item["issued"] == {"date-parts": [[DAY.year, DAY.month, DAY.day]]}
    assert (item["URL"], item["version"]) == (LINK, BRIEF.version)
    assert plain(told.cited) in item["note"]
    assert "accessed" not in item


@EVERY
def test_bibtex_is_read_back_as_it_was(chart: Chart) -> None:
    told = said(chart)
    ((key, entry),) = parse_string(citations.bibtex(told), "bibtex").entries.items()
    assert key == f"twofold-{BRIEF.name}-{chart.name}-{DAY}"
    assert [str(person) for person in entry.persons["author"]] == ["{Twofold}"]
    assert read(entry, "title") == plain(told.finding)
    assert plain(told.cited) in read(entry, "note")
    assert (entry.fields["year"], entry.fields["month"]) == (f"{DAY:%Y}", f"{DAY:%B}")
    assert entry.fields["url"] == LINK


@example("\\{}%&$#_~^\"'@")
@given(st.text(PRINTABLE | st.sampled_from("\\{}%&$#_~^\"'@"), max_size=25))
def test_no_sign_breaks_bibtex(text: str) -> None:
    told = replace(said(CHARTS["figures"]), finding=f"x {text} y", cited=text)
    ((_, entry),) = parse_string(citations.bibtex(told), "bibtex").entries.items()
    assert read(entry, "title") == " ".join(f"x {text} y".split())
    assert entry.fields["version"] == BRIEF.version


def test_each_form_is_a_file_of_its_own(view: Outlook) -> None:
    files = dict(citations.text_files(said(CHARTS["gap"], view)))
    assert list(files) == [
        "caption.txt",
        "alternative.txt",
        "finding.txt",
        "citation.txt",
        "citation.bib",
        "citation.json",
    ]
    assert all(text.endswith("\n") for text in files.values())
