"""What the pages say, described once: the dashboard and the published pages draw the same blocks."""
