"""Version 2 of the ID format, the current one: link parameters in few bytes.

Frozen: a parameter or word keeps its index in its list; new ones are appended. Each parameter is a key
(index and scenario number) and a value, both as varints: seven bits a byte, the lowest first. A value
with commas is written as a repeated parameter. The lowest two bits of a value are its type:

- 0, 1 or 2: a decimal number with that many decimals; the next bit is its sign;
- 3: text. The next bit is 1 for an index in ``WORDS``. Else one more bit: 1 for a few lower-case
  letters as one number, 0 for a number of bytes of UTF-8, which follow.
"""

import re
from collections.abc import Iterator, Mapping

from metrics.quantities.errors import ArgumentError

PARAMETERS = (
    *("brief", "data", "edit", "scenarios", "title", "sheet", "events", "first"),
    *("base", "value", "year", "multiple", "growth", "fade", "long", "half", "shock", "shock_year"),
    *("prices", "inflation", "by", "name"),
    *("factor", "band_yoy", "band_five", "kind", "table", "goods", "constant"),
    "shock_years",
)
WORDS = (
    *(
        "",
        "off",
        "on",
        "report",
        "own",
        "nominal",
        "constant",
        "any",
        "large",
        "same",
        "turnover",
        "long",
        "all",
    ),
    *("figures", "doubling", "sensitivity", "record", "gap", "targets", "precedents", "paths"),
)
_SUFFIXES = ("", "2", "3", "4")
_DECIMAL = re.compile(r"(-?)(0|[1-9][0-9]{0,14})(?:\.([0-9]?[1-9]))?")
_LETTERS = re.compile("[a-z]{1,4}")
_TEXT, _LETTER_BASE, _FIRST_LETTER = 3, 27, ord("a") - 1


def pack(parameters: Mapping[str, str]) -> bytes:
    """The link parameters as bytes; raises ``KeyError`` for a parameter that is not in ``PARAMETERS``."""
    packed = bytearray()
    for name, text in parameters.items():
        for item in text.split(","):
            packed += _varint(_key(name)) + _value(item)
    return bytes(packed)


def unpack(packed: bytes) -> dict[str, str]:
    """The link parameters in ``packed``; raises ``ValueError`` for invalid bytes."""
    found: dict[str, str] = {}
    stream = iter(packed)
    for first in stream:
        name, text = _name(_read_varint(first, stream)), _text(stream)
        found[name] = f"{found[name]},{text}" if name in found else text
    return found


def _key(name: str) -> int:
    suffix = name[-1] if name not in PARAMETERS else ""
    return PARAMETERS.index(name.removesuffix(suffix)) * len(_SUFFIXES) + _SUFFIXES.index(suffix)


def _name(key: int) -> str:
    number, scenario = divmod(key, len(_SUFFIXES))
    if number >= len(PARAMETERS):
        raise ArgumentError(f"parameter number {number} is of a later version")
    return PARAMETERS[number] + _SUFFIXES[scenario]


def _value(text: str) -> bytes:
    decimal = _DECIMAL.fullmatch(text)
    if decimal and text != "-0":
        sign, whole, part = decimal[1], decimal[2], decimal[3] or ""
        return _varint((int(whole + part) * 2 + bool(sign)) * 4 + len(part))
    if text in WORDS:
        return _varint((WORDS.index(text) * 2 + 1) * 4 + _TEXT)
    if _LETTERS.fullmatch(text):
        number = 0
        for letter in text:
            number = number * _LETTER_BASE + ord(letter) - _FIRST_LETTER
        return _varint((number * 2 + 1) * 8 + _TEXT)
    data = text.encode()
    return _varint(len(data) * 16 + _TEXT) + data


def _text(stream: Iterator[int]) -> str:
    rest, kind = divmod(_read_varint(_next_byte(stream), stream), 4)
    if kind != _TEXT:
        return _decimal(rest, kind)
    rest, is_word = divmod(rest, 2)
    if is_word:
        if rest >= len(WORDS):
            raise ArgumentError(f"word number {rest} is of a later version")
        return WORDS[rest]
    rest, is_letters = divmod(rest, 2)
    if not is_letters:
        return bytes(_next_byte(stream) for _ in range(rest)).decode()
    letters = ""
    while rest:
        rest, letter = divmod(rest, _LETTER_BASE)
        letters = chr(letter + _FIRST_LETTER) + letters
    return letters


def _decimal(signed: int, places: int) -> str:
    amount, negative = divmod(signed, 2)
    digits = f"{amount:0{places + 1}}"
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' * negative}{whole}{'.' * bool(part)}{part}"


def _varint(number: int) -> bytes:
    data = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - seven bits
        data.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*data, number])


def _read_varint(byte: int, stream: Iterator[int]) -> int:
    number, shift = byte & 0x7F, 7
    while byte & 0x80:
        byte = _next_byte(stream)
        number |= (byte & 0x7F) << shift
        shift += 7
    return number


def _next_byte(stream: Iterator[int]) -> int:
    byte = next(stream, None)
    if byte is None:
        raise ArgumentError("the bytes end in the middle of a value")
    return byte
