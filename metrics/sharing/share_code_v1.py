"""Version 1 of the ID format, read only: IDs without a version number.

Link parameters as a query string, deflated with a preset dictionary. Frozen: the dictionary is part of
the format, so it keeps the parameter names of its time.
"""

import zlib
from urllib.parse import parse_qsl

from metrics.quantities.errors import ArgumentError

_LARGEST = 4000
_NAMES = (
    *("factor", "band_yoy", "band_five", "kind", "table", "goods", "constant"),
    *("events", "first", "title", "sheet", "name"),
    *("base", "value", "year", "multiple", "growth", "fade", "long", "half", "shock", "shock_year"),
    *("prices", "inflation", "by", "name"),
)
_DICTIONARY = "".join(f"{name}3={name}2={name}=" for name in _NAMES).encode()


def unpack(packed: bytes) -> dict[str, str]:
    """The link parameters in ``packed``; raises ``ValueError`` for invalid bytes."""
    if not packed:
        return {}
    inflater = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_DICTIONARY)
    try:
        query = inflater.decompress(packed, _LARGEST)
    except zlib.error as problem:
        raise ArgumentError("the bytes are not deflated") from problem
    if inflater.unconsumed_tail or not inflater.eof:
        raise ArgumentError("the bytes hold more than one view")
    return dict(parse_qsl(query.decode(), keep_blank_values=True))
