"""Sentences: what the figures and the scenarios say, every number computed.

They neither cheer nor sneer: this is statistics about a political promise.
"""
