"""Figures as a news report prints them: what is understood, and what is refused and why."""
