"""Mastodon: hashtags, which need no account, and mentions of ours; answers under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from bot.audit.readers.mastodon import status_draft
from bot.social.http import Host, NetworkError, Reply
from bot.social.network import MENTIONS, Page, Post

_PAGE = 40
_PAGES = 25
_NEVER_WIDER = {"private": "private", "direct": "direct"}
"""Who sees an answer: no more people than saw the post, and no timeline."""


class Mastodon:
    """An instance, with the token of our account where it has one."""

    def __init__(self, host: Host, token: str, tags: Sequence[str], *, mentions: bool) -> None:
        self.name = f"mastodon/{host.name}"
        self.streams = (*(f"#{tag}" for tag in tags), *((MENTIONS,) if mentions else ()))
        self._host = host
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def read(self, stream: str, cursor: str | None) -> Iterator[Page]:
        """Yields pages from old to new; the cursor is the newest id that the Link header names."""
        for _ in range(_PAGES):
            reply = self._page(stream, cursor)
            entries = reply.json()
            if not isinstance(entries, list):
                raise NetworkError("la réponse n’est pas une liste", "the reply is not a list")
            newest = _newest(reply) or cursor
            yield Page([post for entry in entries if (post := _post(stream, entry))], newest)
            if cursor is None or newest == cursor or not entries:
                return
            cursor = newest

    def _page(self, stream: str, cursor: str | None) -> Reply:
        query: dict[str, str | int] = {"limit": _PAGE}
        if cursor:
            query["min_id"] = cursor
        if stream == MENTIONS:
            return self._host.ask(
                "GET", "/api/v1/notifications", query=query | {"types[]": "mention"}, headers=self._headers
            )
        path = f"/api/v1/timelines/tag/{quote(stream.removeprefix('#'), safe='')}"
        return self._host.ask("GET", path, query=query, headers=self._headers)

    def answer(self, post: Mapping[str, Any], text: str, key: int) -> str:
        """Answers a post; the instance remembers the key for an hour. Raises NetworkError."""
        reply = self._host.ask(
            "POST",
            "/api/v1/statuses",
            json={
                "status": f"@{post['account']['acct']} {text}",
                "in_reply_to_id": post["id"],
                "visibility": _NEVER_WIDER.get(str(post.get("visibility")), "unlisted"),
                "language": "fr",
            },
            headers=self._headers | {"Idempotency-Key": f"vraichiffre-{key}"},
        )
        status = reply.json()
        return str(status["id"]) if isinstance(status, dict) and "id" in status else ""


def _post(stream: str, entry: object) -> Post | None:
    status = entry.get("status") if stream == MENTIONS and isinstance(entry, dict) else entry
    if not isinstance(status, dict) or not isinstance(status.get("account"), dict):
        return None
    draft = status_draft(status)
    return Post(draft, "html", status) if draft and draft.id else None


def _newest(reply: Reply) -> str | None:
    query = parse_qs(urlsplit(reply.links.get("prev", "")).query)
    return next((query[name][0] for name in ("min_id", "since_id") if name in query), None)
