"""The scenario in the reader's browser: plain scripts, and the facts of a brief that they work on."""
