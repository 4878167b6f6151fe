"""ninjs 1 and 2: one item, one a line, an array, or a Superdesk `_items` answer; withdrawn items left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.json_stream import iterate_json

_ITEM = re.compile(r"\s*(?P<list>\[\s*)?\{")
_KEYS_1 = ('"body_html"', '"body_text"', '"body_xhtml"', '"versioncreated"')
_KEYS_2 = ('"bodies"', '"headlines"')
_WITHDRAWN = ("canceled", "cancelled", "withheld")


def _recognise(head: Head) -> bool:
    text = head.text
    if not _ITEM.match(text):
        return False
    names_item = '"uri"' in text or '"guid"' in text
    return names_item and (any(key in text for key in _KEYS_1) or all(key in text for key in _KEYS_2))


def _records(source: Source) -> Iterator[Record]:
    start = source.stream.peek(1 << 16).removeprefix(b"\xef\xbb\xbf").lstrip()
    if source.stream.peek(3).startswith(b"\xef\xbb\xbf"):
        source.stream.read(3)
    path = "item" if start.startswith(b"[") else "_items.item" if b'"_items"' in start[:1000] else ""
    for number, item in enumerate(iterate_json(source.stream, path, several=not path), 1):
        identity = item.get("uri") or item.get("guid") if isinstance(item, dict) else None
        yield Record(str(identity or number), item)


def _draft(record: Record, source: Source) -> Draft | None:
    item: dict[str, Any] = record.body
    if (item.get("pubstatus") or item.get("pubStatus")) in _WITHDRAWN:
        return None
    if item.get("type") not in (None, "text", "composite"):
        return None
    subjects = item.get("subject") or item.get("subjects") or [{}]
    return Draft(
        text=item.get("body_html")
        or item.get("body_xhtml")
        or item.get("body_text")
        or _main(item, "bodies"),
        title=item.get("headline") or _main(item, "headlines") or None,
        id=str(item.get("uri") or item.get("guid") or ""),
        url=item.get("url") or item.get("canonicalUrl"),
        published=item.get("firstcreated")
        or item.get("firstCreated")
        or item.get("versioncreated")
        or item.get("versionCreated"),
        section=subjects[0].get("name") if isinstance(subjects[0], dict) else None,
        author=item.get("byline") or item.get("by"),
        language=item.get("language"),
    )


def _main(item: dict[str, Any], key: str) -> str:
    """The main one of ninjs 2's several bodies or headlines, else the first."""
    several = [one for one in item.get(key) or () if isinstance(one, dict) and one.get("value")]
    several.sort(key=lambda one: one.get("role") not in (None, "main"))
    return str(several[0]["value"]) if several else ""


FORMAT = Format("ninjs", "ninjs 1 and 2", 310, _recognise, _records, _draft)
