"""Social networks and feeds, read over real HTTP from servers of our own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import ON_SQLITE, Newsroom
from networks import Bluesky, Feed, Mastodon, answer
from posts import WRONG, articles, count, on_bluesky, on_mastodon
from sqlalchemy import select

from bot.social.bluesky import Bluesky as BlueskyNetwork
from bot.social.http import Host, NetworkError
from bot.social.mastodon import Mastodon as MastodonNetwork
from bot.social.rss import Feed as FeedNetwork
from bot.social.watching import Watcher
from bot.store.engine import Store
from bot.store.tables import Article, Check, VerdictRow, Version

pytestmark = ON_SQLITE


def test_a_hashtag_is_read_from_the_newest_page_on_and_every_post_once(
    store: Store, mastodon: Mastodon
) -> None:
    old = [mastodon.post(f"<p>Avant {number} #IA</p>")["id"] for number in range(60)]
    watcher = Watcher(store, on_mastodon(mastodon, "IA"))
    assert watcher.read_once() == 40  # what is older is none of our business
    assert watcher.read_once() == 0
    new = [mastodon.post(f"<p>Après {number} #IA</p>")["id"] for number in range(95)]
    mastodon.post("<p>Autre chose #cuisine</p>")
    assert Watcher(store, on_mastodon(mastodon, "IA")).read_once() == 95
    assert set(articles(store)) == {*old[20:], *new}
    assert count(store, Check) == 135


def test_a_reader_that_is_interrupted_goes_on_where_it_was(store: Store, mastodon: Mastodon) -> None:
    mastodon.post("<p>Avant #IA</p>")
    watcher = Watcher(store, on_mastodon(mastodon, "IA"))
    watcher.read_once()
    new = [mastodon.post(f"<p>Après {number} #IA</p>")["id"] for number in range(95)]
    mastodon.faults = [None, answer({"error": "hors service"}, 503)]
    with pytest.raises(NetworkError, match="503 : hors service"):
        watcher.read_once()
    assert len(articles(store)) == 41
    assert watcher.read_once() == 55
    assert set(articles(store)[1:]) == set(new)


def test_a_post_becomes_an_article_of_the_desk(newsroom: Newsroom, mastodon: Mastodon) -> None:
    post = mastodon.post(f"<p>{WRONG} <a href='x'>#<span>IA</span></a> #IA @verif</p>", mentions=True)
    store = newsroom.service.store
    assert Watcher(store, on_mastodon(mastodon, "IA", mentions=True)).read_once() == 1
    newsroom.work()
    with store.read() as session:
        version = session.scalars(select(Version)).one()
        assert (version.article.hook, version.url) == (f"mastodon/{mastodon.host}", post["url"])
        assert (version.published.isoformat(), version.section) == ("2025-02-10", "#IA")
        verdict = session.scalars(select(VerdictRow)).one()
        assert verdict.rule == "wrong-currency"
        assert version.body[verdict.start : verdict.end] == verdict.text


def test_boosts_other_languages_and_posts_without_text_are_left_out(store: Store, mastodon: Mastodon) -> None:
    mastodon.post("<p>Nothing for us #IA</p>", language="en")
    mastodon.post("<p>Repris #IA</p>", reblog={"id": "1"})
    mastodon.post("<p>À nous #IA</p>", language=None)
    mastodon.notifications.append({"id": "34999999", "type": "mention", "status": None})
    assert Watcher(store, on_mastodon(mastodon, "IA", mentions=True)).read_once() == 1


def test_a_wrong_token_is_said(store: Store, mastodon: Mastodon) -> None:
    network = MastodonNetwork(Host(mastodon.url, is_secret=True), "faux", (), mentions=True)
    with pytest.raises(NetworkError, match="401 : The access token is invalid"):
        Watcher(store, network).read_once()


def test_bluesky_is_read_page_by_page_back_to_what_is_known(store: Store, bluesky: Bluesky) -> None:
    old = [bluesky.post(f"Avant {number} #IA")["uri"] for number in range(120)]
    watcher = Watcher(store, on_bluesky(bluesky, "IA"))
    assert watcher.read_once() == 100
    new = [bluesky.post(f"Après {number} #IA")["uri"] for number in range(250)]
    late = bluesky.post("Trouvé tard #IA", late=timedelta(minutes=6))["uri"]
    bluesky.end_session()
    assert watcher.read_once() >= 251
    assert watcher.read_once() == 0
    assert set(articles(store)) >= {*old[20:], *new, late}
    assert len(articles(store)) == count(store, Check)


def test_bluesky_interrupted_reads_all_of_it_again_and_keeps_it_once(store: Store, bluesky: Bluesky) -> None:
    bluesky.post("Avant #IA")
    watcher = Watcher(store, on_bluesky(bluesky, "IA"))
    watcher.read_once()
    new = [bluesky.post(f"Après {number} #IA")["uri"] for number in range(250)]
    bluesky.faults = [None, None, answer({"error": "UpstreamFailure"}, 502)]
    with pytest.raises(NetworkError, match="UpstreamFailure"):
        watcher.read_once()
    assert watcher.read_once() == 50
    assert set(articles(store)[1:]) == set(new)


def test_a_wrong_password_is_said(store: Store, bluesky: Bluesky) -> None:
    network = BlueskyNetwork(
        Host(bluesky.url, is_secret=True), bluesky.HANDLE, "faux", ("IA",), mentions=False
    )
    with pytest.raises(NetworkError, match="AuthenticationRequired Invalid identifier"):
        Watcher(store, network).read_once()


def test_a_feed_is_asked_for_again_only_when_it_has_changed(newsroom: Newsroom, feed: Feed) -> None:
    feed.entries = {"a1": f"<p>{WRONG}</p>", "a2": "<p>Rien.</p>"}
    store = newsroom.service.store
    watcher = Watcher(store, FeedNetwork(Host(feed.url, is_secret=False)))
    assert watcher.read_once() == 2
    assert watcher.read_once() == 0
    assert feed.asked[-1].headers["if-modified-since"] == "Mon, 10 Feb 2025 08:00:00 GMT"
    feed.entries = {"a3": "<p>Nouveau.</p>", "a1": "<p>Stargate prévoit 500 milliards de dollars.</p>"}
    assert watcher.read_once() == 2
    newsroom.work()
    with store.read() as session:
        corrected = session.scalars(select(Article).where(Article.external_id == "a1")).one()
        assert corrected.current
        assert "dollars" in corrected.current.body
        assert [version.checks[0].problems for version in corrected.versions] == [1, 0]
        assert corrected.current.published.isoformat() == "2025-02-10"


@pytest.mark.parametrize(
    "body, reason",
    [
        (b"<html><body>Bonjour</body></html>", "pas un flux"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss><item/></rss>', "entit"),
        (b"<rss><channel><item>" + b" " * 5_000_001, "plus de 5 Mo"),
    ],
)
def test_what_is_no_sound_feed_is_refused(store: Store, feed: Feed, body: bytes, reason: str) -> None:
    feed.body = body
    with pytest.raises(NetworkError, match=reason):
        Watcher(store, FeedNetwork(Host(feed.url, is_secret=False))).read_once()


def test_a_feed_cut_short_gives_what_stands_before(store: Store, feed: Feed) -> None:
    feed.body = (
        b"<rss version='2.0'><channel><item><guid>a1</guid><description>Un.</description></item><item><gu"
    )
    assert Watcher(store, FeedNetwork(Host(feed.url, is_secret=False))).read_once() == 1


@pytest.mark.parametrize("body", [b"[", b"\xff", b'{"a": NaN}', b"[" * 5000])
def test_an_answer_that_is_no_json_is_said(store: Store, mastodon: Mastodon, body: bytes) -> None:
    mastodon.faults = [answer(body)]
    with pytest.raises(NetworkError, match="JSON"):
        Watcher(store, on_mastodon(mastodon, "IA")).read_once()
