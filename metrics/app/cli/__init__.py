"""The command line ``twofold``: commands in ``__main__``, ``new_brief`` and ``publish``."""
