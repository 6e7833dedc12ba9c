"""What is promised of ``metrics/ingest/``."""
