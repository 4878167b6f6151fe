"""Parts of a JSON file, one at a time: files of posts are as large as an account is old."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Stream
from bot.audit.faults import broken, too_large
from bot.audit.limits import LARGEST_ITEM


class _Metered:
    """A stream that is refused when one value takes too much of it."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        if self.taken > LARGEST_ITEM << 20:
            raise too_large(LARGEST_ITEM)
        return data


def iterate_json(stream: Stream, path: str, several: bool = False) -> Iterator[Any]:
    """Yields what stands at a path (`messages.item`), in order; raises Fault where the file is damaged.

    `several` is for files of one value after another.
    """
    import ijson

    metered = _Metered(stream)
    try:
        for value in ijson.items(metered, path, use_float=True, multiple_values=several):
            metered.taken = 0
            yield value
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        what = " ".join(str(error).split())[:80]
        raise broken(f"JSON abîmé ou tronqué ({what})", f"damaged or truncated JSON ({what})") from None
