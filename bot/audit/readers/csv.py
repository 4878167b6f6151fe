"""CSV with a header, whatever its separator: an article a row, its columns by --map or by our own names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import cast

from bot.audit.drafts import Draft, Format, Head, Record, Source, Stream
from bot.audit.encodings import encoding_of
from bot.audit.faults import Fault, broken, too_large
from bot.audit.fields import draft_of, names_a_text
from bot.audit.limits import LARGEST_LINE

_SEPARATORS = ";,\t|"
_HEADER_CELL = re.compile(r"[\w .:/-]{1,40}")


def _recognise(head: Head) -> bool:
    line = head.text.partition("\n")[0].rstrip("\r")
    cells = _cells(line)
    if len(cells) < 2 or not all(_HEADER_CELL.fullmatch(cell) for cell in cells):
        return False
    return head.name.endswith((".csv", ".tsv")) or names_a_text(cells)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=_separator(line)), [])
    except csv.Error:
        return []


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _records(source: Source) -> Iterator[Record]:
    head = source.stream.peek(1 << 16)
    lines = _lines(source.stream, encoding_of(head))
    csv.field_size_limit(LARGEST_LINE << 20)
    header = next(lines, "").removeprefix("\ufeff")
    columns = _cells(header.rstrip("\r\n"))
    rows = csv.reader(lines, delimiter=_separator(header), strict=True)
    try:
        for number, row in enumerate(rows, 2):
            if not row:
                continue
            if len(row) > len(columns):
                yield Record(str(number), _uneven(len(row), len(columns)))
            else:
                yield Record(str(number), dict(zip(columns, row, strict=False)))
    except csv.Error as error:
        where = rows.line_num + 1
        raise broken(f"CSV abîmé, ligne {where} ({error})", f"damaged CSV, line {where} ({error})") from None


def _lines(stream: Stream, encoding: str) -> Iterator[str]:
    """Lines as text; those of UTF-16, where a line end is two bytes, are found once decoded."""
    if encoding.startswith("utf-16"):
        import codecs

        yield from codecs.getreader("utf-16")(cast("codecs._ReadableStream", stream), "replace")
        return
    limit = LARGEST_LINE << 20
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise too_large(LARGEST_LINE)
        yield line.decode(encoding, "replace")


def _uneven(cells: int, columns: int) -> Fault:
    return Fault(
        f"{cells} cases pour {columns} colonnes",
        f"{cells} cells for {columns} columns",
        "mettez entre guillemets les textes qui contiennent le séparateur",
        "quote the texts that hold the separator",
    )


def _draft(record: Record, source: Source) -> Draft:
    return draft_of(record.body, source.settings.mapping)


FORMAT = Format(
    "csv", "CSV with a header, any usual separator; `--map` names columns", 700, _recognise, _records, _draft
)
