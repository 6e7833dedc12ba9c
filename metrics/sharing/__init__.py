"""Sharing: everything that a reader takes away.

Pictures with metadata, data files, citations, links and IDs, the report sheet and the ZIP pack.
"""
