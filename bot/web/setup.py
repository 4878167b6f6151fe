"""A service's folder made ready: configuration, secrets, database, first account, first hook."""

from __future__ import annotations

import base64
import os
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import select

from bot.errors import InputError
from bot.store.accounts import add_account, issue_token
from bot.store.engine import Store
from bot.store.kinds import Role
from bot.store.migrate import upgrade
from bot.store.tables import Account
from bot.web.settings import FILE, load_settings

_URL = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[A-Za-z0-9._~/-]*)?")

ADMIN = "admin"
HOOK = "standard/redaction"
_SECRETS = "secrets"
_KEY = f"{_SECRETS}/secret_key"
_HOOK_SECRET = f"{_SECRETS}/hook_standard_redaction"

_CONFIGURATION = """\
# Vraichiffre: the service of this folder. Environment variables win over this file: VRAICHIFFRE_PUBLIC_URL,
# VRAICHIFFRE_WORKERS… and DATABASE_URL. VRAICHIFFRE_SECRET_KEY_FILE, VRAICHIFFRE_DATABASE_PASSWORD_FILE and
# DATABASE_URL_FILE name files that hold the value. Restart `vraichiffre serve` after a change.

# Where senders and readers reach the service.
public_url = "{url}"
# Who signs the reviews that are published (ClaimReview).
# newsroom = "Le Journal"
# The address listened on; 0.0.0.0 behind a reverse proxy or in a container.
# host = "127.0.0.1"
# SQLite in this folder unless told otherwise.
# database_url = "postgresql://vraichiffre:…@db/vraichiffre"
# The newsroom's own facts, beside those shipped; folders, from this one.
# facts = ["facts"]
# Workers that `vraichiffre serve` starts; 0 when `vraichiffre worker` runs elsewhere.
# workers = 1
# The longest delivery in bytes, and how far a sender's clock may be off, in seconds.
# max_body = 5000000
# clock_tolerance = 300
# Cookies over https only: set it as soon as public_url is https.
# secure_cookies = false

# One table a hook, [hooks.ADAPTER.NAME]: POST {url}/hooks/ADAPTER/NAME
# Two secret files while one replaces the other. limit: deliveries a minute.
[hooks.standard.redaction]
secret_files = ["{hook_secret}"]
# limit = 6000

# An address told of every finished check (Standard Webhooks, check.completed).
# [[callbacks]]
# url = "https://cms.example.fr/vraichiffre"
# secret_file = "secrets/callback"
# allow_private = false

# An account of ours for `vraichiffre watch`, by host: Mastodon needs a token, Bluesky a handle and an app
# password. Nothing is read without that command, nothing answered that a person has not approved.
# [social."piaille.fr"]
# secret_file = "secrets/mastodon"
# [social."bsky.social"]
# handle = "journal.bsky.social"
# secret_file = "secrets/bluesky"
"""


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be pasted elsewhere; the token and the password are None when they were made before."""

    api_token: str | None
    hook_url: str
    hook_secret: str
    admin_password: str | None


def initialise(folder: Path, url: str) -> Ready:
    """Makes a service's folder, or brings the database of one that is there up to date.

    Raises InputError when the folder cannot be written, or the address or the configuration cannot be used.
    """
    if not _URL.fullmatch(url):
        raise InputError(
            f"--url {url} : écrivez une adresse comme https://verif.exemple.fr.",
            f"--url {url}: write an address like https://check.example.org.",
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold articles before they are out
        (folder / _SECRETS).mkdir(mode=0o700, exist_ok=True)
        _write_once(folder / _KEY, secrets.token_urlsafe(48))
        _write_once(folder / _HOOK_SECRET, f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}")
        _write_once(folder / FILE, _CONFIGURATION.format(url=url, hook_secret=_HOOK_SECRET))
    except OSError as error:
        raise InputError(
            f"{folder} : écriture impossible ({error.strerror}).",
            f"{folder}: cannot write ({error.strerror}).",
        ) from None
    settings = load_settings(folder)
    store = Store(settings.database())
    try:
        upgrade(store)
        token, password = _first_account(store)
    finally:
        store.close()
    return Ready(
        api_token=token,
        hook_url=f"{settings.public_url.rstrip('/')}/hooks/{HOOK}",
        hook_secret=(folder / _HOOK_SECRET).read_text(encoding="utf-8").strip(),
        admin_password=password,
    )


def as_json(ready: Ready) -> dict[str, str | None]:
    """Returns what `vraichiffre init --json` prints."""
    return asdict(ready)


def _first_account(store: Store) -> tuple[str | None, str | None]:
    with store.write() as session:
        if session.scalar(select(Account.id).limit(1)) is not None:
            return None, None
        password = secrets.token_urlsafe(15)
        add_account(session, ADMIN, password, Role.ADMIN)
        return issue_token(session, "init", ("check", "read")), password


def _write_once(path: Path, content: str) -> None:
    """Writes a file only its owner can read, unless it is there."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content if content.endswith("\n") else content + "\n")
