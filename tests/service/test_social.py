"""Social networks and feeds, read and answered over real HTTP from servers of our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Newsroom
from networks import Bluesky, Feed, Mastodon, Server, answer
from sqlalchemy import func, select, update

from bot.cli import run
from bot.errors import InputError
from bot.social.bluesky import Bluesky as BlueskyNetwork
from bot.social.bluesky import links, tid
from bot.social.http import Host, NetworkError
from bot.social.mastodon import Mastodon as MastodonNetwork
from bot.social.rss import Feed as FeedNetwork
from bot.social.watching import Watcher
from bot.social.wording import propose
from bot.store.accounts import add_account
from bot.store.engine import Store
from bot.store.replies import approve, unanswered
from bot.store.tables import Account, Article, Check, Reply, Role, VerdictRow, Version

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."


def _stopping(server: Server) -> Iterator[Server]:
    yield server
    server.stop()


@pytest.fixture
def mastodon() -> Iterator[Mastodon]:
    yield from _stopping(Mastodon())  # type: ignore[misc]


@pytest.fixture
def bluesky() -> Iterator[Bluesky]:
    yield from _stopping(Bluesky())  # type: ignore[misc]


@pytest.fixture
def feed() -> Iterator[Feed]:
    yield from _stopping(Feed())  # type: ignore[misc]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Networks are the same over any database; test_store.py asks both."""
    return f"sqlite:///{tmp_path / 'test.db'}"


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
        with pytest.raises(InputError, match="déjà approuvée"):
            approve(session, check, "Faux.", editor)


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


def test_a_wrong_password_is_said(store: Store, bluesky: Bluesky) -> None:
    network = BlueskyNetwork(
        Host(bluesky.url, is_secret=True), bluesky.HANDLE, "faux", ("IA",), mentions=False
    )
    with pytest.raises(NetworkError, match="AuthenticationRequired Invalid identifier"):
        Watcher(store, network).read_once()


def test_facets_count_bytes_and_leave_the_full_stop() -> None:
    text = "Élysée 🇫🇷 : https://elysee.fr/été, et (http://a.fr)."
    raw = text.encode()
    cut = [raw[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode() for one in links(text)]
    assert cut == ["https://elysee.fr/été", "http://a.fr"]


def test_names_of_records_sort_as_their_numbers() -> None:
    numbers = [0, 31, 32, 1 << 40, (1 << 63) - 1]
    assert [tid(number) for number in numbers] == sorted(tid(number) for number in numbers)
    assert tid(0) == "2" * 13


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


@pytest.mark.parametrize(
    "headers, least, most",
    [
        ({"Retry-After": "120"}, 120, 120),
        ({"X_RateLimit_Reset": (datetime.now(UTC) + timedelta(minutes=30)).isoformat()}, 1500, 1801),
        ({"RateLimit_Reset": str(int(datetime.now(UTC).timestamp()) + 1800)}, 1500, 1801),
        ({"Retry-After": "99999999"}, 3600, 3600),
        ({}, 30, 30),
    ],
)
def test_a_host_that_has_had_enough_says_how_long_to_wait(
    feed: Feed, headers: dict[str, str], least: float, most: float
) -> None:
    feed.faults = [answer({"error": "Too many requests"}, 429, **headers)]
    with pytest.raises(NetworkError) as caught:
        Host(feed.url, is_secret=False).ask("GET")
    assert least <= caught.value.pause <= most
    assert not caught.value.is_for_good


def test_a_redirect_is_said_and_not_followed(feed: Feed) -> None:
    feed.faults = [answer(b"", 301, Location="http://169.254.169.254/")]
    with pytest.raises(NetworkError, match=r"a déménagé : donnez http://169\.254"):
        Host(feed.url, is_secret=False).ask("GET")
    assert len(feed.asked) == 1


@pytest.mark.parametrize("body", [b"[", b"\xff", b'{"a": NaN}', b"[" * 5000])
def test_an_answer_that_is_no_json_is_said(store: Store, mastodon: Mastodon, body: bytes) -> None:
    mastodon.faults = [answer(body)]
    with pytest.raises(NetworkError, match="JSON"):
        Watcher(store, on_mastodon(mastodon, "IA")).read_once()


def configure(newsroom: Newsroom, server: Server, more: str) -> None:
    with (newsroom.folder / "vraichiffre.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[social."{server.host}"]\n{more}\n')


def test_the_command_reads_shows_approves_and_sends(
    newsroom: Newsroom, mastodon: Mastodon, capsys: pytest.CaptureFixture[str]
) -> None:
    (newsroom.folder / "secrets" / "mastodon").write_text(mastodon.TOKEN)
    configure(newsroom, mastodon, 'secret_file = "secrets/mastodon"')
    mastodon.post(f"<p>@verif {WRONG}</p>", mentions=True)
    folder = ["--dir", str(newsroom.folder)]
    read = ["watch", "mastodon", mastodon.url, "--mentions", "--send", "--once", *folder]
    assert run(read) == 0
    newsroom.work()
    assert run(["watch", "answer", *folder]) == 0
    shown = capsys.readouterr().out
    assert "1 publications nouvelles, 0 réponses envoyées." in shown
    assert "Stargate : 500 Md$, pas 500 Md€. Source : " in shown
    with newsroom.service.store.read() as session:
        check = session.scalars(select(Check.id)).one()
    assert run(["watch", "answer", check, *folder]) == 2
    assert run(["watch", "answer", check, "--as", "admin", *folder]) == 0
    assert run(read) == 0
    assert "0 publications nouvelles, 1 réponses envoyées." in capsys.readouterr().out
    assert mastodon.statuses[-1]["in_reply_to_id"] == mastodon.statuses[0]["id"]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["watch", *arguments]) == 2
    return capsys.readouterr().err


def test_what_cannot_be_watched_is_said_in_one_sentence(
    newsroom: Newsroom, bluesky: Bluesky, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--once", "--dir", str(newsroom.folder)]
    assert "en clair" in refused(capsys, "mastodon", "http://exemple.fr", "--tag", "IA", *where)
    assert "https://exemple.fr" in refused(capsys, "rss", "exemple.fr/rss", *where)
    assert "--tag MOT" in refused(capsys, "mastodon", "https://exemple.fr", *where)
    assert "mot-dièse" in refused(capsys, "mastodon", "https://exemple.fr", "--tag", "a/../b", *where)
    assert '[social."exemple.fr"]' in refused(capsys, "mastodon", "https://exemple.fr", "--mentions", *where)
    assert f'[social."{bluesky.host}"]' in refused(capsys, "bluesky", bluesky.url, "--tag", "IA", *where)
    configure(newsroom, bluesky, f'handle = "{bluesky.HANDLE}"\nsecret = "faux"')
    assert "AuthenticationRequired" in refused(capsys, "bluesky", bluesky.url, "--tag", "IA", *where)
    bluesky.stop()
    assert "connexion impossible" in refused(capsys, "bluesky", bluesky.url, "--tag", "IA", *where)


def test_a_service_without_the_command_asks_no_network(
    newsroom: Newsroom, mastodon: Mastodon, tmp_path: Path
) -> None:
    configure(newsroom, mastodon, f'secret = "{mastodon.TOKEN}"')
    mastodon.post(f"<p>@verif {WRONG}</p>", mentions=True)
    newsroom.client.get("/health")
    newsroom.work()
    assert mastodon.asked == []


def test_a_watch_goes_on_after_a_fault_until_it_is_stopped(
    store: Store, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.social.watching._FIRST_PAUSE", 0.05)
    feed.entries = {"a1": "<p>Un.</p>"}
    feed.faults = [answer(b"", 502), answer(b"<html/>")]
    stop = threading.Event()
    watcher = Watcher(store, FeedNetwork(Host(feed.url, is_secret=False)))
    thread = threading.Thread(target=watcher.run, args=(stop, 0.05))
    thread.start()
    until = time.monotonic() + 30
    for entry in ("a1", "a2"):
        feed.entries[entry] = "<p>Deux.</p>"
        while entry not in articles(store) and time.monotonic() < until:
            time.sleep(0.02)
    stop.set()
    thread.join(30)
    assert not thread.is_alive()
    assert articles(store) == ["a1", "a2"]
