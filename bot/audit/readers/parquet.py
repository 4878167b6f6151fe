"""Parquet: an article a row, its columns by --map or by our own names."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import IO, Any, cast

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.faults import Fault, broken
from bot.audit.fields import columns_of, draft_of, names_a_text
from bot.audit.model import Span

_ROWS = 100


def _recognise(head: Head) -> bool:
    return head.data.startswith(b"PAR1")


def _records(source: Source) -> Iterator[Record]:
    import duckdb

    first, last = (source.span.start, source.span.end) if source.span else (0, 1 << 62)
    with _file_of(source) as path, _telling(duckdb), _connect(duckdb) as database:
        found = [
            row[0] for row in database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
        ]
        known = columns_of(found, source.settings.mapping)
        has_text = names_a_text(found) or "text" in dict(source.settings.mapping)
        wanted = [name for name in found if name in known or not has_text]  # all, to say what there is
        names = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
        query = (
            f"SELECT file_row_number, {names} "
            "FROM read_parquet(?, file_row_number = true, binary_as_string = true) "
            "WHERE file_row_number >= ? AND file_row_number < ?"
        )
        rows = database.execute(query, [path, first, last])
        while some := rows.fetchmany(_ROWS):
            for number, *values in some:
                yield Record(str(number + 1), dict(zip(wanted, values, strict=True)))


@contextmanager
def _file_of(source: Source) -> Iterator[str]:
    """A path to the file, copied there when it stands in an archive: Parquet is read from its end."""
    if source.path:
        yield source.path
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        shutil.copyfileobj(cast(IO[bytes], source.stream), copy, 1 << 20)
        copy.flush()
        yield copy.name


def _connect(duckdb: ModuleType) -> Any:
    offline = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    # In one thread rows come in the order of the file.
    return duckdb.connect(config={**offline, "threads": 1, "memory_limit": "1GB"})


@contextmanager
def _telling(duckdb: ModuleType) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        what = str(error).partition("\n")[0][:120]
        raise broken(f"Parquet illisible ({what})", f"unreadable Parquet ({what})") from None


def _draft(record: Record, source: Source) -> Draft:
    return draft_of(record.body, source.settings.mapping)


def _spans(path: str, size: int) -> Iterator[Span]:
    """Groups of rows as the file has them, the large ones cut: at most so many bytes once unpacked."""
    import duckdb

    try:
        with _telling(duckdb), _connect(duckdb) as database:
            groups = database.execute(
                "SELECT row_group_id, any_value(row_group_num_rows), sum(total_uncompressed_size) "
                "FROM parquet_metadata(?) GROUP BY 1 ORDER BY 1",
                [path],
            ).fetchall()
    except Fault:  # reading it will say so
        return
    start = 0
    for _, rows, weight in groups:
        step = max(1, rows * size // max(1, weight))
        for at in range(start, start + rows, step):
            yield Span(at, min(at + step, start + rows), at + 1)
        start += rows


FORMAT = Format(
    "parquet",
    "Parquet; `--map` names columns",
    100,
    _recognise,
    _records,
    _draft,
    _spans,
)
