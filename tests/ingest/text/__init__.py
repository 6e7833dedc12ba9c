"""Tests of the reader of printed figures."""
