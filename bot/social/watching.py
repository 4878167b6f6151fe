"""A network watched: what is new is kept and queued for checking; what a person approved is sent."""

from __future__ import annotations

import json
import logging
import threading
import time
from datetime import timedelta
from hashlib import sha256

from bot.audit.days import to_day
from bot.social.http import NetworkError
from bot.social.network import MENTIONS, Answering, Network, Post
from bot.store.deliveries import Sent, accept
from bot.store.engine import Store
from bot.store.queue import take
from bot.store.readings import cursor_of, move
from bot.store.sending import begin, is_ours, not_sent, sent
from bot.store.tables import Reply
from bot.web.hooks.adapter import in_order

_log = logging.getLogger(__name__)

_LONGEST = 100_000
_LEASE = timedelta(seconds=300)
_FIRST_PAUSE, _LONGEST_PAUSE = 30.0, 900.0
_FRENCH = ("fr", "und", "mul")


class Watcher:
    """Reads one network into the store; sends the approved answers of it where `answering` is given."""

    def __init__(self, store: Store, network: Network, answering: Answering | None = None) -> None:
        self._store = store
        self._network = network
        self._answering = answering

    def run(self, stop: threading.Event, every: float) -> None:
        """Reads, and sends, every so many seconds until `stop` is set; waits longer where a host falters."""
        pause = _FIRST_PAUSE
        while not stop.is_set():
            try:
                self.read_once()
                self.send_all()
            except NetworkError as error:
                _log.warning("%s", error.en, extra={"hook": self._network.name})
                stop.wait(max(pause, error.pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
            except Exception:
                _log.exception("cannot go on; trying again", extra={"hook": self._network.name})
                stop.wait(pause)
            else:
                pause = _FIRST_PAUSE
                stop.wait(every)

    def read_once(self) -> int:
        """Reads every stream up to now, and returns how many posts were new. Raises NetworkError."""
        return sum(self._read(stream) for stream in self._network.streams)

    def _read(self, stream: str) -> int:
        name = self._network.name
        with self._store.read() as session:
            cursor = cursor_of(session, name, stream)
        new = 0
        for page in self._network.read(stream, cursor):
            # Posts and cursor in one transaction: killed before its end, both are read again.
            with self._store.write() as session:
                for post in page.posts:
                    if _is_french(post) and not is_ours(session, name, post.draft.id):
                        sent_in, body = _as_sent(stream, post)
                        key = sha256(f"{post.draft.id}\n{sent_in.title}\n{sent_in.body}".encode()).hexdigest()
                        new += accept(session, name, key, body, sent_in).is_new
                if page.cursor is not None:
                    move(session, name, stream, page.cursor)
        _log.info("read", extra={"hook": name, "outcome": f"{new} new"})
        return new

    def send_all(self) -> int:
        """Sends the answers that are due, and returns how many the network took."""
        done = 0
        while self._answering and (
            taken := take(self._store, Reply, _LEASE, Reply.network == self._network.name)
        ):
            reply = begin(self._store, taken)
            if reply is None:
                continue
            key = (int(reply.decided_at.timestamp() * 1e6) << 10) | (reply.id & 1023)
            try:
                sent_id = self._answering.answer(json.loads(reply.post), reply.text, key)
            except NetworkError as error:
                not_sent(self._store, taken, error.fr, for_good=error.is_for_good)
                _log.warning("answer not sent: %s", error.en, extra={"attempt": taken.attempt})
            else:
                sent(self._store, taken, sent_id)
                done += 1
        return done


def _is_french(post: Post) -> bool:
    language = post.draft.language
    return not language or language.lower().split("-")[0] in _FRENCH


def _as_sent(stream: str, post: Post) -> tuple[Sent, bytes]:
    draft = post.draft
    data = post.data or {"id": draft.id, "url": draft.url, "published": str(draft.published or "")}
    sent_in = Sent(
        external_id=draft.id,
        position=in_order(None, time.time()),
        title=draft.title or "",
        body=draft.text[:_LONGEST],
        body_format=post.format,
        section=stream if stream == MENTIONS or stream.startswith("#") else draft.section or "",
        url=draft.url or "",
        published=to_day(draft.published),
    )
    return sent_in, json.dumps(data, ensure_ascii=False).encode()
