"""What is promised of ``metrics/app/cli/``."""
