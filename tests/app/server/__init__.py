"""What is promised of ``metrics/app/server/``."""
