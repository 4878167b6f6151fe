"""Migrations keep what is there, up and down, on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import text

from bot.store import migrate
from bot.store.engine import Store

AN_ANSWER = (
    "INSERT INTO accounts (id, name, role, password_hash, created_at, sessions_from) "
    "VALUES (1, 'claire', 'editor', 'x', '2026-01-01', '2026-01-01')",
    "INSERT INTO articles (id, hook, external_id, position, created_at) "
    "VALUES (1, 'mastodon/a', '1', '', '2026-01-01')",
    "INSERT INTO versions "
    "(id, article_id, position, title, body, body_format, section, url, published, received_at) "
    "VALUES (1, 1, '', '', 'b', 'text', '', '', '2026-01-01', '2026-01-01')",
    "INSERT INTO checks (id, version_id, state, attempts, due_at, queued_at) "
    "VALUES ('c', 1, 'done', 0, '2026-01-01', '2026-01-01')",
    "INSERT INTO replies "
    "(id, check_id, network, post, text, account_id, approved_at, state, attempts, due_at) "
    "VALUES (1, 'c', 'mastodon/a', '{}', 'Non.', 1, '2026-01-02', 'queued', 0, '2026-01-01')",
)


@pytest.fixture
def empty(database_url: str) -> Iterator[Store]:
    opened = Store(database_url)
    yield opened
    opened.close()


def move(store: Store, revision: str, *, down: bool = False) -> None:
    config = migrate._config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, revision)


def asked(store: Store, query: str) -> list[tuple[object, ...]]:
    with store.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


def test_an_answer_approved_before_it_could_be_taken_back_is_kept(empty: Store) -> None:
    move(empty, "0002")
    with empty.write() as session:
        for statement in AN_ANSWER:
            session.execute(text(statement))
    move(empty, "head")
    assert asked(empty, "SELECT id, text, taken_back_at FROM replies") == [(1, "Non.", None)]
    assert asked(empty, "SELECT count(*) FROM replies WHERE decided_at >= '2026-01-02'") == [(1,)]
    with empty.write() as session:  # one that was taken back has no place in the old table
        session.execute(text("UPDATE replies SET taken_back_at = '2026-01-03', state = 'taken-back'"))
    move(empty, "0002", down=True)
    assert asked(empty, "SELECT id FROM replies") == []
    move(empty, "head")
    migrate.require_current(empty)


def test_all_migrations_can_be_taken_back(empty: Store) -> None:
    move(empty, "head")
    move(empty, "base", down=True)
    move(empty, "head")
    migrate.require_current(empty)
