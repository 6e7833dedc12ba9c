"""Scripts that compute and draw scenarios in the browser, and the facts of a brief that they use."""
