"""What is older than a newsroom wants to keep, removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CursorResult, Executable, delete, exists, select, update
from sqlalchemy.orm import Session

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.tables import Article, Check, Decision, Delivery, Tries, Version


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows went."""

    deliveries: int
    versions: int
    articles: int


def purge(store: Store, before: datetime) -> Purged:
    """Removes deliveries and versions received before a moment, with all that hangs on their checks.

    What still waits to be checked stays, and so does an article that a person decided about, without its
    text: the decisions are the trail of who did what.
    """
    waiting = exists().where(Check.version_id == Version.id, Check.state.in_((State.QUEUED, State.RUNNING)))
    old = select(Version.id).where(Version.received_at < before, ~waiting)
    has_versions = exists().where(Version.article_id == Article.id)
    has_decisions = exists().where(Decision.article_id == Article.id)
    with store.write() as session:
        _run(session, delete(Tries).where(Tries.ends_at < datetime.now(UTC)))
        _run(session, update(Article).where(Article.current_id.in_(old)).values(current_id=None))
        return Purged(
            deliveries=_run(session, delete(Delivery).where(Delivery.received_at < before)),
            versions=_run(session, delete(Version).where(Version.id.in_(old))),
            articles=_run(
                session,
                delete(Article).where(~has_versions, ~has_decisions, Article.created_at < before),
            ),
        )


def _run(session: Session, statement: Executable) -> int:
    result: Any = session.execute(statement, execution_options={"synchronize_session": False})
    assert isinstance(result, CursorResult)
    return result.rowcount
