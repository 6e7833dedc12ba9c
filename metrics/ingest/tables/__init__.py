"""A series that a reader brings: from the bytes of a file to a checked yearly series.

Nothing is written to disk, nothing in the file is executed, and nothing is taken without a word:
what the file leaves open is asked, what is wrong with it is told at once, row by row.
"""
