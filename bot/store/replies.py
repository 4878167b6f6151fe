"""Answers under posts, decided by a person: approved with their words, or dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import Session, selectinload

from bot.errors import InputError
from bot.model import PROBLEMS
from bot.store.kinds import Action, Role, State
from bot.store.review import newest_decisions
from bot.store.tables import Account, Article, Check, Delivery, Reply, VerdictRow, Version

LONGEST = 280
"""Characters that fit under a post on any network, with the name of the one who is answered."""
_ANSWERED = ("mastodon/", "bluesky/")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post that could be answered: its check, and the problems nobody dismissed, the surest first."""

    check: Check
    problems: Sequence[VerdictRow]


def unanswered(session: Session, limit: int | None = None) -> Sequence[Waiting]:
    """Returns the posts with a problem on which nothing is decided yet, newest first."""
    checks = session.scalars(
        _unanswered().order_by(Check.queued_at.desc()).limit(limit).options(selectinload(Check.verdicts))
    ).all()
    open_ = set(
        session.scalars(_open_problems().where(VerdictRow.check_id.in_([check.id for check in checks])))
    )
    return [
        Waiting(
            check,
            sorted(open_.intersection(check.verdicts), key=lambda row: (-row.confidence, row.number)),
        )
        for check in checks
    ]


def count_unanswered(session: Session) -> int:
    """Counts the posts that `unanswered` returns without a limit."""
    return session.scalar(select(func.count()).select_from(_unanswered().subquery())) or 0


def _unanswered() -> Select[Check]:
    return (
        select(Check)
        .join(Version, Version.id == Check.version_id)
        .join(Article, Article.current_id == Version.id)
        .where(
            Check.state == State.DONE,
            Check.problems > 0,
            Article.withdrawn_at.is_(None),
            Article.hook.startswith(_ANSWERED[0]) | Article.hook.startswith(_ANSWERED[1]),
            ~exists().where(Reply.check_id == Check.id, Reply.taken_back_at.is_(None)),
            Check.id.in_(_open_problems().with_only_columns(VerdictRow.check_id)),
        )
    )


def _open_problems() -> Select[VerdictRow]:
    """The problems of posts that nobody dismissed at the desk."""
    newest = newest_decisions()
    return (
        select(VerdictRow)
        .join(Check, Check.id == VerdictRow.check_id)
        .join(Version, Version.id == Check.version_id)
        .outerjoin(
            newest,
            and_(
                newest.c.article_id == Version.article_id,
                newest.c.claim == VerdictRow.claim,
                newest.c.action == Action.DISMISS,
            ),
        )
        .where(VerdictRow.label.in_(PROBLEMS), newest.c.id.is_(None))
    )


def decided(session: Session, limit: int) -> Sequence[Reply]:
    """Returns what was decided on answers, newest first, decisions taken back among them."""
    return session.scalars(
        select(Reply)
        .order_by(Reply.id.desc())
        .limit(limit)
        .options(selectinload(Reply.account), selectinload(Reply.taken_back_by), selectinload(Reply.check))
    ).all()


def approve(session: Session, check: str, text: str, account: Account) -> Reply:
    """Queues an answer to the post that a finished check is about; raises InputError when it cannot be."""
    text = " ".join(text.split())
    post = _post(session, check, account)
    if not text or len(text) > LONGEST:
        raise InputError(
            f"la réponse a {len(text)} signes ; il en faut de 1 à {LONGEST}.",
            f"the answer has {len(text)} characters; write 1 to {LONGEST}.",
        )
    return _decide(session, post, account, State.QUEUED, text)


def dismiss(session: Session, check: str, account: Account) -> Reply:
    """Notes that a post is not to be answered; raises InputError when it cannot be answered anyway."""
    return _decide(session, _post(session, check, account), account, State.DISMISSED, "")


def take_back(session: Session, reply: int, account: Account) -> None:
    """Undoes a decision before anything was sent; raises InputError when it is too late."""
    _require_editor(account)
    found = session.get(Reply, reply, with_for_update=True)
    if found is None or found.tried_at is not None or found.state not in (State.QUEUED, State.DISMISSED):
        raise InputError(
            "cette décision ne peut plus être reprise.", "this decision can no longer be taken back."
        )
    found.state = State.TAKEN_BACK
    found.taken_back_by_id, found.taken_back_at = account.id, datetime.now(UTC)


def _require_editor(account: Account) -> None:
    if account.disabled_at is not None or account.role == Role.READER:
        raise InputError(
            f"le compte {account.name} ne peut pas approuver de réponse.",
            f"the account {account.name} cannot approve an answer.",
        )


def _post(session: Session, check: str, account: Account) -> Delivery:
    """The delivery of the post of a check, held so that only one person decides on it."""
    _require_editor(account)
    # The first delivery: one that came twice has one check.
    delivery = session.scalar(select(Delivery).where(Delivery.check_id == check).with_for_update())
    found = session.get(Check, check)
    if found is None or delivery is None or not delivery.hook.startswith(_ANSWERED):
        raise InputError(
            f"{check} : pas de publication à laquelle répondre.", f"{check}: no post that can be answered."
        )
    article = found.version.article
    if found.state != State.DONE or article.withdrawn_at is not None:
        raise InputError(f"{check} : la vérification n’est pas finie.", f"{check}: the check is not done.")
    if article.current_id != found.version_id:
        raise InputError(
            f"{check} : la publication a changé depuis ; voir sa nouvelle vérification.",
            f"{check}: the post has changed since; see its new check.",
        )
    if session.scalar(select(exists().where(Reply.check_id == check, Reply.taken_back_at.is_(None)))):
        raise InputError(
            f"{check} : une réponse est déjà décidée.", f"{check}: an answer is already decided."
        )
    return delivery


def _decide(session: Session, post: Delivery, account: Account, state: State, text: str) -> Reply:
    now = datetime.now(UTC)
    reply = Reply(
        check_id=post.check_id,
        network=post.hook,
        post=post.body.decode("utf-8"),
        text=text,
        account_id=account.id,
        decided_at=now,
        state=state,
        due_at=now,
    )
    session.add(reply)
    session.flush()
    return reply
