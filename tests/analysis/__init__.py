"""What is promised of ``metrics/analysis/``."""
