"""The error for a file that is not a picture with metadata."""

from metrics.quantities.errors import TwofoldError


class MetadataError(TwofoldError, ValueError):
    """A file without readable metadata; the message says why and what to do."""
