"""What is wrong with a file that is handed in as a picture."""

from metrics.quantities.errors import TwofoldError


class MetadataError(TwofoldError, ValueError):
    """A file that holds no proof that can be read; the message says why and what to do."""
