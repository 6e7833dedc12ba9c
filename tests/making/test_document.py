"""docs/brief.md says what the schema says today."""

from metrics.making import document
from metrics.making.__main__ import DOC
from metrics.making.package import model
from metrics.measure import MEASURES


def test_the_page_is_the_one_that_the_schema_gives() -> None:
    assert DOC.read_text(encoding="utf-8") == document.text(), "run `make brief-doc`"


def test_every_column_and_measure_has_a_line() -> None:
    lines = document.text().splitlines()
    for table in model()["resources"]:
        for field in table["schema"]["fields"]:
            assert any(line.startswith(f"| `{field['name']}` | ") for line in lines), field
    for name in MEASURES:
        assert any(line.startswith(f"| `{name}` | ") for line in lines), name
