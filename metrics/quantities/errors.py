"""The base classes of all errors that the project raises; each room adds its own."""


class TwofoldError(Exception):
    """Base class. The text names the rule, the value seen, where it is, and how to correct it."""


class ArgumentError(TwofoldError, ValueError):
    """An argument outside the values that a function accepts."""


class NotFoundError(TwofoldError, LookupError):
    """A name for which nothing exists."""
