"""Errors as `application/problem+json` (RFC 9457), in French or, when asked for, in English."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


class ProblemBody(BaseModel):
    """What went wrong: the status, its standard title, and one sentence that says how to mend it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Problem(HTTPException):
    """A refusal, said in both languages."""

    def __init__(self, status: int, fr: str, en: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, fr, dict(headers or {}))
        self.en = en


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Documents the refusals of an endpoint for OpenAPI."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": {
                        "type": "about:blank",
                        "title": HTTPStatus(status).phrase,
                        "status": status,
                        "detail": "…",
                    },
                }
            },
        }
        for status in statuses
    }


def install(app: FastAPI) -> None:
    """Makes every error of an application answer in this form."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _failed)


def answer(request: Request, status: int, fr: str, en: str, headers: Mapping[str, str]) -> JSONResponse:
    """Returns the problem in the language the sender prefers."""
    english = request.headers.get("accept-language", "").lower().startswith("en")
    body = ProblemBody(title=HTTPStatus(status).phrase, status=status, detail=en if english else fr)
    return JSONResponse(
        body.model_dump(),
        status,
        {**headers, "content-language": "en" if english else "fr"},
        media_type=MEDIA_TYPE,
    )


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if isinstance(error, Problem):
        return answer(request, error.status_code, str(error.detail), error.en, error.headers or {})
    phrase = HTTPStatus(error.status_code).phrase
    fr = {404: "rien à cette adresse.", 405: "cette adresse n’accepte pas cette méthode."}
    return answer(
        request, error.status_code, fr.get(error.status_code, phrase), f"{phrase}.", error.headers or {}
    )


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    where = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return answer(request, 422, f"requête inutilisable ({where}).", f"unusable request ({where}).", {})


async def _failed(request: Request, error: Exception) -> JSONResponse:
    return answer(
        request,
        500,
        "erreur interne ; elle est notée dans le journal.",
        "internal error; it has been written to the log.",
        {},
    )
