"""Scenarios: what a reader can set, and the projection that follows from it.

``settings`` describes each setting once, ``workspace`` has up to three scenarios, ``projection`` computes the
path. Nothing here reads data.
"""
