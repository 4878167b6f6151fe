"""Any other sender: a fixed token or an HMAC, and dotted paths to the fields (Strapi, Directus, Drupal…)."""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Literal

from pydantic import Field, model_validator

from bot.errors import InputError
from bot.store.deliveries import Sent
from bot.web.hooks.adapter import Adapter, BadSignature, Options, Posted, Terms, day, in_order, text_at


class MappedOptions(Options):
    """How the sender shows its secret, and where the fields stand, as dotted paths (`entry.title`).

    For `basic` the secret is `user:password`. `event` is the path of what happened; of those in `only`, or of
    all when it is empty, those in `withdrawn` take the article back.
    """

    auth: Literal["bearer", "basic", "header", "hmac"]
    header: str = ""
    algorithm: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    id: str
    title: str = ""
    body: str
    format: Literal["html", "text"] = "html"
    section: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    event: str = ""
    only: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = Field(())

    @model_validator(mode="after")
    def _named_header(self) -> MappedOptions:
        if self.auth in ("header", "hmac") and not self.header:
            raise ValueError(f"auth = {self.auth!r} needs the name of the header")
        return self


def verify(posted: Posted, terms: Terms) -> None:
    """Holds the header against each secret."""
    options = _options(terms)
    given = posted.header((options.header or "authorization").lower())
    if not given.startswith(options.prefix):
        raise BadSignature("no prefix")
    given = given.removeprefix(options.prefix).encode("latin-1").hex()
    terms.require_digest(given, lambda secret: _expected(secret, posted.body, options).hex())


def _expected(secret: bytes, body: bytes, options: MappedOptions) -> bytes:
    match options.auth:
        case "bearer":
            return b"Bearer " + secret
        case "basic":
            return b"Basic " + b64encode(secret)
        case "header":
            return secret
        case "hmac":
            digest = hmac.digest(secret, body, options.algorithm)
            return digest.hex().encode() if options.encoding == "hex" else b64encode(digest)


def key(posted: Posted, payload: Mapping[str, Any], terms: Terms) -> str:
    """Nothing names the delivery but its body."""
    return sha256(posted.body).hexdigest()


def read(payload: Mapping[str, Any], posted: Posted, terms: Terms) -> Sent | None:
    """Reads the fields at the configured paths."""
    options = _options(terms)

    def at(path: str) -> str:
        return text_at(payload, *path.split(".")) if path else ""

    event = at(options.event)
    if options.only and event not in options.only:
        return None
    if not at(options.id):
        raise InputError(f"« {options.id} » est absent.", f"“{options.id}” is missing.")
    return Sent(
        external_id=at(options.id),
        position=in_order(at(options.updated), posted.now),
        title=at(options.title),
        body=at(options.body),
        body_format=options.format,
        section=at(options.section),
        url=at(options.url),
        published=day(at(options.published)),
        is_withdrawn=event in options.withdrawn,
    )


def _options(terms: Terms) -> MappedOptions:
    assert isinstance(terms.options, MappedOptions)
    return terms.options


ADAPTER = Adapter(verify, key, read, options=MappedOptions)
