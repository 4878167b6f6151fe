"""Administration: accounts, API tokens shown once, and callbacks that nobody took."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TypeVar, cast, get_args

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.accounts import Scope, add_account, issue_token, set_password
from bot.store.callbacks import dead_letters, send_again
from bot.store.kinds import Role, State
from bot.store.tables import Account, ApiToken, Callback
from bot.web.desk.pages import page
from bot.web.desk.visit import Admin, Posted, Visitor
from bot.web.problems import Problem
from bot.web.service import Here, Service

router = APIRouter(prefix="/admin")

_SCOPES = get_args(Scope)
_Row = TypeVar("_Row", Account, ApiToken, Callback)


@router.get("")
def admin(request: Request, service: Here, visitor: Admin) -> Response:
    """Shows accounts, tokens and dead letters."""
    return _page(request, service, visitor)


@router.post("/accounts")
def add(request: Request, service: Here, visitor: Admin, form: Posted) -> Response:
    """Adds an account, and shows its first password once."""
    name, role = form.said("name", 100), form.said("role", 20)
    if not name or role not in set(Role):
        raise Problem(422, "il faut un nom et un rôle.", "a name and a role are needed.")
    password = secrets.token_urlsafe(15)
    with service.store.write() as session:
        if session.scalar(select(Account.id).where(Account.name == name)):
            raise Problem(409, f"le nom « {name} » est pris.", f"the name “{name}” is taken.")
        add_account(session, name, password, Role(role))
    return _page(request, service, visitor, secret=password, secret_of=name)


@router.post("/accounts/{id}")
def change(id: int, request: Request, service: Here, visitor: Admin, form: Posted) -> Response:
    """Changes a role, closes or reopens an account, or gives it a new password, shown once."""
    action, secret = form.said("action", 20), None
    with service.store.write() as session:
        account = _row(session, Account, id)
        if account.id == visitor.account:
            raise Problem(
                409,
                "c’est votre compte ; un autre administrateur doit le faire.",
                "this is your account; another administrator must do it.",
            )
        match action:
            case "role" if form.said("role", 20) in set(Role):
                account.role = Role(form.said("role", 20))
            case "close":
                account.disabled_at = datetime.now(UTC)
            case "open":
                account.disabled_at = None
            case "password":
                secret = secrets.token_urlsafe(15)
                set_password(account, secret)
            case _:
                raise Problem(422, "action inconnue.", "unknown action.")
        name = account.name
    if secret:
        return _page(request, service, visitor, secret=secret, secret_of=name)
    return _back()


@router.post("/tokens")
def issue(request: Request, service: Here, visitor: Admin, form: Posted) -> Response:
    """Makes a token of the scopes that were ticked, and shows it once."""
    name, scopes = form.said("name", 100), [scope for scope in _SCOPES if form.get(scope)]
    if not name or not scopes:
        raise Problem(
            422, "il faut un nom et un droit au moins.", "a name and one scope at least are needed."
        )
    with service.store.write() as session:
        token = issue_token(session, name, cast("list[Scope]", scopes))
    return _page(request, service, visitor, secret=token, secret_of=name)


@router.post("/tokens/{id}/revoke")
def revoke(id: int, service: Here, visitor: Admin, form: Posted) -> Response:
    """Ends a token for good."""
    with service.store.write() as session:
        token = _row(session, ApiToken, id)
        token.revoked_at = token.revoked_at or datetime.now(UTC)
    return _back()


@router.post("/letters/{id}")
def send_letter_again(id: int, service: Here, visitor: Admin, form: Posted) -> Response:
    """Queues a dead letter again."""
    with service.store.write() as session:
        letter = _row(session, Callback, id)
        if letter.state == State.FAILED:
            send_again(session, letter)
    return _back()


def _row(session: Session, table: type[_Row], id: int) -> _Row:
    row = session.get(table, id) if id < 2**31 else None
    if row is None:
        raise Problem(404, "rien de ce numéro.", "nothing of that number.")
    return row


def _page(
    request: Request, service: Service, visitor: Visitor, secret: str | None = None, secret_of: str = ""
) -> Response:
    with service.store.read() as session:
        return page(
            request,
            visitor,
            "admin.html",
            accounts=session.scalars(select(Account).order_by(func.lower(Account.name))).all(),
            tokens=session.scalars(select(ApiToken).order_by(ApiToken.id.desc())).all(),
            letters=dead_letters(session),
            roles=list(Role),
            scopes=_SCOPES,
            secret=secret,
            secret_of=secret_of,
        )


def _back() -> Response:
    return RedirectResponse("/desk/admin", 303)
