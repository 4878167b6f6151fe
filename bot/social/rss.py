"""RSS and Atom: the entries of a feed, asked for again only when it has changed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import cast

from bot.audit.drafts import Draft, Head, Source, Stream
from bot.audit.faults import Fault
from bot.audit.model import Settings
from bot.audit.readers.feeds import FORMAT
from bot.social.http import Host, NetworkError
from bot.social.network import Page, Post

_HEAD = 1 << 16
_ENTRIES = 500
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Feed:
    """A feed, which cannot be answered."""

    def __init__(self, host: Host) -> None:
        self.name = f"rss/{host.name}"
        self.streams = (str(host.url),)
        self._host = host

    def read(self, stream: str, cursor: str | None) -> Iterator[Page]:
        """Yields the entries, unless the feed is as it was; the cursor is what it calls its state."""
        known = json.loads(cursor) if cursor else {}
        reply = self._host.ask(
            "GET", headers={_VALIDATORS[name]: value for name, value in known.items() if name in _VALIDATORS}
        )
        if reply.status == 304:
            return
        state = {name: reply.headers[name] for name in _VALIDATORS if name in reply.headers}
        yield Page([Post(draft, "html") for draft in self._drafts(reply.body)], json.dumps(state))

    def _drafts(self, body: bytes) -> list[Draft]:
        if not FORMAT.recognise(Head("", body[:_HEAD])):
            raise NetworkError(
                f"{self._host.url} n’est pas un flux RSS ou Atom",
                f"{self._host.url} is no RSS or Atom feed",
            )
        source = Source(cast("Stream", io.BufferedReader(io.BytesIO(body))), "", None, None, Settings())
        drafts: list[Draft] = []
        try:
            for record in FORMAT.records(source):
                draft = FORMAT.draft(record, source)
                if draft and draft.id and draft.text.strip():
                    drafts.append(draft)
                if len(drafts) == _ENTRIES:
                    break
        except Fault as fault:  # what stood before the damage is good
            if not drafts:
                raise NetworkError(
                    f"{self._host.url} : {fault.fr}", f"{self._host.url}: {fault.en}"
                ) from None
        return drafts
