"""What is promised of ``metrics/sharing/``."""
