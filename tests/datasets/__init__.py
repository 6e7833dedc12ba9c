"""What is promised of ``metrics/datasets/``."""
