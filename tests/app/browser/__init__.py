"""What is promised of ``metrics/app/browser/``."""
