"""Tests read as statements about the world; they mirror metrics/."""
