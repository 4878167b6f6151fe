"""The database, opened: SQLite in WAL mode, or Postgres."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from bot.errors import InputError

_WRITES = "vraichiffre_writes"
_BUSY_MS = 15_000


class Store:
    """An open database: `read()` and `write()` each give a session that lasts one transaction."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(_parsed(url))
        # Threads that wait for SQLite's one writer poll, and overtake one another; a lock lets them queue.
        self._turn = threading.Lock() if self.engine.dialect.name == "sqlite" else nullcontext()
        self._writer = self.engine.execution_options(**{_WRITES: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and keeps nothing."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is committed at the end, and undone when an error leaves the block."""
        with self._turn, Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Closes the connections that are not in use."""
        self.engine.dispose()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise InputError(
            "adresse de base illisible ; écrivez sqlite:////dossier/vraichiffre.db ou postgresql://…",
            "unreadable database address; write sqlite:////folder/vraichiffre.db or postgresql://…",
        ) from None
    match parsed.get_backend_name():
        case "sqlite":
            return parsed
        case "postgresql" | "postgres":
            return parsed.set(drivername="postgresql+psycopg")
        case other:
            raise InputError(
                f"base « {other} » inconnue ; sqlite et postgresql sont acceptées.",
                f"unknown database “{other}”; sqlite and postgresql are accepted.",
            )


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20)
    engine = create_engine(url, connect_args={"timeout": _BUSY_MS / 1000}, pool_size=10, max_overflow=20)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions of its own
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for its turn: SQLite would refuse it.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
