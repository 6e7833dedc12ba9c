"""docs/brief.md is up to date with the schema."""

from metrics.datasets import brief_schema
from metrics.ingest.brief_builder import schema_docs
from metrics.ingest.brief_builder.__main__ import DOC
from metrics.quantities.measures import MEASURES


def test_the_page_is_the_one_that_the_schema_gives() -> None:
    assert DOC.read_text(encoding="utf-8") == schema_docs.text(), "run `make brief-doc`"


def test_every_column_and_measure_has_a_line() -> None:
    lines = schema_docs.text().splitlines()
    for table in brief_schema.tables().values():
        for field in table["schema"]["fields"]:
            assert any(line.startswith(f"| `{field['name']}` | ") for line in lines), field
    for name in MEASURES:
        assert any(line.startswith(f"| `{name}` | ") for line in lines), name
