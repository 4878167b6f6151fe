"""CSV with a header, whatever its separator: an article a row, its columns by --map or by our own names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from bot.audit.drafts import Draft, Format, Head, Record, Source, Stream
from bot.audit.encodings import AS_WINDOWS, encoding_of, wide_lines
from bot.audit.faults import Fault, empty, too_large
from bot.audit.fields import draft_of, names_a_text
from bot.audit.limits import LARGEST_LINE

_SEPARATORS = ";,\t|"
_HEADER_CELL = re.compile(r"[\w .:/-]{1,40}")
_NAMED = (".csv", ".tsv")
_SAID = re.compile(r"sep=(?P<separator>.)\r?\n?", re.IGNORECASE)
"""The line that tells Excel the separator, above the header."""


def _recognise(head: Head) -> bool:
    line = head.text.partition("\n")[0].rstrip("\r")
    if head.name.endswith(_NAMED):
        return "\x00" not in line
    cells = _cells(line, _separator(line))
    return len(cells) > 1 and all(map(_HEADER_CELL.fullmatch, cells)) and names_a_text(cells)


def _cells(line: str, separator: str) -> list[str]:
    try:
        row = next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in row]


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _records(source: Source) -> Iterator[Record]:
    head = source.stream.peek(1 << 16)
    lines = _lines(source.stream, encoding_of(head))
    csv.field_size_limit(LARGEST_LINE << 20)
    header, above = next(lines, "").removeprefix("\ufeff"), 1
    separator = _separator(header)
    if said := _SAID.fullmatch(header):
        separator, header, above = said["separator"], next(lines, ""), 2
    columns = _cells(header.rstrip("\r\n"), separator)
    rows = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    number, is_lost = above, False
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:  # the reader begins anew at the next line
            yield Record(str(number), _damaged(rows.line_num + above, error))
            is_lost = True
            continue
        # What follows damage may be the rest of it, until a row is whole.
        if len(row) > len(columns) or (is_lost and len(row) < len(columns)):
            yield Record(str(number), _uneven(len(row), len(columns)))
        elif row:
            is_lost = False
            yield Record(str(number), dict(zip(columns, row, strict=False)))
    if number == above + 1:
        raise empty()


def _lines(stream: Stream, encoding: str) -> Iterator[str]:
    if encoding == "utf-16":
        yield from wide_lines(stream)
        return
    limit = LARGEST_LINE << 20
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise too_large(LARGEST_LINE)
        yield line.decode(encoding, AS_WINDOWS)


def _damaged(line: int, error: csv.Error) -> Fault:
    return Fault(
        f"CSV abîmé, ligne {line} ({error})",
        f"damaged CSV, line {line} ({error})",
        "doublez les guillemets dans les textes entre guillemets",
        "double the quotes in quoted texts",
    )


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
