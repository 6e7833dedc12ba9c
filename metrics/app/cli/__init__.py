"""The command line ``twofold``."""
