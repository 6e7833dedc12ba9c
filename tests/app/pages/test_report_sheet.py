"""Report and Open a picture, run without a browser: what they show, offer and refuse."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.sharing import link, picture_metadata, share_code
from tests import first_view


def opened(page: str, **query: str) -> AppTest:
    app = AppTest.from_string(f"from metrics.app.pages import {page}\n{page}.page()", default_timeout=120)
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app


def test_the_sheet_takes_title_and_charts_and_both_are_undone() -> None:
    app = opened("report_sheet", sheet="gap", title="Mine")
    assert app.text_input(key="title-entry").value == "Mine"
    assert app.multiselect(key="sheet-choice").value == ["gap"]
    app.multiselect(key="sheet-choice").set_value(["gap", "record"]).run()
    assert app.session_state["desk"].now.sheet == ("gap", "record")
    app.text_input(key="title-entry").set_value("Yours\x00").run()
    assert app.session_state["desk"].now.title == "Yours"
    next(button for button in app.button if button.label == "Undo").click().run()
    assert app.session_state["desk"].now.title == "Mine"
    assert not app.exception


def test_an_emptied_choice_of_charts_changes_nothing() -> None:
    app = opened("report_sheet", sheet="gap")
    app.multiselect(key="sheet-choice").set_value([]).run()
    assert app.session_state["desk"].now.sheet == ("gap",)
    assert app.multiselect(key="sheet-choice").value == ["gap"]
    assert not app.exception


def test_a_wrong_sheet_in_a_link_is_named() -> None:
    app = opened("report_sheet", sheet="gap,mars")
    assert "must be 1 to 4 of" in app.warning[0].value.replace("\\", "")


def test_an_id_offers_the_very_view(brief: Brief) -> None:
    workspace = analyse(brief).default_workspace.edit(growth=8.0)
    app = opened("open_picture")
    app.text_input(key="reopen-code").set_value(share_code.encode(workspace, brief)).run()
    assert not app.exception
    offered = app.get("link_button")[0].proto.url
    assert link.decode(parse_qsl(urlsplit(offered).query), brief) == (workspace, ())
    assert first_view.year(brief, growth=8) in "".join(block.value for block in app.markdown)


@pytest.mark.parametrize("typed", ["growth=8", "AAAA-AAAA", "<b>"])
def test_what_is_no_id_is_refused_by_name(typed: str) -> None:
    app = opened("open_picture")
    app.text_input(key="reopen-code").set_value(typed).run()
    assert not app.exception
    assert "an ID is letters and digits" in app.error[0].value.replace("\\", "")
    assert not app.get("link_button")


def test_an_id_of_other_data_says_so(brief: Brief) -> None:
    other = replace(brief, version="1999.01.01")
    code = share_code.encode(analyse(other).default_workspace.edit(growth=8.0), other)
    app = opened("open_picture")
    app.text_input(key="reopen-code").set_value(code).run()
    assert "its data were others" in app.warning[0].value.replace("\\", "")


def test_a_picture_may_be_as_large_as_it_is_read() -> None:
    uploader = opened("open_picture").get("file_uploader")[0]
    assert uploader.proto.max_upload_size_mb * 1_000_000 == picture_metadata.MOST_BYTES
