"""Scenarios: what a reader can set, and the projection that follows from it; no data is known here."""
