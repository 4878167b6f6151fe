"""A delivery written down, with the article version and the check it asks for, in one transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.store.tables import Article, Base, Check, Delivery, Outcome, State, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a sender says of an article.

    `position` orders the events of one article as text. `published` None stands for the day of arrival.
    `segments` are the stretches of a rich-text body: where each begins, and its path in the tree.
    """

    external_id: str
    position: str
    title: str = ""
    body: str = ""
    body_format: str = "html"
    segments: Sequence[tuple[int, str]] | None = None
    section: str = ""
    url: str = ""
    published: date | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a delivery; `is_new` is false when the same one had come before."""

    delivery: int
    outcome: str
    check: str | None
    problem: str | None
    is_new: bool


def accept(
    session: Session, hook: str, key: str, body: bytes, sent: Sent | None, problem: str | None = None
) -> Receipt:
    """Writes a delivery down once, and queues the check it asks for.

    `sent` is None for an event that is none of ours, and for a body that could not be read, with the
    `problem`. The same `key` again changes nothing and gets the first one's receipt.
    """
    now = datetime.now(UTC)
    if problem is not None:
        outcome = Outcome.UNREADABLE
    elif sent is None:
        outcome = Outcome.IGNORED
    else:
        outcome = Outcome.WITHDRAWN if sent.is_withdrawn else Outcome.ACCEPTED
    is_new = _insert_once(
        session,
        Delivery,
        {
            "hook": hook,
            "key": key,
            "received_at": now,
            "outcome": outcome,
            "problem": problem,
            "body": body,
        },
    )
    delivery = session.scalars(select(Delivery).where(Delivery.hook == hook, Delivery.key == key)).one()
    if is_new and sent is not None:
        delivery.check_id = _apply(session, hook, sent, now)
    return Receipt(delivery.id, delivery.outcome, delivery.check_id, delivery.problem, is_new)


def _apply(session: Session, hook: str, sent: Sent, now: datetime) -> str | None:
    """Brings the article up to date; returns the check of a version that is to be checked."""
    _insert_once(
        session,
        Article,
        {"hook": hook, "external_id": sent.external_id, "position": "", "created_at": now},
    )
    # The row is held until the commit: two deliveries of one article come one after the other.
    article = session.scalars(
        select(Article).where(Article.hook == hook, Article.external_id == sent.external_id).with_for_update()
    ).one()
    is_newest = sent.position >= article.position
    if sent.is_withdrawn:
        if is_newest:
            article.position, article.withdrawn_at = sent.position, now
        return None
    version = Version(
        article_id=article.id,
        position=sent.position,
        title=sent.title,
        body=sent.body,
        body_format=sent.body_format,
        segments=None if sent.segments is None else json.dumps(sent.segments, ensure_ascii=False),
        section=sent.section,
        url=sent.url,
        published=sent.published or now.date(),
        received_at=now,
    )
    session.add(version)
    session.flush()
    if is_newest:
        article.position, article.withdrawn_at, article.current_id = sent.position, None, version.id
    check = Check(
        id=secrets.token_hex(16), version_id=version.id, state=State.QUEUED, due_at=now, queued_at=now
    )
    session.add(check)
    session.flush()
    return check.id


def _insert_once(session: Session, table: type[Base], values: dict[str, Any]) -> bool:
    """Inserts a row unless its like is there; a like one being written elsewhere is waited for."""
    assert isinstance(table.__table__, Table)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    done = session.execute(
        insert(table.__table__).values(values).on_conflict_do_nothing().returning(table.__table__.c.id)
    )
    return done.first() is not None
