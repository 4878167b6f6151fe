"""A JSON object or array of objects, fields as in JSON lines: what no other JSON format claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.faults import Fault
from bot.audit.fields import draft_of
from bot.audit.json_stream import iterate_json

_OBJECTS = re.compile(r"\[\s*\{|\[\s*\]|\{\s*[\"}]")


def _recognise(head: Head) -> bool:
    return _OBJECTS.match(head.text) is not None


def _records(source: Source) -> Iterator[Record]:
    is_array = source.stream.peek(1 << 10).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")
    if source.stream.peek(3).startswith(b"\xef\xbb\xbf"):
        source.stream.read(3)
    for number, value in enumerate(iterate_json(source.stream, "item" if is_array else ""), 1):
        yield Record(str(number) if is_array else "", value)


def _draft(record: Record, source: Source) -> Draft:
    if not isinstance(record.body, dict):
        raise Fault(
            "ce n’est pas un objet JSON",
            "this is not a JSON object",
            "exportez une liste d’objets",
            "export a list of objects",
        )
    return draft_of(record.body, source.settings.mapping)


FORMAT = Format("json", "A JSON object or array, fields as in JSON lines", 600, _recognise, _records, _draft)
