"""Bluesky posts in JSON: lists of records, feeds, or a record a line; the text as it stands.

Facets (links, mentions) are ranges of UTF-8 bytes in the text and change none of it, so nothing is moved:
offsets of verdicts are code points of `record.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.json_stream import iterate_json

POST = "app.bsky.feed.post"
_LIST = re.compile(r'"(records|feed|posts)"\s*:\s*\[')
_POST_ADDRESS = re.compile(rf"at://(did:[^/]+)/{re.escape(POST)}/([\w.~:-]+)")


def _recognise(head: Head) -> bool:
    return head.text[:1] in ("{", "[") and f'"{POST}"' in head.text


def _records(source: Source) -> Iterator[Record]:
    start = source.stream.peek(1 << 16)
    listed = _LIST.search(start[:4096].decode("utf-8", "replace"))
    if start.lstrip().startswith(b"["):
        path, several = "item", False
    elif listed:
        path, several = f"{listed[1]}.item", False
    else:
        path, several = "", True
    for number, entry in enumerate(iterate_json(source.stream, path, several), 1):
        yield Record(str(number), entry)


def _draft(record: Record, source: Source) -> Draft | None:
    entry: dict[str, Any] = record.body if isinstance(record.body, dict) else {}
    if entry.get("reason"):  # a repost, as feeds give them
        return None
    entry = entry.get("post") or entry
    post = entry.get("record") or entry.get("value") or entry
    if post.get("$type") != POST or not str(post.get("text") or "").strip():
        return None
    return post_draft(post, str(entry.get("uri") or ""), (entry.get("author") or {}).get("handle"))


def post_draft(post: dict[str, Any], uri: str, author: str | None) -> Draft:
    """Returns a post record as a draft; `uri` is its at:// address, empty where it is not known."""
    address = _POST_ADDRESS.fullmatch(uri)
    languages = post.get("langs") or [None]
    return Draft(
        text=post["text"],
        id=uri,
        url=f"https://bsky.app/profile/{address[1]}/post/{address[2]}" if address else None,
        published=post.get("createdAt"),
        author=author or (address[1] if address else None),
        language=languages[0],
    )


FORMAT = Format("bluesky", "Bluesky posts in JSON, reposts left out", 330, _recognise, _records, _draft)
