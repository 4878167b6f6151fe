"""On which line of a TOML text a key stands, so that a message can point at it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^[ \t]*(\[\[?)[ \t]*([^\[\]\n]+?)[ \t]*\]\]?[ \t]*(?:#.*)?$", re.M)
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{},]|[^\s\[\]{},"\'#]+',
    re.S,
)


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line, from 1, of the deepest part of a path, say ("facts", 0, "unit"), found in the text."""
    start, end, rest = _section(text, path)
    for key in rest:
        found = _item(text, start, end, key) if isinstance(key, int) else _key(text, start, end, key)
        if found is None:
            break
        start, end = found
    return text.count("\n", 0, start) + 1


def _section(text: str, path: Sequence[str | int]) -> tuple[int, int, Sequence[str | int]]:
    """The span under the header that covers most of the path, and the part of the path left to find in it."""
    headers = list(_HEADER.finditer(text))
    best = (0, headers[0].start() if headers else len(text), path)
    covered = 0
    seen: dict[str, int] = {}
    for number, header in enumerate(headers):
        name = header[2].replace('"', "").replace("'", "")
        parts: list[str | int] = [part.strip() for part in name.split(".")]
        if header[1] == "[[":
            seen[name] = seen.get(name, -1) + 1
            parts.append(seen[name])
        if len(parts) > covered and list(path[: len(parts)]) == parts:
            covered = len(parts)
            end = headers[number + 1].start() if number + 1 < len(headers) else len(text)
            best = (header.start(), end, path[covered:])
    return best


def _key(text: str, start: int, end: int, key: str) -> tuple[int, int] | None:
    """From the key, at the start of a line or inside an inline table, to the end of the span."""
    pattern = rf"(?:^[ \t]*|[{{,][ \t\n]*)([\"']?{re.escape(key)}[\"']?)[ \t]*="
    found = re.compile(pattern, re.M).search(text, start, end)
    return (found.start(1), end) if found else None


def _item(text: str, start: int, end: int, index: int) -> tuple[int, int] | None:
    """The span of the index-th item of the first array after `start`."""
    depth, count, item = 0, 0, None
    for token in _TOKEN.finditer(text, start, end):
        mark = token[0]
        if depth == 1 and mark == "]":
            return (item, token.start()) if item is not None and count == index else None
        if depth == 1 and mark == ",":
            if item is not None and count == index:
                return item, token.start()
            count, item = count + 1, None
        elif depth >= 1 and item is None and not mark.startswith("#"):
            item = token.start()
        depth += (mark in "[{") - (mark in "]}")
    return None
