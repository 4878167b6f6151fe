"""Each sender as it signs, with its recorded delivery and the configuration of its hook."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
KEY = "whsec_" + base64.b64encode(b"the newest secret of this hook!!").decode()
OLD_KEY = "whsec_" + base64.b64encode(b"the secret that is being retired").decode()
OTHER_KEY = "whsec_" + base64.b64encode(b"the secret of somebody else here").decode()

Headers = dict[str, str]


def standard(body: bytes, key: str, now: float, path: str) -> Headers:
    seconds, identity = str(int(now)), f"msg_{hashlib.sha256(body).hexdigest()[:8]}"
    secret = base64.b64decode(key.removeprefix("whsec_"))
    digest = hmac.digest(secret, f"{identity}.{seconds}.".encode() + body, "sha256")
    return {
        "webhook-id": identity,
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def ghost(body: bytes, key: str, now: float, path: str) -> Headers:
    milliseconds = str(int(now * 1000))
    digest = hmac.new(key.encode(), body + milliseconds.encode(), "sha256").hexdigest()
    return {"x-ghost-signature": f"sha256={digest}, t={milliseconds}"}


def superdesk(body: bytes, key: str, now: float, path: str) -> Headers:
    return {"x-superdesk-signature": f"sha1={hmac.new(key.encode(), body, 'sha1').hexdigest()}"}


def superdesk_tenant(body: bytes, key: str, now: float, path: str) -> Headers:
    return {"x-superdesk-signature": f"sha256={hmac.new(key.encode(), body, 'sha256').hexdigest()}"}


def contentful(body: bytes, key: str, now: float, path: str) -> Headers:
    signed = {
        "x-contentful-topic": "ContentManagement.Entry.publish",
        "x-contentful-timestamp": str(int(now * 1000)),
    }
    names = [*signed, "x-contentful-signed-headers"]
    signed["x-contentful-signed-headers"] = ",".join(names)
    listed = ";".join(f"{name}:{signed[name]}" for name in names)
    text = f"POST\n{path}\n{listed}\n".encode() + body
    return {**signed, "x-contentful-signature": hmac.new(key.encode(), text, "sha256").hexdigest()}


def sanity(body: bytes, key: str, now: float, path: str) -> Headers:
    milliseconds = str(int(now * 1000))
    digest = hmac.digest(key.encode(), f"{milliseconds}.".encode() + body, "sha256")
    return {
        "sanity-webhook-signature": f"t={milliseconds},v1="
        + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    }


def bearer(body: bytes, key: str, now: float, path: str) -> Headers:
    return {"authorization": f"Bearer {key}"}


def basic(body: bytes, key: str, now: float, path: str) -> Headers:
    return {"authorization": f"Basic {base64.b64encode(key.encode()).decode()}"}


def header_token(body: bytes, key: str, now: float, path: str) -> Headers:
    return {"x-directus-token": key}


def base64_hmac(body: bytes, key: str, now: float, path: str) -> Headers:
    digest = hmac.digest(key.encode(), body, "sha512")
    return {"x-signature": f"sha512={base64.b64encode(digest).decode()}"}


@dataclass(frozen=True)
class Sender:
    """A sender: how it signs, what it sends, and what its hook is told."""

    name: str
    hook: str
    fixture: str
    sign: Callable[[bytes, str, float, str], Headers]
    options: str = ""
    answer: int = 202
    is_timed: bool = True
    """Whether the signature holds a time: without one, nothing can be old."""
    signs_body: bool = True

    @property
    def path(self) -> str:
        return f"/hooks/{self.hook}"

    @property
    def body(self) -> bytes:
        return (FIXTURES / f"{self.fixture}.json").read_bytes()


_STRAPI = """
auth = "bearer"
id = "entry.documentId"
title = "entry.title"
body = "entry.content"
section = "entry.category.name"
published = "entry.publishedAt"
updated = "entry.updatedAt"
event = "event"
only = ["entry.create", "entry.update", "entry.publish", "entry.unpublish", "entry.delete"]
withdrawn = ["entry.unpublish", "entry.delete"]
"""
_DIRECTUS = """
auth = "header"
header = "X-Directus-Token"
id = "key"
title = "payload.title"
body = "payload.body"
published = "payload.date_published"
updated = "date_updated"
event = "event"
withdrawn = ["items.delete"]
"""
_DRUPAL = """
auth = "basic"
id = "entity.uuid"
title = "entity.title"
body = "entity.body.value"
url = "entity.url"
published = "entity.changed"
updated = "entity.changed"
event = "event"
withdrawn = ["delete"]
"""
_SIGNED = _DRUPAL.replace('"basic"', '"hmac"') + (
    'header = "X-Signature"\nalgorithm = "sha512"\nencoding = "base64"\nprefix = "sha512="\n'
)

SENDERS = (
    Sender("standard", "standard/essai", "standard", standard),
    Sender("ghost", "ghost/journal", "ghost", ghost),
    Sender("wordpress", "wordpress/journal", "wordpress", standard),
    Sender("superdesk", "superdesk/journal", "superdesk", superdesk, answer=201, is_timed=False),
    Sender("superdesk-tenant", "superdesk/client", "superdesk", superdesk_tenant, answer=201, is_timed=False),
    Sender("contentful", "contentful/journal", "contentful", contentful),
    Sender("sanity", "sanity/journal", "sanity", sanity),
    Sender("strapi", "mapped/strapi", "strapi", bearer, _STRAPI, is_timed=False, signs_body=False),
    Sender("directus", "mapped/directus", "directus", header_token, _DIRECTUS, 202, False, False),
    Sender("drupal", "mapped/drupal", "drupal", basic, _DRUPAL, 202, False, False),
    Sender("mapped-hmac", "mapped/signe", "drupal", base64_hmac, _SIGNED, is_timed=False),
)


def configuration() -> str:
    """The hooks of all of them, as lines of vraichiffre.toml."""
    parts = []
    for sender in SENDERS:
        table = f"hooks.{sender.hook.replace('/', '.')}"
        parts.append(f'\n[{table}]\nsecrets = ["{KEY}", "{OLD_KEY}"]\n')
        if sender.options:
            parts.append(f"[{table}.options]{sender.options}")
    return "".join(parts)
