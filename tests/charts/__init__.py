"""What is promised of ``metrics/charts/``."""
