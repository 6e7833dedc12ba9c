"""Tests of parsing printed figures."""
