"""The pages New brief and Open a brief, run without a browser: what they ask, tell, refuse, hand over."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.datasets.brief import Brief
from metrics.ingest.brief_builder.zip_export import zip_brief
from metrics.quantities.number_format import NBSP
from tests.first_view import headline
from tests.ingest.brief_builder.example_draft import PARAGRAPH, PUBLISHED, csv_of, draft
from tests.ingest.tables.example_files import archived, book

ROOT = Path(__file__).parents[3]
NEW = "from metrics.app.pages import new_brief\nnew_brief.page()"
OPEN = "from metrics.app.pages import open_brief\nopen_brief.page()"
HOSTILE = '<img src=x onerror="alert(1)"> **bold** [a](javascript:alert(1)) $x$'

HEADER = ["year", "turnover"]


@pytest.fixture(autouse=True)
def nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No page leaves a file in the project or where temporary files go."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = files()
    yield
    assert files() == before
    assert list(tmp_path.iterdir()) == []


def files() -> set[tuple[str, int]]:
    places = [ROOT, *(ROOT / name for name in ("data", "docs", "metrics"))]
    found = [path for place in places for path in place.glob("*" if place == ROOT else "**/*")]
    return {(str(p), p.stat().st_mtime_ns) for p in found if p.is_file() and p.suffix != ".pyc"}


def said(app: AppTest) -> str:
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error", "success", "code")
    texts = [getattr(at, "value", "") for kind in kinds for at in app.get(kind)]
    return "\n".join(texts).replace(NBSP, " ").replace("\\", "")


def new() -> AppTest:
    return AppTest.from_string(NEW, default_timeout=60).run()


def described(app: AppTest) -> AppTest:
    """With all but the figures and series filled in."""
    app.text_input(key="making-title").set_value("China and Kazakhstan")
    app.selectbox(key="making-One economy").set_value("CHN")
    app.selectbox(key="making-The other economy").set_value("KAZ")
    for of in ("report", "series-CHN", "series-KAZ"):
        if of != "report":
            app.run()
        app.text_input(key=f"{of}-publisher").set_value("A paper")
        app.text_input(key=f"{of}-title").set_value("A page")
        app.text_input(key=f"{of}-published").set_value(PUBLISHED)
        app.text_input(key=f"{of}-url").set_value("https://example.org/page")
    for code in ("CHN", "KAZ"):
        app.text_input(key=f"reporter-{code}").set_value(f"Statistics of {code}")
    return app.run()


def pasted(app: AppTest) -> AppTest:
    """With the paragraph pasted and all it states confirmed."""
    app.text_area(key="making-paragraph").set_value(PARAGRAPH).run()
    app.text_input(key="making-Target announced on, such as 2024-07-03").set_value("2024-07-03")
    app.text_input(key="making-Target announced by").set_value("The president")
    for box in app.checkbox:
        box.check()
    (firms,) = [at for at in app.text_input if at.key and "period" in at.key and "firms" in at.key]
    firms.set_value("2024-07")
    return app.run()


def typed(app: AppTest, code: str, text: str) -> AppTest:
    app.text_area(key=f"typed-{code}").set_value(text).run()
    return app


def answered(app: AppTest, brief: Brief, code: str) -> AppTest:
    """With one side's shipped series typed, its unit given and the whole confirmed."""
    typed(app, code, csv_of(brief, code).decode())
    app.selectbox(key=f"ask-{code}-unit").set_value("billion_USD/year").run()
    return app.checkbox(key=f"take-series-{code}").check().run()


def test_an_empty_page_says_what_is_missing_and_takes_nothing() -> None:
    app = new()
    assert not app.exception
    assert "Still missing or wrong" in said(app)
    assert "title is required" in said(app)


def test_what_is_understood_is_said_and_counts_only_once_confirmed() -> None:
    app = described(new())
    app.text_area(key="making-paragraph").set_value(PARAGRAPH).run()
    assert "“over 4,700 firms” is understood as 4,700 or more firms." in said(app)
    assert "must state turnover, got none" in said(app)
    pasted(app)
    assert "must state turnover, got none" not in said(app)
    assert "one reporter must print turnover for CHN, got none" in said(app)


def test_a_confirmed_paragraph_with_both_series_is_the_shipped_outlook(brief: Brief) -> None:
    app = pasted(described(new()))
    for code in ("CHN", "KAZ"):
        answered(app, brief, code)
    assert not app.exception
    assert headline(brief) in said(app)
    app.button[-1].click().run()
    held = app.session_state["own_brief"]
    assert isinstance(held, Brief)
    assert held.stated_figure("firms").quoted == "4,700"
    app.button[-1].click().run()
    assert app.session_state["own_brief"] is None


def test_a_figure_is_corrected_before_it_is_taken() -> None:
    app = described(new())
    app.text_area(key="making-paragraph").set_value(PARAGRAPH).run()
    (printed,) = [at for at in app.text_input if at.value == "over 4,700 firms"]
    printed.set_value("nearly 4,800 firms").run()
    assert "“nearly 4,800 firms” is understood as just below it: 4,800 or fewer firms" in said(app)
    printed.set_value("some firms").run()
    assert "Not understood: a figure has a number" in said(app)


def test_of_two_targets_one_is_to_be_taken() -> None:
    app = described(new())
    both = "The two aim to double trade. Later they want to triple trade."
    app.text_area(key="making-paragraph").set_value(both).run()
    for box in app.checkbox:
        box.check()
    app.run()
    assert "a report has one target in a brief, got 2; take one of them" in said(app)


def test_figures_typed_one_by_one_are_read_as_printed() -> None:
    app = described(new())
    app.radio(key="making-way").set_value("Figure by figure").run()
    (first, *_) = [at for at in app.text_input if at.key and at.key.startswith("text-")]
    first.set_value("=1+1").run()
    assert "Not understood" in said(app)
    first.set_value("US$41 billion").run()
    assert "“US$41 billion” is understood as 41 billion USD." in said(app)
    app.checkbox[0].check().run()
    assert "a figure needs the time it stands for, got none" in said(app)


SERIES = [
    ("year,turnover\n2023,41\n2023,42\n", "turnover of 2023 must be there once, got it 2 times"),
    ("year,turnover\n2023,=1+1\n", "row 2, column turnover: must be a number, got '=1+1'"),
    ("year,turnover\n43466,41\n", "must be a calendar year, got '43466'"),
    ("year,turnover\n2023,many\n2022,-3\n", "must be 0 or more, got '-3'"),
    (
        "year,exports (million_USD/year),imports (billion_USD/year)\n2023,1,1\n",
        "all columns must be in one unit",
    ),
    ("<table><tr><td>2023</td></tr></table>", "got a web page or XML"),
    ("a,b\n1,2\n", "the header must be that of"),
]


@pytest.mark.parametrize(("text", "message"), SERIES, ids=[message[:30] for _, message in SERIES])
def test_a_bad_series_is_told_by_row_and_column_and_the_page_lives(text: str, message: str) -> None:
    app = described(new())
    app.session_state["ask-CHN-unit"] = "billion_USD/year"
    typed(app, "CHN", text)
    if any(at.key == "ask-CHN-unit" for at in app.selectbox):
        app.selectbox(key="ask-CHN-unit").set_value("billion_USD/year").run()
    assert message in said(app)
    assert not app.exception
    typed(app, "CHN", "year;turnover\n2023;41,02\n")
    app.selectbox(key="ask-CHN-unit").set_value("billion_USD/year").run()
    assert "Understood as turnover of 1 year" in said(app)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("год,оборот\n2023,41\n".encode("cp1251"), "The file is not in UTF-8. Which letters are right?"),
        (b"\xff\xfe\x00", "the file must be text in utf-16"),
        (b"x" * 1_000, "the header must be that of"),
        (b"PK\x03\x04broken", "the workbook must be a whole ZIP archive"),
        (bytes(50_000_000), "a file must have at most 20000000 bytes, got 50000000"),
        (book([HEADER, [dt.date(1905, 7, 15), 41]]), "got 2023 as the date 1905-07-15"),
        (book([HEADER, [2023, "=40+1"]]), "row 2, column 2: must be a value, got a formula"),
        (archived(book([HEADER]), {"xl/zeros.bin": bytes(33_000_000)}), "a workbook must unpack to at most"),
        (archived(book([HEADER]), {"../evil.py": b"x"}), "must be named by plain words inside the workbook"),
    ],
)
def test_a_bad_file_is_told_and_the_page_lives(content: bytes, message: str) -> None:
    app = described(new())
    app.file_uploader(key="file-CHN").upload("trade.xlsx", content).run()
    labels = "\n".join(at.label.replace("\\", "") for at in app.selectbox)
    assert message in said(app) + labels
    assert not app.exception


def test_hostile_words_are_shown_as_they_stand() -> None:
    app = described(new())
    app.text_input(key="making-title").set_value(HOSTILE)
    app.text_area(key="making-paragraph").set_value(f"Trade {HOSTILE} rose to US$41 billion in 2023.").run()
    typed(app, "CHN", f"year,turnover,{HOSTILE}\n2023,41,{HOSTILE}\n")
    assert not app.exception
    shown = [
        getattr(at, "value", "")
        for kind in ("markdown", "caption", "warning", "error", "info")
        for at in app.get(kind)
    ]
    assert not [text for text in shown if "<img" in text]


def opened_with(content: bytes) -> AppTest:
    app = AppTest.from_string(OPEN, default_timeout=60).run()
    return app.file_uploader(key="opening-file").upload("brief.zip", content).run()


def test_an_opened_brief_is_used_in_this_session_only_when_asked(brief: Brief) -> None:
    app = opened_with(zip_brief(draft(brief)))
    assert headline(brief) in said(app)
    assert "own_brief" not in app.session_state
    app.button[0].click().run()
    assert app.session_state["own_brief"].title == brief.title
    assert "In use in this session: China and Kazakhstan." in said(app)


def test_a_bad_brief_is_told_and_the_page_lives() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../evil.py", b"x")
    app = opened_with(held.getvalue())
    assert "must be named by plain words inside the brief" in said(app)
    assert not app.exception
