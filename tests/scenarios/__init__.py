"""What is promised of ``metrics/scenarios/``."""
