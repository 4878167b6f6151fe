"""What the desk reviews: articles with their open problems, and what people decided about each claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session, selectinload

from bot.model import PROBLEMS
from bot.store.kinds import Action
from bot.store.tables import Account, Article, Check, Decision, VerdictRow, Version

STATES = ("open", "later", "settled", "all")
_OPENING = 1000
_SETTLED = (Action.ACCEPT, Action.DISMISS)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles to list; empty says nothing. `state` is `open`, `later`, `settled` or `all`."""

    state: str = "open"
    rule: str = ""
    section: str = ""
    hook: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list; `open` and `later` count its problems that wait, `state` is its check's.

    `opening` is the beginning of its body, as it was sent.
    """

    article: int
    title: str
    opening: str
    section: str
    hook: str
    published: date
    state: str
    figures: int
    checked: int
    problems: int
    open: int
    later: int


def newest_decisions() -> Subquery:
    """The decision that counts for each claim of each article."""
    newest = select(func.max(Decision.id)).group_by(Decision.article_id, Decision.claim)
    return select(Decision).where(Decision.id.in_(newest)).subquery("newest")


def current_check() -> ColumnElement[str]:
    """The newest check of an article's current version, to be correlated with Article."""
    return (
        select(Check.id)
        .where(Check.version_id == Article.current_id)
        .order_by(Check.queued_at.desc(), Check.id.desc())
        .limit(1)
        .correlate(Article)
        .scalar_subquery()
    )


def list_articles(session: Session, filters: Filters, *, limit: int, offset: int = 0) -> Sequence[Entry]:
    """Returns the articles shown, those with most open problems first, then the newest."""
    listed = _listed(filters)
    rows = session.execute(listed.limit(limit).offset(offset)).all()
    return [Entry(*tuple(row)) for row in rows]


def _listed(filters: Filters) -> Select[*tuple[Any, ...]]:
    newest = newest_decisions()
    is_problem: ColumnElement[bool] = VerdictRow.label.in_(PROBLEMS)
    if filters.rule:
        is_problem = and_(is_problem, VerdictRow.rule == filters.rule)
    problems = func.count(VerdictRow.id)
    waits = or_(newest.c.action.is_(None), newest.c.action.not_in((*_SETTLED, Action.LATER)))
    open_ = func.count(case((waits, VerdictRow.id)))
    later = func.count(case((newest.c.action == Action.LATER, VerdictRow.id)))
    listed = (
        select(
            Article.id,
            Version.title,
            func.substr(Version.body, 1, _OPENING),
            Version.section,
            Article.hook,
            Version.published,
            Check.state,
            func.coalesce(Check.figures, 0),
            func.coalesce(Check.checked, 0),
            problems,
            open_,
            later,
        )
        .join(Version, Version.id == Article.current_id)
        .join(Check, Check.id == current_check())
        .outerjoin(VerdictRow, and_(VerdictRow.check_id == Check.id, is_problem))
        .outerjoin(newest, and_(newest.c.article_id == Article.id, newest.c.claim == VerdictRow.claim))
        .where(Article.withdrawn_at.is_(None))
        .group_by(Article.id, Version.id, Check.id)
        .order_by(open_.desc(), later.desc(), Version.published.desc(), Article.id.desc())
    )
    if filters.section:
        listed = listed.where(Version.section == filters.section)
    if filters.hook:
        listed = listed.where(Article.hook == filters.hook)
    if filters.since:
        listed = listed.where(Version.published >= filters.since)
    if filters.until:
        listed = listed.where(Version.published <= filters.until)
    kept = {
        "open": open_ > 0,
        "later": later > 0,
        "settled": and_(problems > 0, open_ + later == 0),
        "all": problems > 0 if filters.rule else None,
    }[filters.state]
    return listed if kept is None else listed.having(kept)


def choices(session: Session) -> Mapping[str, Sequence[str]]:
    """Returns the sections, hooks and rules there are to choose from."""
    sections = select(Version.section).where(Version.section != "").distinct().order_by(Version.section)
    hooks = select(Article.hook).distinct().order_by(Article.hook)
    rules = select(VerdictRow.rule).where(VerdictRow.label.in_(PROBLEMS)).distinct().order_by(VerdictRow.rule)
    return {
        "section": session.scalars(sections).all(),
        "hook": session.scalars(hooks).all(),
        "rule": session.scalars(rules).all(),
    }


def shown_check(session: Session, article: Article) -> Check | None:
    """Returns the newest check of an article's current version, with its verdicts."""
    return session.scalars(
        select(Check)
        .where(Check.version_id == article.current_id)
        .order_by(Check.queued_at.desc(), Check.id.desc())
        .limit(1)
        .options(selectinload(Check.verdicts))
    ).first()


def decisions(session: Session, article: int) -> Sequence[tuple[Decision, str]]:
    """Returns every decision on an article, newest first, each with the name of who took it."""
    found = session.execute(
        select(Decision, Account.name)
        .join(Account, Account.id == Decision.account_id)
        .where(Decision.article_id == article)
        .order_by(Decision.id.desc())
    )
    return [(decision, name) for decision, name in found]


def decide(
    session: Session, article: int, verdict: VerdictRow, account: int, action: Action, reason: str
) -> None:
    """Adds a decision on the claim of a verdict: it holds for the same sentence in later versions too."""
    session.add(
        Decision(
            article_id=article,
            claim=verdict.claim,
            rule=verdict.rule,
            verdict_id=verdict.id,
            action=action,
            reason=reason,
            account_id=account,
            at=datetime.now(UTC),
        )
    )


def accepted(session: Session, limit: int) -> Sequence[tuple[Decision, VerdictRow, Version]]:
    """Returns the verdicts a person accepted, newest first, each with the version it was said of.

    A verdict whose article was withdrawn since, or which has been purged, is left out.
    """
    newest = newest_decisions()
    found = session.execute(
        select(Decision, VerdictRow, Version)
        .join(newest, newest.c.id == Decision.id)
        .join(VerdictRow, VerdictRow.id == Decision.verdict_id)
        .join(Check, Check.id == VerdictRow.check_id)
        .join(Version, Version.id == Check.version_id)
        .join(Article, Article.id == Decision.article_id)
        .where(Decision.action == Action.ACCEPT, Article.withdrawn_at.is_(None))
        .order_by(Decision.id.desc())
        .limit(limit)
    )
    return [(decision, verdict, version) for decision, verdict, version in found]
