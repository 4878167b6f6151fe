"""Two runs held against each other: problems that are new, gone or judged otherwise."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any, Literal

from bot.audit.outputs.places import name_place, places_of
from bot.audit.results import Read, Run

Kind = Literal["new", "gone", "changed"]
Why = Literal["article", "verdict"]

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE articles (run INTEGER, article TEXT, PRIMARY KEY (run, article)) WITHOUT ROWID;
CREATE TABLE problems (
    run INTEGER, article TEXT, field TEXT, figure TEXT, nth INTEGER, told TEXT, row TEXT,
    PRIMARY KEY (article, field, figure, nth, run)
) WITHOUT ROWID;
"""
_PAIRS = """
SELECT one.article, one.row, other.row, one.told, other.told,
       EXISTS (SELECT 1 FROM articles WHERE run = 1 - ?1 AND article = one.article)
FROM problems one
LEFT JOIN problems other
    ON other.run = 1 - ?1 AND (other.article, other.field, other.figure, other.nth)
                            = (one.article, one.field, one.figure, one.nth)
WHERE one.run = ?1
ORDER BY one.article, one.field, one.figure, one.nth
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A problem that only one run has, or that the two judge differently.

    `why` tells of a new or gone one whether its `article` is in one run only, or its `verdict` alone: the
    text was corrected, or the table, the rules or the version changed. `before` and `after` are problems as
    `vraichiffre audit diff --format jsonl` shows them.
    """

    kind: Kind
    why: Why
    article: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class Comparison:
    """Two runs, read into a database on disk: the memory it takes does not grow with them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def changes(self) -> Iterator[Change]:
        """Yields what is new or judged otherwise in the second run, then what is gone from the first."""
        for article, row, other, told, told_before, known in self._database.execute(_PAIRS, (1,)):
            if other is None:
                yield Change("new", "verdict" if known else "article", article, None, json.loads(row))
            elif told != told_before:
                yield Change("changed", "verdict", article, json.loads(other), json.loads(row))
        for article, row, other, _, _, known in self._database.execute(_PAIRS, (0,)):
            if other is None:
                yield Change("gone", "verdict" if known else "article", article, json.loads(row), None)

    def same(self) -> int:
        """Counts the problems that both runs have, judged alike."""
        query = """
            SELECT count(*) FROM problems one JOIN problems other
            USING (article, field, figure, nth, told) WHERE one.run = 0 AND other.run = 1
        """
        return int(self._database.execute(query).fetchone()[0])


@contextmanager
def compare(before: Run, after: Run) -> Iterator[Comparison]:
    """Reads two runs; an article is the same by its address, or else by its file and item.

    Raises InputError for results that cannot be read.
    """
    with TemporaryDirectory(prefix="vraichiffre-") as folder:
        database = sqlite3.connect(f"{folder}/runs.db")
        try:
            database.executescript(_TABLES)
            for number, run in enumerate((before, after)):
                for read in run.articles():
                    _enter(database, number, read)
            yield Comparison(database)
        finally:
            database.close()


def _enter(database: sqlite3.Connection, run: int, read: Read) -> None:
    names = [name_place(place) for place in places_of(read)]
    database.executemany("INSERT OR IGNORE INTO articles VALUES (?, ?)", [(run, name) for name in names])
    seen: Counter[tuple[str, str]] = Counter()
    for one in read.problems:
        figure = one["in"], one["text"]
        row = {
            "title": read.document["title"],
            "published": read.document["published"],
            **{key: one[key] for key in ("text", "label", "rule", "message", "suggestion")},
        }
        told = json.dumps([row["label"], row["rule"], row["message"]["fr"]], ensure_ascii=False)
        written = json.dumps(row, ensure_ascii=False)
        database.executemany(
            "INSERT OR IGNORE INTO problems VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(run, name, *figure, seen[figure], told, written) for name in names],
        )
        seen[figure] += 1
