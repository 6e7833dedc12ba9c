"""Measures what a build of the world table takes; run by hand, never a test."""
