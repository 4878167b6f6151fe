"""Bytes of any usual encoding as text, and text that was decoded wrongly once mended."""

from __future__ import annotations

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


def mend(text: str) -> str:
    """Returns the text with «Ã©» and the like set right, where it was decoded in the wrong encoding."""
    if not _TWICE_ENCODED.search(text):
        return text
    from ftfy import fix_encoding

    return fix_encoding(text)
