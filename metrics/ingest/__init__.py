"""Ingest: how data come in, from news paragraphs, tables, builders of briefs, and BACI files."""
