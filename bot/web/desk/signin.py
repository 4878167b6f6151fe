"""In and out: the password, slowly guessed; the language; a new password."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from bot.store.accounts import authenticate, set_password
from bot.store.limits import Limit, is_within
from bot.store.tables import Account
from bot.web.access import person
from bot.web.desk.pages import page
from bot.web.desk.visit import LANGUAGE, NOBODY, Posted, Reader, language
from bot.web.problems import Problem
from bot.web.service import Here, Service
from bot.web.sessions import COOKIE, LIFETIME

router = APIRouter()

SHORTEST_PASSWORD = 12
_YEAR = 365 * 24 * 3600
_LIMITS = {"address": Limit(20, 60), "both": Limit(5, 60), "name": Limit(60, 3600)}
"""Tries to sign in: from one address, from one address to one account, to one account from anywhere."""


@router.get("/login")
def login(request: Request, service: Here, next: str = "") -> Response:
    """Shows the form, with a session of nobody's that its token belongs to."""
    if person(request, service) is not None:
        return RedirectResponse(_local(next), 303)
    return _form(request, service, next)


def _form(request: Request, service: Service, next: str, status: int = 200, said: str = "") -> Response:
    cookie = service.sessions.issue(NOBODY)
    nobody = service.sessions.read(cookie)
    assert nobody is not None
    shown = page(
        request,
        None,
        "login.html",
        status,
        next=_local(next),
        csrf=service.sessions.csrf(nobody),
        said=said,
    )
    _keep(shown, service, COOKIE, cookie, int(LIFETIME.total_seconds()))
    return shown


@router.post("/login")
def sign_in(request: Request, service: Here, form: Posted) -> Response:
    """Lets in who knows an account's password."""
    name, english = form.said("name", 100), language(request) == "en"
    address = request.client.host if request.client else ""
    tried = {"address": address, "both": f"{address} {name}", "name": name}
    if not all(is_within(service.store, f"login {kind} {tried[kind]}", _LIMITS[kind]) for kind in _LIMITS):
        raise Problem(
            429,
            "trop d’essais ; réessayez dans une minute.",
            "too many tries; try again in a minute.",
            {"Retry-After": "60"},
        )
    with service.store.read() as session:
        account = authenticate(session, name, form.get("password", "")[:1000])
    if account is None:
        said = "Wrong name or password." if english else "Nom ou mot de passe inexact."
        return _form(request, service, form.said("next"), 401, said)
    answer = RedirectResponse(_local(form.said("next")), 303)
    _keep(answer, service, COOKIE, service.sessions.issue(account.id), int(LIFETIME.total_seconds()))
    return answer


@router.post("/logout")
def sign_out(visitor: Reader, form: Posted) -> Response:
    """Ends the session in this browser."""
    answer = RedirectResponse("/desk/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


@router.get("/lang/{code}")
def choose_language(code: str, service: Here, next: str = "") -> Response:
    """Remembers the language for a year."""
    answer = RedirectResponse(_local(next), 303)
    _keep(answer, service, LANGUAGE, "en" if code == "en" else "fr", _YEAR)
    return answer


@router.get("/account")
def account(request: Request, visitor: Reader) -> Response:
    """Shows the visitor's account."""
    return page(request, visitor, "account.html", shortest=SHORTEST_PASSWORD)


@router.post("/account")
def change_password(service: Here, visitor: Reader, form: Posted) -> Response:
    """Changes the visitor's password, which ends their sessions everywhere."""
    new = form.get("new", "")
    if not SHORTEST_PASSWORD <= len(new) <= 1000:
        raise Problem(
            422,
            f"le mot de passe doit avoir au moins {SHORTEST_PASSWORD} caractères.",
            f"the password must have at least {SHORTEST_PASSWORD} characters.",
        )
    with service.store.write() as session:
        row = authenticate(session, visitor.name, form.get("old", "")[:1000])
        if row is None:
            raise Problem(403, "l’ancien mot de passe est inexact.", "the old password is wrong.")
        assert isinstance(row, Account)
        set_password(row, new)
    return RedirectResponse("/desk/login", 303)


def _keep(answer: Response, service: Service, name: str, value: str, seconds: int) -> None:
    answer.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="lax", secure=service.settings.secure_cookies
    )


def _local(where: str) -> str:
    """A page of the desk, whatever was asked for: a sign-in must not lead elsewhere."""
    return where if where.startswith("/desk/") and "\\" not in where else "/desk/queue"
