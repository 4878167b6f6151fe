"""Articles checked elsewhere, by an audit, brought in for people to review."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.store.kinds import Action, State
from bot.store.results import Result
from bot.store.review import current_check, newest_decisions
from bot.store.tables import Account, Article, Check, VerdictRow, Version

_SAID = ("number", "field", "start", "end", "claim", "label")
"""What a verdict says: a check with others is another."""
_VERDICT = [
    column.key for column in VerdictRow.__mapper__.column_attrs if column.key not in ("id", "check_id")
]
_Said = tuple[Any, ...]
_Identity = tuple[str | None, str | None, list[_Said]]


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


def bring_in(session: Session, hook: str, several: Iterable[Brought]) -> set[int]:
    """Writes articles and their checks, unless they are there as they are; returns the articles' ids.

    Of several by one name the last is kept. All take the same few statements, whatever their number.
    """
    now = datetime.now(UTC)
    brought = {one.external_id: one for one in several}
    known = _known(session, hook, brought)
    names = [name for name in brought if name not in known]
    rows = [{"hook": hook, "external_id": name, "position": "", "created_at": now} for name in names]
    known |= {name: _Known(id) for name, id in _add(session, Article, "external_id", rows).items()}

    changed = [
        (known[name], one) for name, one in brought.items() if known[name].fields != (one.title, one.body)
    ]
    rows = [_version(of.article, one, now) for of, one in changed]
    versions = _add(session, Version, "article_id", rows)
    for of, _ in changed:
        of.version, of.said, of.is_shown = versions[of.article], None, False
    hidden = [of for of in known.values() if not of.is_shown]
    _update(session, [{"id": of.article, "current_id": of.version, "withdrawn_at": None} for of in hidden])

    checks = [
        (_check(of.version, one.result, now), one.result.verdicts)
        for of, one in ((known[name], one) for name, one in brought.items())
        if of.said != _identity(one.result)
    ]
    if checks:
        session.execute(insert(Check), [check for check, _ in checks])
    verdicts = [_verdict(row, str(check["id"])) for check, found in checks for row in found]
    if verdicts:
        session.execute(insert(VerdictRow), verdicts)
    return {of.article for of in known.values()}


def withdraw_others(session: Session, hook: str, kept: Set[int]) -> int:
    """Hides the articles of a hook that are not among those kept; returns how many are hidden now."""
    now = datetime.now(UTC)
    shown = session.scalars(select(Article.id).where(Article.hook == hook, Article.withdrawn_at.is_(None)))
    gone = [{"id": id, "withdrawn_at": now} for id in shown if id not in kept]
    _update(session, gone)
    return len(gone)


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


@dataclass(slots=True)
class _Known:
    """An article that is there: its version with its title and body, and what the newest check of it said."""

    article: int
    version: int | None = None
    fields: tuple[str, str] | None = None
    said: _Identity | None = None
    is_shown: bool = False


def _known(session: Session, hook: str, names: Collection[str]) -> dict[str, _Known]:
    found = session.execute(
        select(
            *(Article.external_id, Article.id, Article.withdrawn_at, Version.id, Version.title, Version.body),
            *(Check.id, Check.facts_digest, Check.rules_digest),
        )
        .outerjoin(Version, Version.id == Article.current_id)
        .outerjoin(Check, Check.id == current_check())
        .where(Article.hook == hook, Article.external_id.in_(names))
    ).all()
    said: dict[str, list[_Said]] = {row[6]: [] for row in found if row[6]}
    for check, *one in session.execute(
        select(VerdictRow.check_id, *(getattr(VerdictRow, name) for name in _SAID))
        .where(VerdictRow.check_id.in_(said))
        .order_by(VerdictRow.number)
    ):
        said[check].append(tuple(one))
    return {
        name: _Known(
            article,
            version,
            None if version is None else (title, body),
            (facts, rules, said[check]) if check else None,
            withdrawn_at is None,
        )
        for name, article, withdrawn_at, version, title, body, check, facts, rules in found
    }


def _add(
    session: Session, table: type[Article | Version], key: str, rows: list[dict[str, Any]]
) -> dict[Any, int]:
    """Adds rows; returns their ids by what each has in the column `key`."""
    if not rows:
        return {}
    # Not in the order of the rows: SQLite would take a statement for each.
    added = session.execute(insert(table).returning(getattr(table, key), table.id), rows)
    return {row[0]: row[1] for row in added}


def _update(session: Session, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(update(Article), rows)


def _version(article: int, brought: Brought, now: datetime) -> dict[str, Any]:
    return {
        "article_id": article,
        "position": "",
        **{key: getattr(brought, key) for key in ("title", "body", "body_format", "section", "url")},
        "published": brought.published or now.date(),
        "received_at": now,
    }


def _check(version: int | None, result: Result, now: datetime) -> dict[str, Any]:
    return {
        "id": secrets.token_hex(16),
        "version_id": version,
        "state": State.DONE,
        **dict.fromkeys(("due_at", "queued_at", "started_at", "finished_at"), now),
        **{key: getattr(result, key) for key in ("report", "figures", "checked", "problems")},
        **{key: getattr(result, key) for key in ("facts_digest", "rules_digest")},
    }


def _verdict(row: VerdictRow, check: str) -> dict[str, Any]:
    return {key: getattr(row, key) for key in _VERDICT} | {"check_id": check}


def _identity(result: Result) -> _Identity:
    said = [tuple(getattr(row, name) for name in _SAID) for row in result.verdicts]
    return result.facts_digest, result.rules_digest, said
