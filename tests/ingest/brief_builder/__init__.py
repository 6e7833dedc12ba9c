"""Briefs made from a reader's own report."""
