"""A delivery written down, with the article version and the check it asks for, in one transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import cast

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.store.kinds import Outcome, State
from bot.store.tables import Article, Check, Delivery, Version

_DELIVERIES, _ARTICLES, _VERSIONS, _CHECKS = (
    cast("Table", kind.__table__) for kind in (Delivery, Article, Version, Check)
)
# Made once: a sender waits, and to put a statement together takes longer than to run it.
_ADD_ONCE = {
    dialect: {
        table: insert_of(table).on_conflict_do_nothing().returning(table.c.id)
        for table in (_DELIVERIES, _ARTICLES)
    }
    for dialect, insert_of in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_ADD_VERSION = insert(_VERSIONS).returning(_VERSIONS.c.id)
_ADD_CHECK = insert(_CHECKS)
_LOCK_ARTICLE = (
    select(_ARTICLES.c.id, _ARTICLES.c.position)
    .where(_ARTICLES.c.hook == bindparam("hook"), _ARTICLES.c.external_id == bindparam("external_id"))
    .with_for_update()
)
_MINUTE = timedelta(minutes=1)
_IN_LAST_MINUTE = select(func.count()).select_from(
    select(_DELIVERIES.c.received_at)
    .where(_DELIVERIES.c.hook == bindparam("hook"), _DELIVERIES.c.received_at > bindparam("since"))
    .limit(bindparam("most"))
    .subquery()
)
_SET_ARTICLE = update(_ARTICLES).where(_ARTICLES.c.id == bindparam("article"))
_SET_DELIVERY = update(_DELIVERIES).where(_DELIVERIES.c.id == bindparam("delivery"))


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


def in_last_minute(session: Session, hook: str, most: int) -> int:
    """Counts the deliveries of a hook kept in the last minute, up to `most`, whichever process took them."""
    return session.execute(
        _IN_LAST_MINUTE, {"hook": hook, "since": datetime.now(UTC) - _MINUTE, "most": most}
    ).scalar_one()


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
    row = {"hook": hook, "key": key, "received_at": now, "outcome": outcome, "problem": problem, "body": body}
    delivery = _add_once(session, _DELIVERIES, row)
    if delivery is None:
        first = session.scalars(select(Delivery).where(Delivery.hook == hook, Delivery.key == key)).one()
        return Receipt(first.id, first.outcome, first.check_id, first.problem, is_new=False)
    check = _apply(session, hook, sent, now) if sent is not None else None
    if check is not None:
        session.execute(_SET_DELIVERY, {"delivery": delivery, "check_id": check})
    return Receipt(delivery, outcome, check, problem, is_new=True)


def _apply(session: Session, hook: str, sent: Sent, now: datetime) -> str | None:
    """Brings the article up to date; returns the check of a version that is to be checked."""
    known = {"hook": hook, "external_id": sent.external_id}
    article = _add_once(session, _ARTICLES, known | {"position": "", "created_at": now})
    is_newest = True
    if article is None:
        # The row is held until the commit: two deliveries of one article come one after the other.
        article, position = session.execute(_LOCK_ARTICLE, known).one()
        is_newest = sent.position >= position
    newest = {"article": article, "position": sent.position}
    if sent.is_withdrawn:
        if is_newest:
            session.execute(_SET_ARTICLE, newest | {"withdrawn_at": now})
        return None
    version = session.execute(
        _ADD_VERSION,
        {
            "article_id": article,
            "position": sent.position,
            "title": sent.title,
            "body": sent.body,
            "body_format": sent.body_format,
            "segments": None if sent.segments is None else json.dumps(sent.segments, ensure_ascii=False),
            "section": sent.section,
            "url": sent.url,
            "published": sent.published or now.date(),
            "received_at": now,
        },
    ).scalar_one()
    if is_newest:
        session.execute(_SET_ARTICLE, newest | {"withdrawn_at": None, "current_id": version})
    check = secrets.token_hex(16)
    session.execute(
        _ADD_CHECK,
        {"id": check, "version_id": version, "state": State.QUEUED, "due_at": now, "queued_at": now},
    )
    return check


def _add_once(session: Session, table: Table, row: dict[str, object]) -> int | None:
    """Adds a row and returns its id; None if its like is there, or came while it was waited for."""
    found: int | None = session.scalar(_ADD_ONCE[session.get_bind().dialect.name][table], row)
    return found
