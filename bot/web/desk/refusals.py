"""What is refused at the desk, said on a page; everywhere else the API's own answer stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from bot.web.desk.pages import page
from bot.web.desk.visit import SignInFirst, language
from bot.web.problems import Problem

_Handler = Callable[[Request, Exception], Awaitable[Response]]

_KNOWN = {
    404: ("rien à cette adresse.", "nothing at this address."),
    405: ("cette adresse n’accepte pas cette méthode.", "this address does not take this method."),
}


def install(app: FastAPI) -> None:
    """Puts the desk's handlers before those that are there."""
    app.add_exception_handler(SignInFirst, _sign_in)
    for kind in (HTTPException, RequestValidationError):
        handler = cast("_Handler", app.exception_handlers[kind])
        app.add_exception_handler(kind, _unless_at_the_desk(handler))


async def _sign_in(request: Request, error: Exception) -> Response:
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    where = f"/desk/login?next={quote(asked, safe='/')}" if request.method == "GET" else "/desk/login"
    if request.headers.get("hx-request"):
        return Response(status_code=204, headers={"HX-Redirect": where})
    return RedirectResponse(where, 303)


def _unless_at_the_desk(handler: _Handler) -> _Handler:
    async def answer(request: Request, error: Exception) -> Response:
        if not request.url.path.startswith("/desk/"):
            return await handler(request, error)
        status, fr, en = _told(error)
        refused = page(request, None, "refused.html", status, said=en if language(request) == "en" else fr)
        # A part of a page was asked for: all of it changes.
        refused.headers.update({"HX-Retarget": "body", "HX-Reselect": "body", "HX-Reswap": "outerHTML"})
        return refused

    return answer


def _told(error: Exception) -> tuple[int, str, str]:
    if isinstance(error, Problem):
        return error.status_code, str(error.detail), error.en
    if isinstance(error, HTTPException):
        return error.status_code, *_KNOWN.get(error.status_code, (str(error.detail), str(error.detail)))
    return 404, *_KNOWN[404]
