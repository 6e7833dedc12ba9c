"""Builds the world table of bilateral turnover from files of CEPII's BACI.

A command, not a part of the dashboard: nothing outside this package imports it.
"""
