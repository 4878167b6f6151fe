"""Superdesk's HTTP push, and anybody else's ninjs 1 or 2 signed the same way."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Posted, Terms, day, in_order, text_at

_ALGORITHMS = ("sha1", "sha256")
_DIGITS = 20


def verify(posted: Posted, terms: Terms) -> None:
    """Checks `x-superdesk-signature: sha1=<hex>`; it holds no time: only the key stops a replay."""
    algorithm, _, given = posted.header("x-superdesk-signature").partition("=")
    if algorithm not in _ALGORITHMS:
        raise BadSignature("unknown algorithm")
    terms.require_digest(given, lambda secret: hmac.new(secret, posted.body, algorithm).hexdigest())


def key(posted: Posted, payload: Mapping[str, Any], terms: Terms) -> str:
    """An item's version, and whether it stands: a kill may keep the version it kills."""
    return f"{_identity(payload)} {text_at(payload, 'version')} {text_at(payload, 'pubstatus')}"


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads a ninjs item of type text; `pubstatus: canceled` withdraws it."""
    if text_at(payload, "type") not in ("text", ""):
        return None
    version = text_at(payload, "version")
    is_counted = version.isascii() and version.isdigit() and len(version) <= _DIGITS
    is_html, body = _body(payload)
    return Sent(
        external_id=_identity(payload),
        position=version.zfill(_DIGITS)
        if is_counted
        else in_order(payload.get("versioncreated"), posted.now),
        title=text_at(payload, "headline") or text_at(_first(payload, "headlines"), "value"),
        body=body,
        body_format="html" if is_html else "text",
        section=text_at(_first(payload, "service"), "name") or text_at(_first(payload, "subject"), "name"),
        url=text_at(payload, "uri") if text_at(payload, "uri").startswith("http") else "",
        published=day(payload.get("firstpublished") or payload.get("versioncreated")),
        is_withdrawn=text_at(payload, "pubstatus") in ("canceled", "cancelled"),
    )


def _identity(payload: Mapping[str, Any]) -> str:
    identity = text_at(payload, "guid") or text_at(payload, "uri")
    if not identity:
        raise InputError("« guid » est absent.", "“guid” is missing.")
    return identity


def _body(payload: Mapping[str, Any]) -> tuple[bool, str]:
    """Whether the body is HTML, and the body: ninjs 1 has a field for each form, ninjs 2 a list."""
    if text_at(payload, "body_html"):
        return True, text_at(payload, "body_html")
    second = _first(payload, "bodies")
    if text_at(second, "value"):
        return "html" in text_at(second, "contenttype"), text_at(second, "value")
    return False, text_at(payload, "body_text")


def _first(payload: Mapping[str, Any], name: str) -> object:
    found = payload.get(name)
    return found[0] if isinstance(found, list) and found else None


ADAPTER = Adapter(verify, key, read, accepted=201)
