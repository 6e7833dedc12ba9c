"""Uploaded files: from bytes to a checked yearly series.

Nothing is written to disk and nothing in a file is executed. If the file is ambiguous, the result is a
question for the reader; if it is wrong, the result lists every fault with its row.
"""
