"""Ingest: how data come in.

``text`` parses figures in news paragraphs, ``tables`` reads uploaded CSV and XLSX files,
``brief_builder`` makes and opens briefs, ``baci`` builds the world tables from BACI files.
"""
