"""JSON lines: one object a line, its fields named by --map or as `vraichiffre check --jsonl` wants them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path

from bot.audit.drafts import Draft, Format, Head, Record, Source, Stream
from bot.audit.encodings import to_text, wide_lines
from bot.audit.faults import Fault, broken, too_large
from bot.audit.fields import draft_of
from bot.audit.limits import LARGEST_LINE
from bot.audit.model import Span

_LIMIT = LARGEST_LINE << 20
_BLOCK = 1 << 20
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _recognise(head: Head) -> bool:
    text = head.text
    if not text.startswith("{"):
        return False
    line, end, rest = text.partition("\n")
    if not end and len(head.data) >= 1 << 16:  # a line longer than what is seen
        return head.name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"))
    if not _is_object(line):
        # A first line that is damaged does not make the others something else.
        return head.name.endswith((".jsonl", ".ndjson")) or _is_object(rest.partition("\n")[0])
    return True


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _records(source: Source) -> Iterator[Record]:
    if source.stream.peek(2).startswith(_WIDE):
        for number, line in enumerate(wide_lines(source.stream), 1):
            if line.strip():
                yield Record(str(number), line.encode("utf-8", "replace"))
        return
    if source.span is None or source.path is None:
        yield from _lines(source.stream, 1, None)
        return
    span = source.span
    with Path(source.path).open("rb") as stream:
        stream.seek(span.start)
        yield from _lines(stream, span.first, span.end - span.start)


def _lines(stream: Stream, number: int, left: int | None) -> Iterator[Record]:
    """The lines that begin within so many bytes, numbered on."""
    while left is None or left > 0:
        line = stream.readline(_LIMIT + 1)
        if not line:
            return
        taken = len(line)
        body: bytes | Fault = line
        if len(line) > _LIMIT and not line.endswith(b"\n"):
            body = too_large(LARGEST_LINE)
            while (more := stream.readline(_BLOCK)) and (taken := taken + len(more)):
                if more.endswith(b"\n"):
                    break
        if isinstance(body, Fault) or line.strip():
            yield Record(str(number), body)
        number += 1
        if left is not None:
            left -= taken


def _draft(record: Record, source: Source) -> Draft:
    try:
        value = json.loads(record.body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        value = _loaded(to_text(record.body))
    except (ValueError, RecursionError):
        value = _loaded(record.body.decode("utf-8-sig"))
    if not isinstance(value, dict):
        raise broken("ce n’est pas un objet JSON", "this is not a JSON object")
    return draft_of(value, source.settings.mapping)


def _loaded(line: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise Fault(
            f"ce n’est pas du JSON (colonne {error.colno})",
            f"this is not JSON (column {error.colno})",
            "corrigez la ligne, ou exportez de nouveau",
            "mend the line, or export again",
        ) from None
    except (ValueError, RecursionError):
        raise broken("JSON démesuré", "JSON beyond measure") from None


def _spans(path: str, size: int) -> Iterator[Span]:
    start, first = 0, 1
    with Path(path).open("rb") as stream:
        if stream.read(2) in _WIDE:
            return
        stream.seek(0)
        while block := stream.read(size):
            lines = block.count(b"\n")
            if not block.endswith(b"\n"):
                while more := stream.readline(_BLOCK):
                    if more.endswith(b"\n"):
                        lines += 1
                        break
            end = stream.tell()
            yield Span(start, end, first)
            start, first = end, first + lines


FORMAT = Format(
    "jsonl",
    "JSON lines, fields as in `check --jsonl` or by `--map`",
    500,
    _recognise,
    _records,
    _draft,
    _spans,
)
