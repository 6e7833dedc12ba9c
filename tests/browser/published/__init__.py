"""Published pages in a real browser, from a folder and from a plain file server with the strict policy."""
