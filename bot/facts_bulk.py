"""A bulk table: tens of thousands of facts in one compiled file, of which only what a text names is read.

The file is an SQLite database that bot/facts_compile.py writes, each row having passed a fact file's checks.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from bot.facts_rows import Fact, Subject, to_facts, to_subject
from bot.facts_schema import FactFile

SUFFIX = ".facts.sqlite"
FORMAT = 2
_KEPT = 4096
"""How many subjects are kept once read."""
_MOST_TOLD = 50
"""How many subjects of one amount the look-up tells: a figure that so many share is nobody's own."""


class BulkError(Exception):
    """A bulk table that cannot be read: which, why and how to mend it, in French."""


class BulkTable:
    """One compiled file, opened for reading by any number of threads and processes."""

    def __init__(self, path: Path) -> None:
        """Opens a compiled file; raises BulkError when it is not one, or of another format."""
        self._path = path
        self._local = threading.local()
        try:
            ((version, self.digest, self.facts),) = self._rows("SELECT format, digest, facts FROM meta")
        except (sqlite3.Error, ValueError) as error:
            raise BulkError(f"{path} : table en vrac illisible ({error}) ; refaire l’import") from None
        if version != FORMAT:
            raise BulkError(f"{path} : table en vrac d’un autre format ({version}) ; refaire l’import")
        self._held = lru_cache(maxsize=_KEPT)(self._read)

    def aliases(self) -> Iterator[tuple[str, str]]:
        """Yields every alias with the id of its subject."""
        yield from self._rows("SELECT alias, subject FROM aliases")

    def subject(self, subject_id: str) -> Subject | None:
        """The subject of an id, None where there is none."""
        return self._held(subject_id)[0]

    def of(self, subject_id: str) -> tuple[Fact, ...]:
        """The facts of a subject; empty for an unknown one."""
        return self._held(subject_id)[1]

    def telling(self, attribute: str, unit: str, low: Decimal, high: Decimal) -> Iterator[Fact]:
        """Yields facts of the attribute and unit, of subjects with an amount that begins between the two."""
        query = (
            "SELECT DISTINCT subject FROM amounts WHERE attribute = ? AND unit = ? AND low BETWEEN ? AND ? "
            "ORDER BY subject LIMIT ?"
        )
        for (subject,) in self._rows(query, (attribute, unit, float(low), float(high), _MOST_TOLD)):
            yield from (fact for fact in self.of(subject) if (fact.attribute, fact.unit) == (attribute, unit))

    @cached_property
    def theme(self) -> str:
        """The first part of the id of every subject; empty for a table of none."""
        return next(
            (str(name).partition("/")[0] for (name,) in self._rows("SELECT id FROM subjects LIMIT 1")), ""
        )

    @cached_property
    def oldest_checked(self) -> date | None:
        """The day the stalest fact was last verified; None for a table of none."""
        ((day,),) = self._rows("SELECT min(checked) FROM listed")
        return date.fromisoformat(day) if day else None

    def count(self, words: Sequence[str], before: date | None) -> int:
        """Counts the facts that `search` yields."""
        ((count,),) = self._rows(f"SELECT count(*) FROM listed WHERE {_where(words)}", _bound(words, before))
        return int(count)

    def search(self, words: Sequence[str], before: date | None) -> Iterator[tuple[date, str, str]]:
        """Yields day of verification, id and subject of the facts that hold every folded word.

        Those verified `before` a day, the longest ago first; without one all, by id.
        """
        order = "checked, id" if before else "id"
        query = f"SELECT checked, id, subject FROM listed WHERE {_where(words)} ORDER BY {order}"
        for day, name, subject in self._connection().execute(query, _bound(words, before)):
            yield date.fromisoformat(day), name, subject

    def _read(self, subject: str) -> tuple[Subject | None, tuple[Fact, ...]]:
        """A subject and its facts, None and none where there is no such subject."""
        for (data,) in self._rows("SELECT file FROM subjects WHERE id = ?", (subject,)):
            file = json.loads(str(data))
            for fact in file["facts"]:
                for value in fact["values"]:
                    value.update(
                        {key: Decimal(value[key]) for key in ("value", "low", "high") if key in value}
                    )
            rows = FactFile.model_validate(file, strict=False)
            return to_subject(subject, rows.subject), tuple(to_facts(subject, rows))
        return None, ()

    def _rows(self, query: str, arguments: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        return self._connection().execute(query, arguments).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """One connection a thread and process: SQLite's must not be shared, nor carried over a fork."""
        if getattr(self._local, "process", None) != os.getpid():
            self._local.connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection


def _where(words: Sequence[str]) -> str:
    return " AND ".join(
        ("(?1 IS NULL OR checked < ?1)", *(f"instr(words, ?{n}) > 0" for n in range(2, len(words) + 2)))
    )


def _bound(words: Sequence[str], before: date | None) -> tuple[str | None, ...]:
    return before.isoformat() if before else None, *words
