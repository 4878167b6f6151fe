"""Plain text: one article a file; what no other format claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.encodings import to_text
from bot.audit.limits import read_whole

_NOT_PROSE = re.compile(
    rb"%PDF|\{\\rtf|(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!DOCTYPE|<[\w:]+[\s>]|\{\s*\"|\[\s*[\[{\"])", re.I
)
"""Documents of a format that is not read must not pass for prose."""
_LARGEST_SHARE_OF_CONTROLS = 0.02


def _recognise(head: Head) -> bool:
    data = head.data
    if _NOT_PROSE.match(data):
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if _is_wide(data):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data)
    return controls <= _LARGEST_SHARE_OF_CONTROLS * len(data)


def _is_wide(data: bytes) -> bool:
    """Whether every other byte is zero, as in UTF-16 without its mark."""
    half = len(data) // 2
    return half > 8 and max(data[::2].count(0), data[1::2].count(0)) > 0.8 * half


def _records(source: Source) -> Iterator[Record]:
    yield Record("", read_whole(source.stream))


def _draft(record: Record, source: Source) -> Draft:
    return Draft(text=to_text(record.body))


FORMAT = Format(
    "text", "Plain text, one article a file: what no other format claims", 900, _recognise, _records, _draft
)
