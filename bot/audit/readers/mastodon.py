"""Mastodon archives (`outbox.json`) and lists of statuses: the account's own posts, HTML as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.json_stream import iterate_json

_ARCHIVE = re.compile(r'\{\s*"@context"\s*:')
_STATUSES = re.compile(r"\[\s*\{")


def _recognise(head: Head) -> bool:
    text = head.text
    if _ARCHIVE.match(text):
        return "https://www.w3.org/ns/activitystreams" in text
    return bool(_STATUSES.match(text)) and '"spoiler_text"' in text and '"account"' in text


def _records(source: Source) -> Iterator[Record]:
    path = "item" if source.stream.peek(1).lstrip().startswith(b"[") else "orderedItems.item"
    for number, entry in enumerate(iterate_json(source.stream, path), 1):
        yield Record(str(number), entry)


def _draft(record: Record, source: Source) -> Draft | None:
    return status_draft(record.body if isinstance(record.body, dict) else {})


def status_draft(entry: dict[str, Any]) -> Draft | None:
    """Returns a status, or an activity that holds one, as a draft; None for a boost and without text."""
    note = entry.get("object", entry)
    # A boost is another account's words, its object only an address; likes and bookmarks are addresses too.
    if not isinstance(note, dict) or entry.get("reblog") or not note.get("content"):
        return None
    account = note.get("account")
    return Draft(
        text=str(note["content"]),
        title=note.get("summary") or note.get("spoiler_text") or None,
        id=str(note.get("id") or ""),
        url=note.get("url"),
        published=note.get("published") or note.get("created_at"),
        author=account.get("acct") if isinstance(account, dict) else note.get("attributedTo"),
        language=note.get("language") or next(iter(note.get("contentMap") or ()), None),
    )


FORMAT = Format(
    "mastodon", "Mastodon archives and statuses, boosts left out", 320, _recognise, _records, _draft
)
