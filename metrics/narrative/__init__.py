"""Narrative: all sentences and tables that are read, with every number computed.

The tone is neutral: this is statistics about a political promise.
"""
