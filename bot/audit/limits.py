"""How much of an archive may be one thing: beyond, it is refused rather than read."""

from __future__ import annotations

import errno

from bot.audit.drafts import Stream
from bot.audit.faults import too_large

LARGEST_ITEM = 32
"""MiB of a page, a text or a JSON file that is read as a whole."""
LARGEST_LINE = 16
"""MiB of one line, or of one record."""
LONGEST_TEXT = 1_000_000
"""Characters of one article: a novel has half as many."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full_disk(error: OSError) -> bool:
    """Whether writing failed for want of room: a run stops then, whatever it was doing."""
    return error.errno in _FULL


def read_whole(stream: Stream, limit: int = LARGEST_ITEM) -> bytes:
    """Returns all that a stream holds; raises Fault beyond `limit` MiB."""
    data = stream.read((limit << 20) + 1)
    if len(data) > limit << 20:
        raise too_large(limit)
    return data
