"""Bluesky account exports (`repo.car`): the account's posts, with the address of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.faults import broken
from bot.audit.limits import read_whole
from bot.audit.readers.bluesky import POST, post_draft

_LARGEST_REPOSITORY = 256
_CID = 36
"""Bytes of a CID version 1 of 32 bytes of SHA-256, the only kind the AT protocol has."""


def _recognise(head: Head) -> bool:
    return b"eroots" in head.data[:64] and b"gversion" in head.data[:256]  # text strings in CBOR


def _records(source: Source) -> Iterator[Record]:
    from cbor2 import CBORDecodeError

    data = read_whole(source.stream, _LARGEST_REPOSITORY)
    posts: dict[bytes, dict[str, Any]] = {}
    keys: dict[bytes, str] = {}
    account = ""
    try:
        for cid, block in _blocks(data):
            if block.get("$type") == POST:
                posts[cid] = block
            elif "did" in block and "data" in block:
                account = str(block["did"])
            elif "e" in block:
                keys.update(_keys_of_node(block))
    except (CBORDecodeError, IndexError, KeyError, TypeError, UnicodeDecodeError):
        raise broken("export Bluesky abîmé ou tronqué", "damaged or truncated Bluesky export") from None
    for number, (cid, post) in enumerate(posts.items(), 1):
        uri = f"at://{account}/{keys[cid]}" if cid in keys and account else ""
        yield Record(keys.get(cid, str(number)).rpartition("/")[2], (post, uri))


def _blocks(data: bytes) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The blocks of a CAR file that are maps, each with its CID."""
    from cbor2 import loads

    length, at = _varint(data, 0)
    at += length
    while at < len(data):
        length, at = _varint(data, at)
        if at + length > len(data) or length < _CID:
            raise IndexError
        value = loads(data[at + _CID : at + length])
        if isinstance(value, dict):
            yield data[at : at + _CID], value
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _keys_of_node(node: dict[str, Any]) -> Iterator[tuple[bytes, str]]:
    """The CID and key (`app.bsky.feed.post/…`) of the entries of a tree node, which share beginnings."""
    key = b""
    for entry in node["e"]:
        key = key[: entry["p"]] + entry["k"]
        yield entry["v"].value[1:], key.decode("ascii")  # a CID is written after one zero byte


def _draft(record: Record, source: Source) -> Draft | None:
    post, uri = record.body
    return post_draft(post, uri, None) if str(post.get("text") or "").strip() else None


FORMAT = Format("bluesky-car", "Bluesky account exports (repo.car)", 110, _recognise, _records, _draft)
