"""The unit a bare number is headed with: in brackets before it, over its list or column, or behind it."""

from __future__ import annotations

import re

_HEAD = r"(?:\((?:en |montants? en |chiffres en )?|(?<![a-z])en )"
_BESIDE = re.compile(_HEAD + r"([^():\n]{1,30}?)\)? ?[:=]? ?$")
_LINE_HEAD = re.compile(_HEAD + r"([^():|\n]{1,30}?)\)? ?(?::|$)")
_SEVERAL_HEAD = re.compile(r"[^\n:;]{0,40}?" + _HEAD + r"([^():;\n]{1,30}?)\)? ?(?::|-) ")
_CELL_HEAD = re.compile(rf"(?:{_HEAD}|^)([^()|]{{1,30}}?)\)?$")
_BEHIND = re.compile(
    r"(?:\. |,? \(?|, )(?:montants? |chiffres? |exprimee?s? )?en ([^.,;():\n]{1,30}?)\)?(?! ?:)(?=[.,;)\n]|$)"
)
_ITEM = re.compile(r" ?(?:\n|$|[;.](?![0-9]))")
_CELL_MARKS = "|;"
_BESIDE_WINDOW = 48
_LIST_WINDOW = 600
_TABLE_WINDOW = 10_000
_MOST_TITLES = 3
_LINE_WINDOW = 400


def headings(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the words that may tell the unit of the bare number plain[start:end], the likeliest first."""
    beside = _BESIDE.search(plain, max(0, start - _BESIDE_WINDOW), start)
    spans = [beside.span(1)] if beside is not None else []
    behind = _BEHIND.match(plain, end)
    if behind is not None:
        spans.append(behind.span(1))
    line = _line_start(plain, start)
    if line is None:
        return spans
    mark = next((mark for mark in _CELL_MARKS if plain.endswith((mark, f"{mark} "), line, start)), None)
    if mark is not None:
        spans += _over_the_column(plain, line, start, mark)
    elif plain.endswith(": ", line, start) and _ITEM.match(plain, end):
        spans += _over_the_list(plain, line)
    return spans


def _line_start(plain: str, at: int) -> int | None:
    """Where the line that holds `at` begins; None for one that is too long to be of a list or a table."""
    begin = plain.rfind("\n", max(0, at - _LINE_WINDOW), at) + 1
    return begin if begin or at <= _LINE_WINDOW else None


def _over_the_column(plain: str, line: int, start: int, mark: str) -> list[tuple[int, int]]:
    """The unit in the head of the row, then in that of the column: of the first line with as many cells."""
    row = plain[line:start].split(mark)
    spans = _in_cell(plain, line, row[:-1], 1 if mark == "|" else 0)
    top = plain.rfind("\n\n", max(0, line - _TABLE_WINDOW), line)
    top = top + 2 if top >= 0 else 0
    if line - top > _TABLE_WINDOW:
        return spans
    width = _line(plain, line).count(mark)
    for _ in range(_MOST_TITLES):
        head = _line(plain, top)
        if top >= line or head.count(mark) == width:
            break
        top += len(head) + 1
    cells = _line(plain, top).split(mark) if top < line else []
    return spans + _in_cell(plain, top, cells, len(row) - 1)


def _line(plain: str, begin: int) -> str:
    end = plain.find("\n", begin, begin + _LINE_WINDOW)
    return plain[begin : end if end >= 0 else begin + _LINE_WINDOW]


def _in_cell(plain: str, line: int, cells: list[str], number: int) -> list[tuple[int, int]]:
    if number >= len(cells):
        return []
    begin = line + sum(len(cell) + 1 for cell in cells[:number])
    words = plain[begin : begin + len(cells[number])].rstrip(" *")
    head = _CELL_HEAD.search(words.lstrip(" *"))
    if head is None:
        return []
    begin += len(words) - len(words.lstrip(" *"))
    return [(begin + head.start(1), begin + head.end(1))]


def _over_the_list(plain: str, line: int) -> list[tuple[int, int]]:
    """The unit that opens the line («En M€ - Santé : 12 ; École : 3»), or ends the one over the list."""
    opening = _SEVERAL_HEAD.match(plain, line)
    if opening is not None:
        return [opening.span(1)]
    top = line
    while top > max(0, line - _LIST_WINDOW):
        above = _line_start(plain, top - 1)
        if above is None:
            break
        head = _LINE_HEAD.search(plain, above, top - 1)
        if head is not None and not plain[head.end() : top].strip(" :\n"):
            return [head.span(1)]
        if ":" not in plain[above:top]:
            break
        top = above
    return []
