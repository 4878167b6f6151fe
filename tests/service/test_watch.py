"""`vraichiffre watch`: the command, what it refuses, and how it goes on."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from conftest import ON_SQLITE, Newsroom
from networks import Bluesky, Feed, Mastodon, Server, answer
from posts import WRONG, articles
from sqlalchemy import select

from bot.cli import run
from bot.social.http import Host
from bot.social.rss import Feed as FeedNetwork
from bot.social.watching import Watcher
from bot.store.engine import Store
from bot.store.tables import Check

pytestmark = ON_SQLITE


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
