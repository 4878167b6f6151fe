"""Bytes of any usual encoding as text, and text that was decoded wrongly once mended."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from bot.audit.drafts import Stream
from bot.audit.faults import Fault, empty, too_large
from bot.audit.limits import LARGEST_LINE
from bot.documents import decode
from bot.errors import InputError

# One pattern for each sign: to seek what begins with one letter is six times faster than with one of several.
_TWICE_ENCODED = [re.compile(rf"{sign}[\x80-\xbf\u0152-\u2122 ]") for sign in "ÃÂÅ"] + [
    re.compile(pattern) for pattern in (r"├[^\s├]", r"â[\x80-\x9f€]")
]

_MARK_IN_WORD = re.compile(r"(?<=[a-z])[‚ƒ„…†‡ˆ‰Š‹ŽŒ•—™›š¡-¿](?=[a-z])")
_ACCENT = re.compile(r"(?<=[a-z])[à-ÿœ]|[à-ÿœ](?=[a-z])")
_OLD_ENCODINGS = ["mac_roman", "cp850", "cp437", "utf_16_le", "utf_16_be"]
_SAMPLE = 1 << 16  # of an even length, for UTF-16
_BLOCK = 1 << 20

AS_WINDOWS = "vraichiffre-as-windows"
"""Error handler of codecs: bytes that are not of the encoding are taken for Windows-1252."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(AS_WINDOWS, _as_windows)


def to_text(data: bytes, declared: str | None = None) -> str:
    """Reads bytes as text, mended; `declared` is the encoding the source names. Raises Fault."""
    if declared:
        try:
            return mend(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        decoded = decode(data, "")
        is_old = decoded.encoding == "Windows-1252" and _is_misread(decoded.text)
        return mend(_guessed(data) if is_old else decoded.text)
    except InputError:
        if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise empty() from None
        return mend(_guessed(data))


def _is_misread(text: str) -> bool:
    """Whether accents look as those of DOS and Macintosh do in Windows: marks within words."""
    return len(_MARK_IN_WORD.findall(text)) > len(_ACCENT.findall(text))


def _guessed(data: bytes) -> str:
    """Text of old systems: Macintosh, DOS, UTF-16 without its mark."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE], cp_isolation=_OLD_ENCODINGS).best()
    if found is None:
        raise Fault("ce n’est pas du texte", "this is not text", "exportez-le en UTF-8", "export it as UTF-8")
    return data.decode(found.encoding, "replace")


def encoding_of(head: bytes) -> str:
    """Tells the encoding of a long stream from its beginning, which may end within a character."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def wide_lines(stream: Stream) -> Iterator[str]:
    """Yields the lines of a stream of UTF-16, where a line end is two bytes; raises Fault for a huge one."""
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    rest = ""
    while data := stream.read(_BLOCK):
        *lines, rest = (rest + decoder.decode(data)).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(rest) > LARGEST_LINE << 20:
            raise too_large(LARGEST_LINE)
    if rest:
        yield rest


def mend(text: str) -> str:
    """Returns the text with «Ã©» and the like set right, where it was decoded in the wrong encoding."""
    if not any(pattern.search(text) for pattern in _TWICE_ENCODED):
        return text
    from ftfy import fix_encoding

    return fix_encoding(text)
