"""Answers that were approved, on their way: sent once, given up aloud."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.queue import Taken, hold, put_off
from bot.store.tables import Reply

DELAYS = (30, 120, 600, 1200)
"""Seconds between tries: all of them within the hour that a network remembers an answer's key."""
_REMEMBERED = timedelta(minutes=50)


def is_ours(session: Session, network: str, post: str) -> bool:
    """Whether a post is an answer that was sent from here."""
    return bool(session.scalar(select(exists().where(Reply.network == network, Reply.sent_id == post))))


def begin(store: Store, taken: Taken) -> Reply | None:
    """Returns the answer to send; None, and given up, when nobody can tell whether it was sent already."""
    with store.write() as session:
        reply = hold(session, Reply, taken)
        if reply is None:
            return None
        now = datetime.now(UTC)
        if reply.tried_at is not None and now - reply.tried_at > _REMEMBERED:
            reply.state, reply.problem = State.FAILED, "interrupted; it may have been sent: look there"
            return None
        reply.tried_at = reply.tried_at or now
        return reply


def sent(store: Store, taken: Taken, sent_id: str) -> None:
    """Notes that the network took the answer."""
    with store.write() as session:
        reply = hold(session, Reply, taken)
        if reply is not None:
            reply.state, reply.sent_id, reply.problem = State.DONE, sent_id, None


def not_sent(store: Store, taken: Taken, problem: str, *, for_good: bool) -> None:
    """Puts the answer off until its next try, or gives it up after the last, or at once `for_good`."""
    with store.write() as session:
        reply = hold(session, Reply, taken)
        if reply is not None:
            put_off(reply, problem, DELAYS, for_good=for_good)
