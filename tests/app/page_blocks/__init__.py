"""What is promised of ``metrics/app/page_blocks/``."""
