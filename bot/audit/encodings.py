"""Bytes of any usual encoding as text, and text that was decoded wrongly once mended."""

from __future__ import annotations

import codecs
import re

from bot.audit.faults import Fault
from bot.documents import decode
from bot.errors import InputError

_TWICE_ENCODED = re.compile(r"[ÃÂÅ][\x80-\xbf\u0152-\u2122 ]|â[\x80-\x9f€][\x80-\x9f“”„™œ˜¦¢\"]?")


def to_text(data: bytes, declared: str | None = None) -> str:
    """Reads bytes as text, mended; `declared` is the encoding the source names. Raises Fault."""
    if declared:
        try:
            return mend(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return mend(decode(data, "").text)
    except InputError:
        if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
            from bot.audit.faults import empty

            raise empty() from None
        raise Fault(
            "ce n’est pas du texte", "this is not text", "exportez-le en UTF-8", "export it as UTF-8"
        ) from None


def encoding_of(head: bytes) -> str:
    """Tells the encoding of a long stream from its beginning, which may end within a character."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def mend(text: str) -> str:
    """Returns the text with «Ã©» and the like set right, where it was decoded in the wrong encoding."""
    if not _TWICE_ENCODED.search(text):
        return text
    from ftfy import fix_encoding

    return fix_encoding(text)
