"""Telegram exports (`result.json`): the messages of a channel or of all chats, entities put back into text.

A message's `text` is a string, or a list of strings and of entities whose `text` stands in place: joined in
order they are the message, and offsets are those of that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.json_stream import iterate_json

_CHANNEL = re.compile(r'"messages"\s*:\s*\[')
_ALL_CHATS = re.compile(r'"chats"\s*:\s*\{[^\[]*"list"\s*:\s*\[')


def _recognise(head: Head) -> bool:
    text = head.text
    if not text.startswith("{") or ('"date_unixtime"' not in text and '"text_entities"' not in text):
        return False
    return bool(_CHANNEL.search(text))


def _records(source: Source) -> Iterator[Record]:
    head = source.stream.peek(1 << 16).decode("utf-8", "replace")
    path = "chats.list.item.messages.item" if _ALL_CHATS.search(head) else "messages.item"
    for number, message in enumerate(iterate_json(source.stream, path), 1):
        yield Record(str(number), message)


def _draft(record: Record, source: Source) -> Draft | None:
    message: dict[str, Any] = record.body if isinstance(record.body, dict) else {}
    text = _joined(message.get("text"))
    if message.get("type") != "message" or not text.strip():
        return None
    return Draft(
        text=text,
        id=str(message.get("id") or ""),
        published=message.get("date") or message.get("date_unixtime"),
        author=message.get("author") or message.get("from"),
    )


def _joined(text: object) -> str:
    if isinstance(text, list):
        return "".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in text)
    return text if isinstance(text, str) else ""


FORMAT = Format("telegram", "Telegram exports (result.json)", 340, _recognise, _records, _draft)
