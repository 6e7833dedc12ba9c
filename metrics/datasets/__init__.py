"""Datasets: briefs and world trade tables, with their schema, validation and exchange rates."""
