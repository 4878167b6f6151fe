"""Who is asking: a program with a bearer token, or a person with a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.store.accounts import Scope, find_token
from bot.store.tables import Account, ApiToken
from bot.web.problems import Problem
from bot.web.service import Here
from bot.web.sessions import COOKIE, SignedIn

_bearer = HTTPBearer(auto_error=False, description="Un jeton de `vraichiffre init` ou du desk.")


def token_for(scope: Scope) -> Callable[..., ApiToken]:
    """Returns the dependency that lets in a token of that scope: 401 without one, 403 for another scope."""

    def check(
        service: Here, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
    ) -> ApiToken:
        if given is None:
            raise _unknown()
        with service.store.read() as session:
            token = find_token(session, given.credentials)
        if token is None:
            raise _unknown()
        if scope not in token.scopes.split():
            raise Problem(
                403, f"ce jeton ne permet pas « {scope} ».", f"this token does not allow “{scope}”."
            )
        return token

    return check


def person(request: Request, service: Here) -> tuple[Account, SignedIn] | None:
    """Returns who is signed in, and the session; None for nobody, an ended session or a closed account."""
    signed_in = service.sessions.read(request.cookies.get(COOKIE, ""))
    if signed_in is None:
        return None
    with service.store.read() as session:
        account = session.get(Account, signed_in.account)
    if account is None or account.disabled_at is not None:
        return None
    # The cookie's time has no fraction of a second.
    if signed_in.since < account.sessions_from.replace(microsecond=0):
        return None
    return account, signed_in


def _unknown() -> Problem:
    return Problem(
        401,
        "jeton absent ou inconnu ; envoyez « Authorization: Bearer … ».",
        "missing or unknown token; send “Authorization: Bearer …”.",
        {"WWW-Authenticate": "Bearer"},
    )
