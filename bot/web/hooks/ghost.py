"""Ghost: a custom integration's webhooks for `post.published.edited`, `post.unpublished` and the like.

Ghost waits two seconds and does not try again.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Posted, Terms, day, in_order, text_at


def verify(posted: Posted, terms: Terms) -> None:
    """Checks `X-Ghost-Signature: sha256=<hex>, t=<milliseconds>`, signed over the body and t's digits."""
    parts = dict(part.strip().split("=", 1) for part in posted.header("x-ghost-signature").split(","))
    if parts.keys() != {"sha256", "t"}:
        raise BadSignature("malformed")
    terms.require_recent(int(parts["t"]) / 1000, posted.now)
    signed = posted.body + parts["t"].encode()
    terms.require_digest(parts["sha256"], lambda secret: hmac.new(secret, signed, sha256).hexdigest())


def key(posted: Posted, payload: Mapping[str, Any], terms: Terms) -> str:
    """Ghost names no delivery; its body holds the time of the change."""
    return sha256(posted.body).hexdigest()


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads `{"post": {"current": {…}, "previous": {…}}}`; the same for pages."""
    change = payload.get("post") or payload.get("page")
    if not isinstance(change, Mapping):
        return None
    now, before = change.get("current"), change.get("previous")
    identity = text_at(now, "id") or text_at(before, "id")
    if not identity:
        raise InputError("« post.current.id » est absent.", "“post.current.id” is missing.")
    # A deleted post has no `current`; an unpublished one is a draft that was not one.
    withdrawn = not now or (text_at(now, "status") == "draft" and text_at(before, "status") == "published")
    return Sent(
        external_id=identity,
        position=in_order(text_at(now, "updated_at"), posted.now),
        title=text_at(now, "title"),
        body=text_at(now, "html") or text_at(now, "plaintext"),
        body_format="html" if text_at(now, "html") else "text",
        section=text_at(now, "primary_tag", "name"),
        url=text_at(now, "url"),
        published=day(text_at(now, "published_at")),
        is_withdrawn=withdrawn,
    )


ADAPTER = Adapter(verify, key, read)
