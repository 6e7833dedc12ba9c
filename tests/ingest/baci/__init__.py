"""The builder of the world table."""
