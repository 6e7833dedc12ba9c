"""Makes a brief from a reader's own report: draft, checks, files, and reading the files again.

Nothing is written to disk, and only what the reader confirmed becomes part of the brief.
"""
