"""A brief from a reader's own report: drafted, checked, written as files and read from them again.

Nothing is written to disk here, and nothing is taken that the reader has not confirmed.
"""
