"""The HTTP server: addresses of charts, limits on them, and the parts of live charts."""
