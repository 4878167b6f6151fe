"""Contentful: signed webhooks on entries, with a locale map and a rich-text tree for a body."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Options, Posted, Terms, day, in_order, text_at
from bot.web.richtext import lay_out_contentful

_SIGNED = "x-contentful-signed-headers"
_TIME = "x-contentful-timestamp"
_SAVED = ("publish", "save", "auto_save", "create")
_GONE = ("unpublish", "delete", "archive")


class ContentfulOptions(Options):
    """The locale and content type that are read, and the names of the fields."""

    locale: str = "fr"
    content_type: str = "article"
    title: str = "title"
    body: str = "body"
    section: str = "section"
    url: str = "url"
    published: str = "publishedAt"


def verify(posted: Posted, terms: Terms) -> None:
    """Checks the signature over method, path, signed headers and body; the time must be among the signed."""
    names = [name.strip().lower() for name in posted.header(_SIGNED).split(",")]
    if _TIME not in names:
        raise BadSignature("the time is not signed")
    terms.require_recent(int(posted.header(_TIME)) / 1000, posted.now)
    headers = ";".join(f"{name}:{posted.header(name).strip()}" for name in names)
    signed = f"{posted.method}\n{posted.target}\n{headers}\n".encode() + posted.body
    terms.require_digest(
        posted.header("x-contentful-signature"),
        lambda secret: hmac.new(secret, signed, sha256).hexdigest(),
    )


def key(posted: Posted, payload: Mapping[str, Any], terms: Terms) -> str:
    """The entry, what happened to it, and its revision or time."""
    happened = text_at(payload, "sys", "revision") or _changed_at(payload)
    return f"{text_at(payload, 'sys', 'id')} {_topic(posted)} {happened or sha256(posted.body).hexdigest()}"


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads `{"sys": {…}, "fields": {"title": {"fr": …}, "body": {"fr": {"nodeType": "document", …}}}}`."""
    options = terms.options
    assert isinstance(options, ContentfulOptions)
    identity, topic = text_at(payload, "sys", "id"), _topic(posted)
    if not identity:
        raise InputError("« sys.id » est absent.", "“sys.id” is missing.")
    if text_at(payload, "sys", "contentType", "sys", "id") != options.content_type:
        return None
    position = in_order(_changed_at(payload), posted.now)
    if topic in _GONE:
        return Sent(external_id=identity, position=position, is_withdrawn=True)
    if topic not in _SAVED:
        return None

    def field(name: str) -> object:
        fields = payload.get("fields")
        value = fields.get(name) if isinstance(fields, Mapping) else None
        return value.get(options.locale) if isinstance(value, Mapping) else value

    body = field(options.body)
    layout = lay_out_contentful(body) if isinstance(body, Mapping) else None
    return Sent(
        external_id=identity,
        position=position,
        title=text_at(field(options.title)),
        body=layout.text if layout else text_at(body),
        body_format="text",
        segments=layout.segments if layout else None,
        section=text_at(field(options.section)),
        url=text_at(field(options.url)),
        published=day(field(options.published)) or day(text_at(payload, "sys", "publishedAt")),
    )


def _topic(posted: Posted) -> str:
    """The last word of `ContentManagement.Entry.publish`."""
    return posted.headers.get("x-contentful-topic", "").rpartition(".")[2]


def _changed_at(payload: Mapping[str, Any]) -> str:
    return text_at(payload, "sys", "updatedAt") or text_at(payload, "sys", "deletedAt")


ADAPTER = Adapter(verify, key, read, options=ContentfulOptions)
