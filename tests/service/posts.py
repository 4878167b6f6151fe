"""Networks as we read and answer them, and what the store then holds, for their tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conftest import Newsroom
from networks import Bluesky, Mastodon
from sqlalchemy import func, select, update

from bot.social.bluesky import Bluesky as BlueskyNetwork
from bot.social.http import Host
from bot.social.mastodon import Mastodon as MastodonNetwork
from bot.social.wording import propose
from bot.store.engine import Store
from bot.store.replies import approve, unanswered
from bot.store.tables import Account, Article, Check, Reply, Version

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."


def on_mastodon(server: Mastodon, *tags: str, mentions: bool = False) -> MastodonNetwork:
    return MastodonNetwork(Host(server.url, is_secret=True), server.TOKEN, tags, mentions=mentions)


def on_bluesky(server: Bluesky, *tags: str, mentions: bool = False) -> BlueskyNetwork:
    host = Host(server.url, is_secret=True)
    return BlueskyNetwork(host, server.HANDLE, server.PASSWORD, tags, mentions=mentions)


def articles(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Article.external_id).order_by(Article.id)))


def count(store: Store, table: type[Check | Version | Reply]) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def approved(newsroom: Newsroom, text: str | None = None) -> str:
    """Does the checks, approves an answer to the only post that wants one, and returns its check."""
    newsroom.work()
    with newsroom.service.store.write() as session:
        (check,) = unanswered(session)
        approve(session, check.id, text or propose(check), session.scalars(select(Account)).one())
        return check.id


def the_reply(store: Store) -> Reply:
    with store.read() as session:
        return session.scalars(select(Reply)).one()


def make_due(store: Store, **values: object) -> None:
    with store.write() as session:
        session.execute(update(Reply).values(due_at=datetime.now(UTC) - timedelta(seconds=1), **values))
