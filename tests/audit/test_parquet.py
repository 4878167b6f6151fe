"""Parquet as other tools write it: columns of every kind, and what is left of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from readings import read

TEXT = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."
DAY = date(2025, 2, 10)


def write(path: Path, columns: str) -> None:
    with duckdb.connect() as database:
        database.sql(f"COPY (SELECT {columns}) TO '{path}' (FORMAT parquet)")


@pytest.mark.parametrize(
    "written",
    [
        *("date '2025-02-10' AS date", "timestamp '2025-02-10 23:30:00' AS published"),
        *("'2025-02-10T08:00:00Z' AS \"Date\"", "'10/02/2025' AS parution"),
        *("1739180000 AS date", "1739180000123 AS created_at"),
    ],
)
def test_a_day_is_read_from_a_column_of_any_kind(written: str, tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", f"7 AS id, '{TEXT}' AS \"Text\", {written}")
    (article,), refusals = read(tmp_path)
    assert not refusals
    assert (article.id, article.text, article.published) == ("7", TEXT, DAY)


def test_text_that_is_not_said_to_be_text_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", f"encode('{TEXT}') AS text")
    (article,), refusals = read(tmp_path)
    assert not refusals
    assert article.text == TEXT


def test_nested_columns_are_reached_by_their_path_and_named_where_there_is_no_text(tmp_path: Path) -> None:
    nested = (
        f"{{'html': '{TEXT}', 'meta': {{'day': date '2025-02-10'}}}} AS corps, ['a', 'b'] AS author, 1 AS id"
    )
    write(tmp_path / "a.parquet", nested)
    articles, (refusal,) = read(tmp_path)
    assert not articles
    assert "il y a : corps, author, id" in refusal.reason_fr
    (article,), _ = read(tmp_path, (("text", "corps.html"), ("published", "corps.meta.day")))
    assert (article.text, article.published, article.author) == (TEXT, DAY, "a, b")


@pytest.mark.parametrize("cut", [slice(0, -20), slice(0, 200), slice(4, None)])
def test_what_is_cut_is_refused(cut: slice, tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", f"'{TEXT}' AS text")
    (tmp_path / "a.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[cut])
    articles, refusals = read(tmp_path)
    assert not articles
    assert refusals
