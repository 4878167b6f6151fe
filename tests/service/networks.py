"""Servers of our own that speak Mastodon's, Bluesky's and a feed's protocol over real HTTP."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

Answer = tuple[int, dict[str, str], bytes]
BEGAN = datetime(2025, 2, 10, 9, tzinfo=UTC)


@dataclass
class Asked:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: dict[str, Any]


def answer(value: object, status: int = 200, **headers: str) -> Answer:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return status, {"Content-Type": "application/json", **named}, body


class Server:
    """Listens on loopback; `faults` are answered first, `after` once the request has had its effect."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.faults: list[Answer | None] = []
        self.after: list[Answer] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _do(self) -> None:
                parts = urlsplit(self.path)
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length)
                asked = Asked(
                    self.command,
                    unquote(parts.path),
                    dict(parse_qsl(parts.query)),
                    {name.lower(): value for name, value in self.headers.items()},
                    json.loads(body) if body else {},
                )
                outer.asked.append(asked)
                fault = outer.faults.pop(0) if outer.faults else None
                status, headers, content = fault or outer.reply(asked)
                if not fault and outer.after:
                    status, headers, content = outer.after.pop(0)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _do

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._http.server_port}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))
        self._thread.start()

    def reply(self, asked: Asked) -> Answer:
        raise NotImplementedError

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(10)


class Mastodon(Server):
    """An instance with one account of ours; ids grow."""

    TOKEN = "jeton-mastodon"

    def __init__(self) -> None:
        self.statuses: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self._keys: dict[str, dict[str, Any]] = {}
        super().__init__()

    def post(self, content: str, *, mentions: bool = False, **more: Any) -> dict[str, Any]:
        number = 113_000_000 + len(self.statuses)
        status = {
            "id": str(number),
            "created_at": (BEGAN + timedelta(seconds=len(self.statuses))).isoformat(),
            "url": f"{self.url}/@claire/{number}",
            "content": content,
            "spoiler_text": "",
            "visibility": "public",
            "language": "fr",
            "account": {"id": "7", "acct": "claire@exemple.social"},
            "reblog": None,
        } | more
        self.statuses.append(status)
        if mentions:
            identity = str(34_000_000 + len(self.notifications))
            self.notifications.append(
                {"id": identity, "type": "mention", "account": status["account"], "status": status}
            )
        return status

    def reply(self, asked: Asked) -> Answer:
        ours = asked.headers.get("authorization") == f"Bearer {self.TOKEN}"
        match asked.method, asked.path.split("/")[3:]:
            case "GET", ["timelines", "tag", tag]:
                sign = re.compile(rf"#{re.escape(tag)}\b", re.IGNORECASE)
                return self._page(asked, [one for one in self.statuses if sign.search(one["content"])])
            case _ if not ours:
                return answer({"error": "The access token is invalid"}, 401)
            case "GET", ["notifications"]:
                kind = asked.query.get("types[]")
                return self._page(asked, [one for one in self.notifications if kind in (None, one["type"])])
            case "POST", ["statuses"]:
                return self._create(asked)
        return answer({"error": "Record not found"}, 404)

    def _page(self, asked: Asked, entries: list[dict[str, Any]]) -> Answer:
        """Newest first; `min_id` gives those just after an id, `since_id` the newest after it."""
        limit = min(int(asked.query.get("limit", 20)), 40)
        after = int(asked.query.get("min_id") or asked.query.get("since_id") or 0)
        found = [one for one in entries if int(one["id"]) > after]
        page = (found[:limit] if "min_id" in asked.query else found[-limit:])[::-1]
        if not page:
            return answer([])
        here = f"{self.url}{asked.path}?limit={limit}"
        links = f'<{here}&max_id={page[-1]["id"]}>; rel="next", <{here}&min_id={page[0]["id"]}>; rel="prev"'
        return answer(page, Link=links)

    def _create(self, asked: Asked) -> Answer:
        key = asked.headers["idempotency-key"]
        if key not in self._keys:
            if len(asked.body["status"]) > 500:
                return answer({"error": "Validation failed: Text character limit of 500 exceeded"}, 422)
            self._keys[key] = self.post(
                f"<p>{asked.body['status']}</p>",
                **{"in_reply_to_id": asked.body["in_reply_to_id"], "visibility": asked.body["visibility"]},
            )
        return answer(self._keys[key])


class Bluesky(Server):
    """A server with one account of ours, whose sessions can end."""

    HANDLE, PASSWORD, DID = "verif.exemple.fr", "abcd-efgh-ijkl-mnop", "did:plc:verif"

    def __init__(self) -> None:
        self.posts: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.records: dict[str, dict[str, Any]] = {}
        self.sessions = 0
        super().__init__()

    def end_session(self) -> None:
        self.sessions += 1

    def post(
        self, text: str, *, mentions: bool = False, late: timedelta = timedelta(0), **more: Any
    ) -> dict[str, Any]:
        number = len(self.posts)
        written = BEGAN + timedelta(seconds=number)
        post = {
            "uri": f"at://did:plc:claire/app.bsky.feed.post/3l{number:011d}",
            "cid": f"bafy{number}",
            "author": {"did": "did:plc:claire", "handle": "claire.bsky.social"},
            "record": {
                "$type": "app.bsky.feed.post",
                "text": text,
                "createdAt": _iso(written - late),
                "langs": ["fr"],
            },
            "indexedAt": _iso(written),
        } | more
        self.posts.append(post)
        if mentions:
            self.notifications.append({**post, "reason": "mention", "isRead": False})
        return post

    def reply(self, asked: Asked) -> Answer:
        name = asked.path.removeprefix("/xrpc/")
        if name == "com.atproto.server.createSession":
            if asked.body != {"identifier": self.HANDLE, "password": self.PASSWORD}:
                return answer(
                    {"error": "AuthenticationRequired", "message": "Invalid identifier or password"}, 401
                )
            return answer(
                {
                    "accessJwt": f"jwt{self.sessions}",
                    "refreshJwt": "r",
                    "did": self.DID,
                    "handle": self.HANDLE,
                }
            )
        if asked.headers.get("authorization") != f"Bearer jwt{self.sessions}":
            return answer({"error": "ExpiredToken", "message": "Token has expired"}, 400)
        match name:
            case "app.bsky.feed.searchPosts":
                since = asked.query.get("since", "")
                word = asked.query["q"].lower()
                found = [
                    one
                    for one in self.posts
                    if word in one["record"]["text"].lower() and _sort_at(one) >= since
                ]
                return self._page(asked, "posts", sorted(found, key=_sort_at, reverse=True))
            case "app.bsky.notification.listNotifications":
                return self._page(asked, "notifications", self.notifications[::-1])
            case "com.atproto.repo.getRecord":
                record = self.records.get(asked.query["rkey"])
                if record is None:
                    return answer({"error": "RecordNotFound", "message": "Could not locate record"}, 400)
                return answer(record)
            case "com.atproto.repo.createRecord":
                return self._create(asked.body)
        return answer({"error": "MethodNotImplemented"}, 501)

    def _page(self, asked: Asked, name: str, entries: list[dict[str, Any]]) -> Answer:
        start, limit = int(asked.query.get("cursor", 0)), min(int(asked.query.get("limit", 25)), 100)
        page = {name: entries[start : start + limit]}
        return answer(page | ({"cursor": str(start + limit)} if start + limit < len(entries) else {}))

    def _create(self, body: dict[str, Any]) -> Answer:
        record, key = body["record"], body["rkey"]
        written = record["text"].encode()
        sound = (
            body["repo"] == self.DID
            and re.fullmatch("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}", key)
            and key not in self.records
            and len(record["text"]) <= 300
            and record["reply"]["root"].keys() == record["reply"]["parent"].keys() == {"uri", "cid"}
            and all(
                written[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode()
                == one["features"][0]["uri"]
                for one in record["facets"]
            )
        )
        if not sound:
            return answer({"error": "InvalidRequest", "message": "Invalid app.bsky.feed.post record"}, 400)
        uri = f"at://{self.DID}/app.bsky.feed.post/{key}"
        self.records[key] = {"uri": uri, "cid": "bafyours", "value": record}
        author = {"did": self.DID, "handle": self.HANDLE}
        self.post(record["text"], uri=uri, author=author, record=record)
        return answer({"uri": uri, "cid": "bafyours"})


class Feed(Server):
    """A newspaper's feed, with the validators a web server gives a file."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.body: bytes | None = None
        super().__init__()

    def reply(self, asked: Asked) -> Answer:
        items = "".join(
            f"<item><guid>{name}</guid><title>Essai</title><link>https://journal.exemple/{name}</link>"
            f"<pubDate>Mon, 10 Feb 2025 09:00:00 +0100</pubDate>"
            f"<description><![CDATA[{text}]]></description></item>"
            for name, text in self.entries.items()
        )
        body = (
            self.body or f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
        )
        tag = f'"{hash(body)}"'
        if asked.headers.get("if-none-match") == tag:
            return answer(b"", 304, ETag=tag)
        return answer(body, ETag=tag, Last_Modified="Mon, 10 Feb 2025 08:00:00 GMT")


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _sort_at(post: dict[str, Any]) -> str:
    return min(post["record"]["createdAt"], post["indexedAt"])
