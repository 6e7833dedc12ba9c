"""Throws broken links and broken briefs at the dashboard; nothing may be wrong in silence."""
