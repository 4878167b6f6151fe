"""Standard Webhooks (standardwebhooks.com), also what our WordPress plugin sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standardwebhooks import Webhook

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Posted, Terms, day, in_order, text_at

_WITHDRAWN = (".unpublished", ".deleted", ".withdrawn", ".trashed")


def verify(posted: Posted, terms: Terms) -> None:
    """Holds the delivery against each secret; the library also refuses a clock five minutes off."""
    terms.require_recent(int(posted.header("webhook-timestamp")), posted.now)
    headers = {name: posted.header(name) for name in ("webhook-id", "webhook-timestamp", "webhook-signature")}
    for secret in terms.secrets:
        try:
            Webhook(secret).verify(posted.body, headers)
        except Exception:  # not only WebhookVerificationError: garbage makes it raise ValueError and others
            continue
        return
    raise BadSignature("no secret fits")


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
