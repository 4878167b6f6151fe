"""Bluesky: hashtags and mentions of our account over XRPC; answers under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.audit.readers.bluesky import POST, post_draft
from bot.social.http import Host, NetworkError, Reply
from bot.social.network import MENTIONS, Page, Post
from bot.web.hooks.adapter import moment

_PAGE = 100
_PAGES = 10
_LATE = timedelta(minutes=10)
"""How far back a search looks: posts are found some time after they were written."""
_ENDED = ("ExpiredToken", "InvalidToken", "AuthMissing")
_LINK = re.compile(r"https?://[^\s<>«»]+[^\s<>«».,;:!?)\]]")
_TID = "234567abcdefghijklmnopqrstuvwxyz"


class Bluesky:
    """An account on a server, signed in when first needed; `password` is an app password."""

    def __init__(
        self, host: Host, handle: str, password: str, tags: Sequence[str], *, mentions: bool
    ) -> None:
        self.name = f"bluesky/{host.name}"
        self.streams = (*(f"#{tag}" for tag in tags), *((MENTIONS,) if mentions else ()))
        self._host = host
        self._who = {"identifier": handle, "password": password}
        self._session: dict[str, Any] = {}

    def read(self, stream: str, cursor: str | None) -> Iterator[Page]:
        """Yields pages from new to old, until what was read; the cursor is the newest time."""
        since = moment(cursor)
        newest, further = since, None
        for _ in range(_PAGES):
            entries, further = self._page(stream, since, further)
            times = [time for entry in entries if (time := _time(entry))]
            newest = max((*times, newest) if newest else times, default=None)
            yield Page([post for entry in entries if (post := self._post(stream, entry))], None)
            if not further or since is None or any(time < since - _LATE for time in times):
                break
        yield Page((), newest.isoformat() if newest else None)

    def _page(
        self, stream: str, since: datetime | None, further: str | None
    ) -> tuple[list[dict[str, Any]], str | None]:
        query: dict[str, str | int] = {"limit": _PAGE}
        if further:
            query["cursor"] = further
        if stream == MENTIONS:
            name, entries = "app.bsky.notification.listNotifications", "notifications"
            query["reasons"] = "mention"
        else:
            name, entries = "app.bsky.feed.searchPosts", "posts"
            query |= {"q": stream, "sort": "latest"}
            if since:
                query["since"] = (since - _LATE).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        found = self._ask("GET", name, query=query).json()
        listed = found.get(entries) if isinstance(found, dict) else None
        if not isinstance(listed, list):
            raise NetworkError(f"la réponse n’a pas de « {entries} »", f"the reply has no “{entries}”")
        return [entry for entry in listed if isinstance(entry, dict)], found.get("cursor") or None

    def answer(self, post: Mapping[str, Any], text: str, key: int) -> str:
        """Answers a post, in a record named after the key. Raises NetworkError."""
        record = _record(post, text, datetime.fromtimestamp((key >> 10) / 1e6, UTC))
        name = tid(key)
        did = self._signed_in()["did"]
        where: dict[str, str | int] = {"repo": did, "collection": POST, "rkey": name}
        try:
            found = self._ask("GET", "com.atproto.repo.getRecord", query=where)
        except NetworkError as error:
            if error.status not in (400, 404):
                raise
            found = self._ask("POST", "com.atproto.repo.createRecord", json=where | {"record": record})
        return str(found.json().get("uri", ""))

    def _ask(
        self,
        method: str,
        name: str,
        query: Mapping[str, str | int] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Reply:
        def once() -> Reply:
            headers = {"Authorization": f"Bearer {self._signed_in()['accessJwt']}"}
            return self._host.ask(method, f"/xrpc/{name}", query=query, json=json, headers=headers)

        try:
            return once()
        except NetworkError as error:
            if error.code not in _ENDED:
                raise
        self._session = {}  # a session lasts some hours
        return once()

    def _signed_in(self) -> Mapping[str, Any]:
        if not self._session:
            found = self._host.ask("POST", "/xrpc/com.atproto.server.createSession", json=self._who).json()
            if not isinstance(found, dict) or not found.keys() >= {"accessJwt", "did"}:
                raise NetworkError("la session n’a pas de jeton", "the session has no token")
            self._session = found
        return self._session

    def _post(self, stream: str, entry: dict[str, Any]) -> Post | None:
        record, author, uri = entry.get("record"), entry.get("author"), entry.get("uri")
        if not isinstance(record, dict) or not isinstance(author, dict) or not isinstance(uri, str):
            return None
        if stream == MENTIONS and entry.get("reason") != "mention":
            return None
        if author.get("did") == self._signed_in()["did"] or not isinstance(record.get("text"), str):
            return None
        return Post(post_draft(record, uri, author.get("handle")), "text", entry)


def links(text: str) -> list[dict[str, Any]]:
    """Returns a facet for each address in a text; places count bytes of UTF-8, as the protocol does."""
    return [
        {
            "index": {
                "byteStart": len(text[: found.start()].encode()),
                "byteEnd": len(text[: found.end()].encode()),
            },
            "features": [{"$type": "app.bsky.richtext.facet#link", "uri": found[0]}],
        }
        for found in _LINK.finditer(text)
    ]


def tid(key: int) -> str:
    """Returns a number as a record's name: thirteen digits that sort, as posts must have."""
    return "".join(_TID[(key >> shift) & 31] for shift in range(60, -1, -5))


def _record(post: Mapping[str, Any], text: str, at: datetime) -> dict[str, Any]:
    parent = {"uri": post["uri"], "cid": post["cid"]}
    thread = post["record"].get("reply")
    return {
        "$type": POST,
        "text": text,
        "langs": ["fr"],
        "createdAt": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "reply": {"root": thread["root"] if isinstance(thread, dict) else parent, "parent": parent},
        "facets": links(text),
    }


def _time(entry: Mapping[str, Any]) -> datetime | None:
    """When a post counts as written: its own word, unless that is in the future of the one who found it."""
    record = entry.get("record")
    times = [
        moment(entry.get("indexedAt")),
        moment(record.get("createdAt")) if isinstance(record, dict) else None,
    ]
    return min((time.astimezone(UTC) for time in times if time), default=None)
