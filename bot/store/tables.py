"""The tables: an article has versions, a version checks, a check verdicts; people decide on its claims.

States and kinds, of bot/store/kinds.py, are plain strings so that a new one needs no migration.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.columns import Base, Moment


class Account(Base):
    """A person at the desk. Sessions issued before `sessions_from` are void."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    sessions_from: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class ApiToken(Base):
    """A bearer token, of which only the SHA-256 is kept; `scopes` are words separated by spaces."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[str]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Tries(Base):
    """How often something was tried since its window began; past `ends_at` the count is void."""

    __tablename__ = "tries"

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    ends_at: Mapped[datetime]


class Article(Base):
    """An article as a hook knows it.

    `position` is the place of the newest event seen in the sender's own order; `current_id` the version
    that is shown. Of a withdrawn article nothing is.
    """

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("hook", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    hook: Mapped[str] = mapped_column(String(100))
    external_id: Mapped[str]
    position: Mapped[str]
    current_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id", use_alter=True))
    withdrawn_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    current: Mapped[Version | None] = relationship(foreign_keys=[current_id], post_update=True)
    versions: Mapped[list[Version]] = relationship(
        back_populates="article", foreign_keys="Version.article_id", order_by="Version.position"
    )


class Version(Base):
    """One state of an article, as it was sent.

    `body` is the field that was checked, `body_format` `html` or `text`. `segments`, JSON, tells where in a
    rich-text tree each stretch of `body` stands: `[[start, path], …]`, ascending; null for a plain field.
    """

    __tablename__ = "versions"
    __table_args__ = (Index(None, "article_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    body_format: Mapped[str] = mapped_column(String(10))
    segments: Mapped[str | None]
    section: Mapped[str]
    url: Mapped[str]
    published: Mapped[date]
    received_at: Mapped[datetime] = mapped_column(Moment, index=True)

    article: Mapped[Article] = relationship(back_populates="versions", foreign_keys=[article_id])
    checks: Mapped[list[Check]] = relationship(back_populates="version", order_by="Check.queued_at")


class Check(Base):
    """The checking of one version.

    `due_at` is when a worker may take it: at once when queued, when the taker's lease runs out while it
    runs. `attempts` counts the takers, and tells a worker whether the check is still its own.
    """

    __tablename__ = "checks"
    __table_args__ = (Index(None, "state", "due_at"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    queued_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    error: Mapped[str | None]
    report: Mapped[str | None]
    """The report, `vraichiffre/report/1`, as JSON."""
    figures: Mapped[int | None]
    checked: Mapped[int | None]
    problems: Mapped[int | None]
    """Verdicts that ask something of an editor: contradicted, outdated or imprecise."""
    facts_digest: Mapped[str | None]
    rules_digest: Mapped[str | None]

    version: Mapped[Version] = relationship(back_populates="checks")
    verdicts: Mapped[list[VerdictRow]] = relationship(
        back_populates="check",
        order_by="VerdictRow.number",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class VerdictRow(Base):
    """One verdict of a check.

    `start` and `end` are code-point offsets into the `field` (`title` or `body`) as it was sent, so that
    `field[start:end] == text`. `path` and `path_start` say where that is in a rich-text tree. `prefix`,
    `exact` and `suffix` are what a reader sees there (W3C TextQuoteSelector). `claim` is the same for the
    same sentence, figure and rule in every version of an article. `data` is the verdict in the report's JSON.
    """

    __tablename__ = "verdicts"
    __table_args__ = (UniqueConstraint("check_id", "number"), Index(None, "label", "rule"))

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"))
    number: Mapped[int]
    field: Mapped[str] = mapped_column(String(10))
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    path: Mapped[str | None]
    path_start: Mapped[int | None]
    prefix: Mapped[str]
    exact: Mapped[str]
    suffix: Mapped[str]
    claim: Mapped[str] = mapped_column(String(64), index=True)
    label: Mapped[str] = mapped_column(String(20))
    rule: Mapped[str] = mapped_column(String(60))
    severity: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str]
    attribute: Mapped[str]
    confidence: Mapped[Decimal]
    stated_low: Mapped[Decimal | None]
    stated_high: Mapped[Decimal | None]
    stated_unit: Mapped[str | None]
    fact: Mapped[str | None]
    data: Mapped[str]

    check: Mapped[Check] = relationship(back_populates="verdicts")


class Decision(Base):
    """What a person decided about a claim of an article: only ever added, the newest counts."""

    __tablename__ = "decisions"
    __table_args__ = (Index(None, "article_id", "claim", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    claim: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(String(60))
    verdict_id: Mapped[int | None] = mapped_column(ForeignKey("verdicts.id", ondelete="SET NULL"))
    action: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(default="")
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]

    account: Mapped[Account] = relationship()
    article: Mapped[Article] = relationship()


class Delivery(Base):
    """What a sender posted, once for each `key` of a hook, written before it is answered."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("hook", "key"), Index(None, "hook", "received_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    hook: Mapped[str] = mapped_column(String(100))
    key: Mapped[str]
    received_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(20))
    problem: Mapped[str | None]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    check_id: Mapped[str | None] = mapped_column(ForeignKey("checks.id", ondelete="SET NULL"))


class Callback(Base):
    """A finished check to tell one configured address of; `failed` is a dead letter."""

    __tablename__ = "callbacks"
    __table_args__ = (UniqueConstraint("check_id", "url"), Index(None, "state", "due_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"))
    url: Mapped[str]
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
    problem: Mapped[str | None]

    check: Mapped[Check] = relationship()


class Reading(Base):
    """How far a stream of a social network, or a feed, has been read; `cursor` is the network's own."""

    __tablename__ = "readings"

    network: Mapped[str] = mapped_column(String(100), primary_key=True)
    stream: Mapped[str] = mapped_column(String(500), primary_key=True)
    cursor: Mapped[str]
    at: Mapped[datetime]


_COUNTS = text("taken_back_at IS NULL")


class Reply(Base):
    """What a person decided to answer under a post: a text that may be sent now, or, `dismissed`, nothing.

    `post` is what the network needs to know of the post, JSON. `tried_at` is when it was first sent off,
    `sent_id` what the network calls it; `failed` wants a person to look. A decision that was taken back
    stays, and no longer counts: a check has one that does.
    """

    __tablename__ = "replies"
    __table_args__ = (
        Index(None, "network", "state", "due_at"),
        Index(
            "ix_replies_check_id",
            "check_id",
            unique=True,
            sqlite_where=_COUNTS,
            postgresql_where=_COUNTS,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"))
    network: Mapped[str] = mapped_column(String(100))
    post: Mapped[str]
    text: Mapped[str]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    sent_id: Mapped[str | None]
    problem: Mapped[str | None]
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    taken_back_at: Mapped[datetime | None]

    check: Mapped[Check] = relationship()
    account: Mapped[Account] = relationship(foreign_keys=[account_id])
    taken_back_by: Mapped[Account | None] = relationship(foreign_keys=[taken_back_by_id])
