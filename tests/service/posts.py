"""Networks as we read and answer them, and what the store then holds, for their tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from conftest import Newsroom
from networks import Bluesky, Mastodon
from sqlalchemy import func, select, update

from bot.social.bluesky import Bluesky as BlueskyNetwork
from bot.social.http import Host
from bot.social.mastodon import Mastodon as MastodonNetwork
from bot.store.deliveries import Sent, accept
from bot.store.engine import Store
from bot.store.replies import approve, unanswered
from bot.store.tables import Account, Article, Check, Reply, Version
from bot.web.wording import propose

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."

TWO = f"{WRONG} Bpifrance promet 10 milliards de dollars d’ici à 2029."


def posted(newsroom: Newsroom, *texts: str, hook: str = "mastodon/a") -> list[str]:
    """Keeps posts, checks them, and returns their checks."""
    checks = []
    for number, text in enumerate(texts):
        sent_in = Sent(
            external_id=f"a{number}",
            position=str(number),
            body=text,
            body_format="text",
            section="#IA",
            url=f"https://a.exemple/@claire/{number}",
            published=date(2025, 2, 10),
        )
        with newsroom.service.store.write() as session:
            receipt = accept(session, hook, f"{text}{number}", b"{}", sent_in)
        checks.append(str(receipt.check))
    newsroom.work()
    return checks


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
        (post,) = unanswered(session)
        answer = text or propose(post.problems)
        approve(session, post.check.id, answer, session.scalars(select(Account)).one())
        return post.check.id


def the_reply(store: Store) -> Reply:
    with store.read() as session:
        return session.scalars(select(Reply)).one()


def make_due(store: Store, **values: object) -> None:
    with store.write() as session:
        session.execute(update(Reply).values(due_at=datetime.now(UTC) - timedelta(seconds=1), **values))
