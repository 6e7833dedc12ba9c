"""What is promised of ``metrics/narrative/``."""
