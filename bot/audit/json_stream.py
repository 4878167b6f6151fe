"""Parts of a JSON file, one at a time: files of posts are as large as an account is old."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Stream
from bot.audit.faults import broken


def iterate_json(stream: Stream, path: str, several: bool = False) -> Iterator[Any]:
    """Yields what stands at a path (`messages.item`), in order; raises Fault where the file is damaged.

    `several` is for files of one value after another.
    """
    import ijson

    try:
        yield from ijson.items(stream, path, use_float=True, multiple_values=several)
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        what = " ".join(str(error).split())[:80]
        raise broken(f"JSON abîmé ou tronqué ({what})", f"damaged or truncated JSON ({what})") from None
