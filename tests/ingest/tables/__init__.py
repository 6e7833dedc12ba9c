"""Tests of the series that a reader brings."""
