"""The base of every error that the project raises itself; each room adds classes of its own."""


class TwofoldError(Exception):
    """Whatever the project raises: its text names the rule, the value seen, where, and the way out."""


class ArgumentError(TwofoldError, ValueError):
    """A value that a function cannot work with."""


class NotFoundError(TwofoldError, LookupError):
    """Something that is asked for by name and is not there."""
