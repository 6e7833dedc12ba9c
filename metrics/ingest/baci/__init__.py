"""Builds the world table of bilateral turnover from files of CEPII's BACI.

A separate command; nothing outside this package imports it.
"""
