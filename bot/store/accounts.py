"""Who may come in: people by password, programs by token."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from pwdlib import PasswordHash
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.kinds import Role
from bot.store.tables import Account, ApiToken

Scope = Literal["check", "read"]

_hasher = PasswordHash.recommended()
_NOBODYS = _hasher.hash(secrets.token_hex())


def add_account(session: Session, name: str, password: str, role: Role) -> Account:
    """Adds a person; raises IntegrityError at the commit when the name is taken."""
    now = datetime.now(UTC)
    account = Account(
        name=name, role=role, password_hash=_hasher.hash(password), created_at=now, sessions_from=now
    )
    session.add(account)
    return account


def set_password(account: Account, password: str) -> None:
    """Changes a password and ends every session of its owner."""
    account.password_hash = _hasher.hash(password)
    account.sessions_from = datetime.now(UTC)


def authenticate(session: Session, name: str, password: str) -> Account | None:
    """Returns the account with this name and password, in the same time whether or not the name exists."""
    account = session.scalar(select(Account).where(Account.name == name, Account.disabled_at.is_(None)))
    matches = _hasher.verify(password, account.password_hash if account else _NOBODYS)
    return account if matches else None


def issue_token(session: Session, name: str, scopes: Iterable[Scope]) -> str:
    """Adds a token and returns it: it cannot be read again."""
    token = f"vrc_{secrets.token_urlsafe(32)}"
    session.add(
        ApiToken(name=name, digest=_digest(token), scopes=" ".join(scopes), created_at=datetime.now(UTC))
    )
    return token


def find_token(session: Session, token: str) -> ApiToken | None:
    """Returns the token unless it is unknown or revoked."""
    # The token has 256 random bits: a slow hash would protect nothing.
    return session.scalar(
        select(ApiToken).where(ApiToken.digest == _digest(token), ApiToken.revoked_at.is_(None))
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
