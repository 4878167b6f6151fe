"""Signed sessions of people, and the token a form must carry back."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, URLSafeTimedSerializer

LIFETIME = timedelta(hours=12)
COOKIE = "vraichiffre_session"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session: whose it is, when it began, and the number its CSRF token is made of."""

    account: int
    since: datetime
    nonce: str


class Sessions:
    """Writes and reads session cookies under one secret key."""

    def __init__(self, secret_key: str) -> None:
        self._key = secret_key.encode()
        self._cookies = URLSafeTimedSerializer(secret_key, salt="vraichiffre.session")

    def issue(self, account: int) -> str:
        """Returns the cookie of a new session."""
        return self._cookies.dumps([account, secrets.token_urlsafe(16)])

    def read(self, cookie: str) -> SignedIn | None:
        """Returns the session of a cookie, or None for one that is forged, garbled or too old.

        The caller must still hold `since` against the account's `sessions_from`.
        """
        try:
            (account, nonce), since = self._cookies.loads(
                cookie, max_age=int(LIFETIME.total_seconds()), return_timestamp=True
            )
        except (BadSignature, ValueError, TypeError):
            return None
        return SignedIn(account, since.astimezone(UTC), nonce)

    def csrf(self, session: SignedIn) -> str:
        """Returns the token that the forms of a session carry."""
        return hmac.digest(self._key, f"csrf {session.account} {session.nonce}".encode(), "sha256").hex()

    def is_csrf(self, session: SignedIn, token: str) -> bool:
        """Whether a form's token is this session's, in constant time."""
        return hmac.compare_digest(self.csrf(session).encode(), token.encode())
