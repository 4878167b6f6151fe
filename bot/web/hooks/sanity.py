"""Sanity: GROQ-powered webhooks with the projection given in the guide."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Posted, Terms, day, in_order, text_at
from bot.web.richtext import lay_out_portable_text


def verify(posted: Posted, terms: Terms) -> None:
    """Checks `sanity-webhook-signature: t=<milliseconds>,v1=<base64url>`, signed over `t.body`."""
    parts = dict(part.strip().split("=", 1) for part in posted.header("sanity-webhook-signature").split(","))
    if parts.keys() != {"t", "v1"}:
        raise BadSignature("malformed")
    terms.require_recent(int(parts["t"]) / 1000, posted.now)
    signed = f"{parts['t']}.".encode() + posted.body

    def digest(secret: bytes) -> str:
        return urlsafe_b64encode(hmac.digest(secret, signed, sha256)).rstrip(b"=").decode()

    terms.require_digest(parts["v1"].rstrip("="), digest)


def key(posted: Posted, payload: Mapping[str, Any], terms: Terms) -> str:
    """The document's revision, and what happened."""
    return f"{text_at(payload, '_id')} {text_at(payload, '_rev')} {text_at(payload, 'operation')}"


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads `{"_id", "_rev", "_updatedAt", "operation", "title", "body": [blocks], …}`."""
    identity = text_at(payload, "_id").removeprefix("drafts.")
    if not identity or not text_at(payload, "_rev"):
        raise InputError("« _id » ou « _rev » est absent.", "“_id” or “_rev” is missing.")
    body = payload.get("body")
    layout = lay_out_portable_text(body) if isinstance(body, list) else None
    return Sent(
        external_id=identity,
        position=in_order(payload.get("_updatedAt"), posted.now),
        title=text_at(payload, "title"),
        body=layout.text if layout else text_at(body),
        body_format="text",
        segments=layout.segments if layout else None,
        section=text_at(payload, "section"),
        url=text_at(payload, "url"),
        published=day(payload.get("publishedAt")),
        is_withdrawn=text_at(payload, "operation") == "delete",
    )


ADAPTER = Adapter(verify, key, read)
