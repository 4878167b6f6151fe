"""Who is at the desk, in which language, what they may do, and whether a form is really theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from bot.report.words import Lang
from bot.store.kinds import Role
from bot.web.access import person
from bot.web.bodies import read_body
from bot.web.problems import Problem
from bot.web.service import Here
from bot.web.sessions import COOKIE

LANGUAGE = "vraichiffre_lang"
NOBODY = 0
"""The account of a session that only carries the token of the sign-in form."""

_LONGEST_FORM = 500_000
_MOST_FIELDS = 40
_ROLES = list(Role)


class SignInFirst(Exception):
    """Nobody is signed in: the page is for people with an account."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in; `csrf` is what their forms carry."""

    account: int
    name: str
    role: Role
    csrf: str

    def may(self, role: str) -> bool:
        """Whether they may do what that role may."""
        return _ROLES.index(self.role) >= _ROLES.index(Role(role))


def language(request: Request) -> Lang:
    """Returns the language that was chosen, French until then."""
    return "en" if request.cookies.get(LANGUAGE) == "en" else "fr"


def at_least(role: Role) -> Callable[..., Visitor]:
    """Returns the dependency that lets in a visitor of that role or a higher one."""

    def check(request: Request, service: Here) -> Visitor:
        found = person(request, service)
        if found is None:
            raise SignInFirst
        account, signed_in = found
        visitor = Visitor(account.id, account.name, Role(account.role), service.sessions.csrf(signed_in))
        if not visitor.may(role):
            raise Problem(
                403,
                "votre compte ne le permet pas ; demandez à un administrateur.",
                "your account does not allow it; ask an administrator.",
            )
        return visitor

    return check


Reader = Annotated[Visitor, Depends(at_least(Role.READER))]
Editor = Annotated[Visitor, Depends(at_least(Role.EDITOR))]
Admin = Annotated[Visitor, Depends(at_least(Role.ADMIN))]


class Form(dict[str, str]):
    """The fields of a posted form, each as it was last given."""

    def said(self, name: str, longest: int = 500) -> str:
        """Returns a field without the space around it, empty when it is not there; refuses a long one."""
        value = self.get(name, "").strip()
        if len(value) > longest:
            raise Problem(
                422,
                f"« {name} » dépasse {longest} caractères.",
                f"“{name}” is longer than {longest} characters.",
            )
        return value


async def _posted(request: Request, service: Here) -> Form:
    """Reads a form and refuses one that this session's pages did not make."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise Problem(415, "ce n’est pas un formulaire du desk.", "this is not a form of the desk.")
    body = await read_body(request, _LONGEST_FORM)
    try:
        fields = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError:
        raise Problem(400, "formulaire illisible.", "unreadable form.") from None
    form = Form((name, value.replace("\0", "")) for name, value in fields)
    signed_in = service.sessions.read(request.cookies.get(COOKIE, ""))
    if signed_in is None or not service.sessions.is_csrf(signed_in, form.get("csrf", "")):
        raise Problem(
            403,
            "ce formulaire n’est plus valable ; revenez à la page et recommencez.",
            "this form is no longer valid; go back to the page and try again.",
        )
    return form


Posted = Annotated[Form, Depends(_posted)]
"""A form that the visitor's own page sent, as a parameter of an endpoint."""
