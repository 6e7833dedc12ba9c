"""What is promised of ``metrics/app/pages/``."""
