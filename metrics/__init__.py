"""Twofold in nine rooms. An arrow means: may import; also whatever the arrows lead on to.

app → sharing → charts → narrative → analysis → datasets → scenarios → quantities
app → ingest → datasets

``docs/architecture.md`` has the same drawing with a glossary; ``tests/test_architecture.py`` checks both.
"""
