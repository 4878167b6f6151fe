"""Answers to posts, approved by a person and sent once, over real HTTP to servers of our own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from conftest import ON_SQLITE, Newsroom
from networks import Bluesky, Feed, Mastodon, answer
from posts import WRONG, approved, make_due, on_bluesky, on_mastodon, the_reply
from sqlalchemy import select

from bot.errors import InputError
from bot.social.http import Host
from bot.social.rss import Feed as FeedNetwork
from bot.social.watching import Watcher
from bot.store.accounts import add_account
from bot.store.kinds import Role
from bot.store.replies import approve
from bot.store.tables import Account, Check

pytestmark = ON_SQLITE


def test_nothing_is_answered_that_a_person_has_not_approved(newsroom: Newsroom, mastodon: Mastodon) -> None:
    post = mastodon.post(f"<p>{WRONG} #IA</p>", visibility="private")
    store, network = newsroom.service.store, on_mastodon(mastodon, "IA")
    watcher = Watcher(store, network, network)
    watcher.read_once()
    newsroom.work()
    assert watcher.send_all() == 0
    approved(newsroom)
    assert Watcher(store, network).send_all() == 0  # --send was not given
    assert watcher.send_all() == 1
    assert watcher.send_all() == 0
    (asked,) = [one for one in mastodon.asked if one.method == "POST"]
    assert asked.body["status"].startswith(
        "@claire@exemple.social Stargate : 500 Md$, pas 500 Md€. Source : http"
    )
    assert (asked.body["in_reply_to_id"], asked.body["visibility"]) == (post["id"], "private")
    reply = the_reply(store)
    assert (reply.state, reply.sent_id) == ("done", mastodon.statuses[-1]["id"])


def test_our_own_answer_is_not_read_as_a_post(newsroom: Newsroom, mastodon: Mastodon) -> None:
    mastodon.post(f"<p>{WRONG} #IA</p>")
    network = on_mastodon(mastodon, "IA")
    watcher = Watcher(newsroom.service.store, network, network)
    watcher.read_once()
    approved(newsroom, "C’est en dollars #IA")
    watcher.send_all()
    assert watcher.read_once() == 0


def test_an_answer_whose_sending_was_interrupted_is_sent_once(newsroom: Newsroom, mastodon: Mastodon) -> None:
    mastodon.post(f"<p>{WRONG} #IA</p>")
    store, network = newsroom.service.store, on_mastodon(mastodon, "IA")
    watcher = Watcher(store, network, network)
    watcher.read_once()
    approved(newsroom)
    mastodon.after = [answer({"error": "Bad gateway"}, 502)]  # it was written, and we are not told
    assert watcher.send_all() == 0
    reply = the_reply(store)
    assert (reply.state, reply.attempts) == ("queued", 1)
    assert "502" in (reply.problem or "")
    make_due(store)
    assert watcher.send_all() == 1
    assert len(mastodon.statuses) == 2


def test_an_answer_is_given_up_when_it_is_refused_or_nobody_can_tell_whether_it_was_sent(
    newsroom: Newsroom, mastodon: Mastodon
) -> None:
    mastodon.post(f"<p>{WRONG} #IA</p>")
    store, network = newsroom.service.store, on_mastodon(mastodon, "IA")
    watcher = Watcher(store, network, network)
    watcher.read_once()
    approved(newsroom)
    mastodon.faults = [answer({"error": "Validation failed"}, 422)]
    watcher.send_all()
    assert the_reply(store).state == "failed"
    make_due(store, state="queued", tried_at=datetime.now(UTC) - timedelta(hours=1))
    watcher.send_all()
    reply = the_reply(store)
    assert (reply.state, len(mastodon.statuses)) == ("failed", 1)
    assert "may have been sent" in (reply.problem or "")


def test_who_may_approve_what(newsroom: Newsroom, mastodon: Mastodon, feed: Feed) -> None:
    mastodon.post(f"<p>{WRONG} #IA</p>")
    feed.entries = {"a1": f"<p>{WRONG}</p>"}
    store = newsroom.service.store
    Watcher(store, on_mastodon(mastodon, "IA")).read_once()
    with store.write() as session:
        (check,) = session.scalars(select(Check.id))
        editor = session.scalars(select(Account)).one()
        reader = add_account(session, "lectrice", "un mot de passe", Role.READER)
        with pytest.raises(InputError, match="pas finie"):
            approve(session, check, "Faux.", editor)
    newsroom.work()
    Watcher(store, FeedNetwork(Host(feed.url, is_secret=False))).read_once()
    newsroom.work()
    with store.write() as session:
        of_feed = session.scalars(select(Check.id).where(Check.id != check)).one()
        for identity, text, account, reason in (
            (check, "Faux.", reader, "lectrice ne peut pas"),
            (check, " ", editor, "0 signes"),
            (check, "x" * 281, editor, "281 signes"),
            (of_feed, "Faux.", editor, "pas de publication"),
            ("inconnue", "Faux.", editor, "pas de publication"),
        ):
            with pytest.raises(InputError, match=reason):
                approve(session, identity, text, account)
        approve(session, check, "Faux.", editor)
        with pytest.raises(InputError, match="déjà décidée"):
            approve(session, check, "Faux.", editor)


def test_a_mention_on_bluesky_is_answered_in_its_thread(newsroom: Newsroom, bluesky: Bluesky) -> None:
    root = {"uri": "at://did:plc:racine/app.bsky.feed.post/3kroot", "cid": "bafyroot"}
    record = {
        "$type": "app.bsky.feed.post",
        "text": f"🇫🇷 {WRONG}",
        "createdAt": "2025-02-10T09:00:00Z",
        "langs": ["fr"],
        "reply": {"root": root, "parent": root},
    }
    post = bluesky.post("", mentions=True, record=record)
    bluesky.notifications.append({**bluesky.post("Aimé"), "reason": "like"})
    store, network = newsroom.service.store, on_bluesky(bluesky, mentions=True)
    watcher = Watcher(store, network, network)
    assert watcher.read_once() == 1
    approved(newsroom, "C’est 500 Md$ 🇺🇸, voir https://exemple.fr/a?b=1.")
    bluesky.after = [answer({"error": "RecordNotFound"}, 400), answer({"error": "Lost"}, 500)]
    assert watcher.send_all() == 0
    make_due(store)
    assert watcher.send_all() == 1
    (made,) = bluesky.records.values()
    assert made["value"]["reply"] == {"root": root, "parent": {"uri": post["uri"], "cid": post["cid"]}}
    assert made["value"]["facets"][0]["features"][0]["uri"] == "https://exemple.fr/a?b=1"
    assert the_reply(store).sent_id == made["uri"]
    assert Watcher(store, on_bluesky(bluesky, "500")).read_once() == 0
