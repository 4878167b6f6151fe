"""Results as Parquet."""

from __future__ import annotations

from pathlib import Path


def to_parquet(lines: Path, out: Path) -> None:
    """Makes a Parquet file of JSON lines and removes them; nested values stay nested. Raises InputError."""
    import duckdb

    part = out.with_name(f"{out.name}.part")
    with duckdb.connect() as database:
        rows = f"read_json('{_quoted(lines)}', format='newline_delimited', sample_size=-1)"
        database.sql(f"COPY (SELECT * FROM {rows}) TO '{_quoted(part)}' (FORMAT parquet)")
    part.replace(out)
    lines.unlink()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
