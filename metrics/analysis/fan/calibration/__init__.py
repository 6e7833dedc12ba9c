"""Fits the fan and measures it on pairs and years that took no part; no part of the dashboard."""
