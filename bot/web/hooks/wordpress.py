"""WordPress, through the plugin of `integrations/wordpress/`: Standard Webhooks around its own fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, Posted, Terms, day, in_order, text_at
from bot.web.hooks.standard import key, verify

_GONE = ("trash", "deleted")


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads `{"type": "post.saved", "data": {"ID", "post_title", "post_content", "post_status", …}}`."""
    post = payload.get("data")
    if text_at(payload, "type") != "post.saved" or not isinstance(post, Mapping):
        return None
    identity = text_at(post, "ID")
    if not identity:
        raise InputError("« data.ID » est absent.", "“data.ID” is missing.")
    status = text_at(post, "post_status")
    unpublished = status != "publish" and text_at(post, "previous_status") == "publish"
    return Sent(
        external_id=identity,
        position=in_order(post.get("post_modified_gmt"), posted.now),
        title=text_at(post, "post_title"),
        body=text_at(post, "post_content"),
        section=text_at(post, "category"),
        url=text_at(post, "permalink"),
        published=day(post.get("post_date")),
        is_withdrawn=status in _GONE or unpublished,
    )


ADAPTER = Adapter(verify, key, read)
