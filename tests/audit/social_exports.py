"""Exports of accounts on social networks, as Mastodon, Bluesky, Telegram and X write them."""

from __future__ import annotations

import hashlib
from html import escape
from typing import Any

import cbor2
from planted import ARTICLES, Planted, as_json


def mastodon() -> bytes:
    notes = [
        {
            "type": "Create",
            "published": f"{one.day}T09:00:00Z",
            "object": {
                "type": "Note",
                "id": one.id,
                "url": f"https://social.example/@nadia/{one.id}",
                "published": f"{one.day}T09:00:00Z",
                "attributedTo": "https://social.example/users/nadia",
                "content": one.html.replace(
                    "Stargate", '<a href="x" class="mention hashtag">#<span>Stargate</span></a>'
                ),
                "contentMap": {"fr": one.html},
            },
        }
        for one in ARTICLES
    ]
    boost = {
        "type": "Announce",
        "published": "2025-02-10T09:00:00Z",
        "object": "https://social.example/@autre/1",
    }
    head = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
    }
    return as_json({**head, "totalItems": 5, "orderedItems": [*notes, boost]})


EMOJI = "🚀🇫🇷 "


def _bluesky_post(one: Planted) -> dict[str, Any]:
    text = EMOJI + one.text + " journal.example/suite"
    at = len(text.encode()) - len(b"journal.example/suite")
    return {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": f"{one.day}T09:00:00.000Z",
        "langs": ["fr"],
        "facets": [
            {
                "index": {"byteStart": at, "byteEnd": len(text.encode())},
                "features": [
                    {"$type": "app.bsky.richtext.facet#link", "uri": "https://journal.example/suite"}
                ],
            }
        ],
    }


def bluesky() -> bytes:
    records = [
        {"uri": f"at://did:plc:abc/app.bsky.feed.post/{one.id}", "cid": "bafy", "value": _bluesky_post(one)}
        for one in ARTICLES
    ]
    return as_json({"records": records, "cursor": "x"})


def bluesky_car() -> bytes:
    """A repository as an account export holds it: a commit, a tree node, records."""
    blocks: list[tuple[bytes, bytes]] = []

    def add(value: object) -> cbor2.CBORTag:
        data = cbor2.dumps(value)
        cid = b"\x01\x71\x12\x20" + hashlib.sha256(data).digest()
        blocks.append((cid, data))
        return cbor2.CBORTag(42, b"\0" + cid)

    entries, before = [], b""
    for one in sorted(ARTICLES, key=lambda one: one.id):
        key = f"app.bsky.feed.post/{one.id}".encode()
        shared = next((n for n in range(len(before)) if before[n] != key[n]), len(before))
        entries.append({"k": key[shared:], "p": shared, "t": None, "v": add(_bluesky_post(one))})
        before = key
    like = add({"$type": "app.bsky.feed.like", "createdAt": "2025-02-10T09:00:00Z"})
    entries.append({"k": b"like/1", "p": len(b"app.bsky.feed."), "t": None, "v": like})
    commit = add({"did": "did:plc:abc", "rev": "1", "version": 3, "data": add({"e": entries, "l": None})})

    def varint(number: int) -> bytes:
        out = bytearray()
        while number > 0x7F:
            out.append(number & 0x7F | 0x80)
            number >>= 7
        return bytes([*out, number])

    header = cbor2.dumps({"roots": [commit], "version": 1})
    body = b"".join(varint(len(cid + data)) + cid + data for cid, data in blocks)
    return varint(len(header)) + header + body


def telegram() -> bytes:
    def parts(text: str) -> list[Any]:
        before, name, after = text.partition("Stargate")
        return [EMOJI + before, {"type": "bold", "text": name}, after] if name else [EMOJI + before]

    messages = [
        {
            "id": number,
            "type": "message",
            "date": f"{one.day}T09:00:00",
            "date_unixtime": "1739178000",
            "from": "Le Journal",
            "text": parts(one.text),
            "text_entities": [],
        }
        for number, one in enumerate(ARTICLES, 1)
    ]
    service = {"id": 9, "type": "service", "date": "2025-02-10T09:00:00", "date_unixtime": "1", "text": ""}
    return as_json(
        {"name": "Le Journal", "type": "public_channel", "id": 1, "messages": [*messages, service]}
    )


def x() -> bytes:
    days = {"2025-02-10": "Mon", "2025-02-11": "Tue", "2025-02-12": "Wed", "2025-02-13": "Thu"}
    posts = [
        {
            "tweet": {
                "id_str": one.id,
                "full_text": escape(EMOJI + one.text, quote=False),
                "created_at": f"{days[one.day]} Feb {one.day[-2:]} 09:00:00 +0000 2025",
                "lang": "fr",
            }
        }
        for one in ARTICLES
    ]
    repost = {"tweet": {**posts[0]["tweet"], "id_str": "rt", "full_text": f"RT @autre: {ARTICLES[0].text}"}}
    return b"window.YTD.tweets.part0 = " + as_json([*posts, repost])
