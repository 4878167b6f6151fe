"""Standard Webhooks (standardwebhooks.com), also what our WordPress plugin sends."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from typing import Any

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Posted, Terms, day, in_order, text_at

_WITHDRAWN = (".unpublished", ".deleted", ".withdrawn", ".trashed")


def verify(posted: Posted, terms: Terms) -> None:
    """Holds the signatures of the delivery against each secret.

    On the bytes: the library wants UTF-8 and JSON first, and what is signed but unreadable is to be kept.
    """
    at = posted.header("webhook-timestamp")
    terms.require_recent(int(at), posted.now)
    signed = b".".join((posted.header("webhook-id").encode(), at.encode(), posted.body))
    given = [one[3:].encode() for one in posted.header("webhook-signature").split() if one.startswith("v1,")]
    keys = [key for secret in terms.secrets if (key := _key(secret))]
    right = [base64.b64encode(hmac.digest(key, signed, "sha256")) for key in keys]
    fits = [hmac.compare_digest(one, other) for one in right for other in given]
    if not any(fits):
        raise BadSignature("no secret fits")


def _key(secret: str) -> bytes:
    """The bytes a secret stands for; none for one that is no base64."""
    try:
        return base64.b64decode(secret.removeprefix("whsec_") + "==")
    except ValueError:
        return b""


def key(posted: Posted, payload: Mapping[str, Any], terms: Terms) -> str:
    """The sender's own id of the message."""
    return posted.header("webhook-id")


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads `{"type": "article.published", "timestamp", "data": {"id", "title", "html" or "text", …}}`."""
    kind, data = text_at(payload, "type"), payload.get("data")
    if kind and not kind.startswith("article."):
        return None
    if not isinstance(data, Mapping) or not text_at(data, "id"):
        raise InputError("« data.id » est absent.", "“data.id” is missing.")
    body = text_at(data, "html")
    is_html = bool(body)
    body = body or text_at(data, "text")
    withdrawn = kind.endswith(_WITHDRAWN)
    if not withdrawn and not body.strip():
        raise InputError(
            "« data.html » et « data.text » sont vides.", "“data.html” and “data.text” are empty."
        )
    return Sent(
        external_id=text_at(data, "id"),
        position=in_order(data.get("updated_at") or payload.get("timestamp"), posted.now),
        title=text_at(data, "title"),
        body=body,
        body_format="html" if is_html else "text",
        section=text_at(data, "section"),
        url=text_at(data, "url"),
        published=day(data.get("published_at")),
        is_withdrawn=withdrawn,
    )


ADAPTER = Adapter(verify, key, read)
