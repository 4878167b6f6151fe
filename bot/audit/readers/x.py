"""X archives (`data/tweets.js`, `note-tweet.js`): the account's own posts; other files hold none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.json_stream import iterate_json

_ASSIGNMENT = re.compile(rb"\s*window\.YTD\.(\w+?)\.part\d+\s*=\s*")
_POSTS = (b"tweet", b"tweets", b"community_tweet", b"note_tweet")


def _recognise(head: Head) -> bool:
    return _ASSIGNMENT.match(head.data) is not None


def _records(source: Source) -> Iterator[Record]:
    start = _ASSIGNMENT.match(source.stream.peek(1 << 10))
    if start is None or start[1] not in _POSTS:
        return
    source.stream.read(start.end())
    for number, entry in enumerate(iterate_json(source.stream, "item"), 1):
        yield Record(str(number), entry)


def _draft(record: Record, source: Source) -> Draft | None:
    entry: dict[str, Any] = record.body
    if note := entry.get("noteTweet"):
        text, identity, day = note["core"]["text"], note["noteTweetId"], note["createdAt"]
    else:
        post = entry.get("tweet", entry)
        text, identity, day = post.get("full_text") or post["text"], post["id_str"], post["created_at"]
        if text.startswith("RT @"):  # another account's words
            return None
    return Draft(
        text=text, id=str(identity), url=f"https://x.com/i/web/status/{identity}", published=str(day)
    )


FORMAT = Format(
    "x", "X archives (tweets.js, note-tweet.js), reposts left out", 120, _recognise, _records, _draft
)
