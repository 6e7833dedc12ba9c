"""What is promised of ``metrics/quantities/``."""
