"""The HTTP server: chart files by address, limits, security headers, and the parts of live charts."""
