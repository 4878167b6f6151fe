"""Articles checked elsewhere, by an audit, brought in for people to review."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.kinds import Action, State
from bot.store.results import Result
from bot.store.review import newest_decisions, shown_check
from bot.store.tables import Account, Article, Check, VerdictRow, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """An article as the audit read it, and what was found; `published` None stands for today."""

    external_id: str
    title: str
    body: str
    body_format: str
    section: str
    url: str
    published: date | None
    result: Result


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A claim that a person dismissed, in the article of an address or, without one, of an `external_id`."""

    article: str
    claim: str
    reason: str
    by: str
    at: datetime


def bring_in(session: Session, hook: str, brought: Brought) -> int:
    """Writes an article and its check, unless they are there as they are; returns the article's id."""
    now = datetime.now(UTC)
    article = session.scalars(
        select(Article).where(Article.hook == hook, Article.external_id == brought.external_id)
    ).first()
    if article is None:
        article = Article(hook=hook, external_id=brought.external_id, position="", created_at=now)
        session.add(article)
        session.flush()
    article.withdrawn_at = None
    version = article.current
    if version is None or (version.title, version.body) != (brought.title, brought.body):
        version = _version(article, brought, now)
        session.add(version)
        session.flush()
        article.current = version
        session.flush()
    shown, result = shown_check(session, article), brought.result
    if shown is None or _identity(shown) != _identity(result):
        session.add(_check(version, result, now))
    return article.id


def withdraw_others(session: Session, hook: str, kept: Iterable[int]) -> int:
    """Hides the articles of a hook that are not among those kept; returns how many are hidden now."""
    gone = select(Article).where(Article.hook == hook, Article.withdrawn_at.is_(None))
    keep = set(kept)
    others = [article for article in session.scalars(gone) if article.id not in keep]
    for article in others:
        article.withdrawn_at = datetime.now(UTC)
    return len(others)


def dismissed(session: Session, hook: str) -> Sequence[Dismissal]:
    """Returns the claims whose newest decision dismisses them, from an audit's `hook` or a sender's."""
    newest = newest_decisions()
    found = session.execute(
        select(Article, Version.url, newest.c.claim, newest.c.reason, newest.c.at, Account.name)
        .join(newest, newest.c.article_id == Article.id)
        .join(Account, Account.id == newest.c.account_id)
        .outerjoin(Version, Version.id == Article.current_id)
        .where(newest.c.action == Action.DISMISS)
        .order_by(newest.c.id)
    )
    return [
        Dismissal(article.external_id if article.hook == hook else url, claim, reason, name, at)
        for article, url, claim, reason, at, name in found
        if article.hook == hook or url
    ]


def _version(article: Article, brought: Brought, now: datetime) -> Version:
    return Version(
        article_id=article.id,
        position="",
        title=brought.title,
        body=brought.body,
        body_format=brought.body_format,
        section=brought.section,
        url=brought.url,
        published=brought.published or now.date(),
        received_at=now,
    )


def _check(version: Version, result: Result, now: datetime) -> Check:
    return Check(
        id=secrets.token_hex(16),
        version_id=version.id,
        state=State.DONE,
        due_at=now,
        queued_at=now,
        started_at=now,
        finished_at=now,
        report=result.report,
        figures=result.figures,
        checked=result.checked,
        problems=result.problems,
        facts_digest=result.facts_digest,
        rules_digest=result.rules_digest,
        verdicts=list(result.verdicts),
    )


def _identity(found: Check | Result) -> tuple[object, ...]:
    return (found.facts_digest, found.rules_digest, [_said(row) for row in found.verdicts])


def _said(row: VerdictRow) -> tuple[object, ...]:
    return row.number, row.field, row.start, row.end, row.claim, row.label
