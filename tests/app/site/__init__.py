"""What is promised of ``metrics/app/site/``."""
