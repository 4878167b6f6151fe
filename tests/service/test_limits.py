"""Tries are counted for all processes together, on SQLite and on Postgres."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from bot.store.engine import Store
from bot.store.limits import Limit, is_within
from bot.store.purge import purge
from bot.store.tables import Tries


def test_two_processes_share_a_limit(store: Store, database_url: str) -> None:
    other, limit = Store(database_url), Limit(30, 60)
    with ThreadPoolExecutor(8) as pool:
        tried = pool.map(lambda number: is_within((store, other)[number % 2], "a", limit), range(50))
        assert sum(tried) == 30
    assert is_within(other, "b", limit)
    other.close()


def test_a_window_ends_and_another_begins(store: Store) -> None:
    limit = Limit(1, 60)
    assert is_within(store, "a", limit)
    assert not is_within(store, "a", limit)
    with store.write() as session:
        session.execute(update(Tries).values(ends_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert is_within(store, "a", limit)
    assert not is_within(store, "a", limit)


def test_windows_that_ended_are_purged(store: Store) -> None:
    is_within(store, "old", Limit(1, 0))
    is_within(store, "new", Limit(1, 60))
    purge(store, datetime.now(UTC) - timedelta(days=1))
    with store.read() as session:
        assert session.scalars(select(Tries.key)).all() == ["new"]
