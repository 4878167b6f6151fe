"""Answers under posts: approved by a person, sent once, given up aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.errors import InputError
from bot.store.engine import Store
from bot.store.kinds import Role, State
from bot.store.queue import Taken, hold
from bot.store.tables import Account, Article, Check, Delivery, Reply, Version

LONGEST = 280
"""Characters that fit under a post on any network, with the name of the one who is answered."""
DELAYS = (30, 120, 600, 1200)
"""Seconds between tries: all of them within the hour that a network remembers an answer's key."""
_REMEMBERED = timedelta(minutes=50)
_ANSWERED = ("mastodon/", "bluesky/")


def approve(session: Session, check: str, text: str, account: Account) -> Reply:
    """Queues an answer to the post that a finished check is about; raises InputError when it cannot be."""
    text = " ".join(text.split())
    if account.disabled_at is not None or account.role == Role.READER:
        raise InputError(
            f"le compte {account.name} ne peut pas approuver de réponse.",
            f"the account {account.name} cannot approve an answer.",
        )
    if not text or len(text) > LONGEST:
        raise InputError(
            f"la réponse a {len(text)} signes ; il en faut de 1 à {LONGEST}.",
            f"the answer has {len(text)} characters; write 1 to {LONGEST}.",
        )
    delivery = session.scalar(select(Delivery).where(Delivery.check_id == check))
    found = session.get(Check, check)
    if found is None or delivery is None or not delivery.hook.startswith(_ANSWERED):
        raise InputError(
            f"{check} : pas de publication à laquelle répondre.", f"{check}: no post that can be answered."
        )
    if found.state != State.DONE or found.version.article.withdrawn_at is not None:
        raise InputError(f"{check} : la vérification n’est pas finie.", f"{check}: the check is not done.")
    if session.scalar(select(exists().where(Reply.check_id == check))):
        raise InputError(f"{check} : une réponse est déjà approuvée.", f"{check}: already answered.")
    now = datetime.now(UTC)
    reply = Reply(
        check_id=check,
        network=delivery.hook,
        post=delivery.body.decode("utf-8"),
        text=text,
        account_id=account.id,
        approved_at=now,
        state=State.QUEUED,
        due_at=now,
    )
    session.add(reply)
    session.flush()
    return reply


def unanswered(session: Session) -> Sequence[Check]:
    """Returns the checks of posts that hold a problem and have no answer yet, newest first."""
    return session.scalars(
        select(Check)
        .join(Version, Version.id == Check.version_id)
        .join(Article, Article.current_id == Version.id)
        .where(
            Check.state == State.DONE,
            Check.problems > 0,
            Article.withdrawn_at.is_(None),
            Article.hook.startswith(_ANSWERED[0]) | Article.hook.startswith(_ANSWERED[1]),
            ~exists().where(Reply.check_id == Check.id),
        )
        .order_by(Check.queued_at.desc())
    ).all()


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
        if reply is None:
            return
        reply.problem = problem
        if for_good or reply.attempts > len(DELAYS):
            reply.state = State.FAILED
        else:
            reply.state = State.QUEUED
            reply.due_at = datetime.now(UTC) + timedelta(seconds=DELAYS[reply.attempts - 1])
